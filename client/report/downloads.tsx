/** The report as files: all tables as a workbook, one as CSV, everything as JSON, or on paper. */

import { useState } from 'preact/hooks';
import {
  codeOfClassKey,
  CSV_SEPARATORS,
  type CsvSeparator,
  REPORT_TABLES,
  type ReportFormat,
  type ReportTable,
} from '../../shared/class-protocol.ts';
import { reportText } from '../../shared/content/report-text.ts';
import { locale, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { saveFile } from '../kit/save-file.ts';
import { usualSeparator } from './figures.ts';

export function Downloads({ keys }: { readonly keys: readonly string[] }) {
  const { classActions } = useApp();
  const [table, setTable] = useState<ReportTable>('students');
  const [separator, setSeparator] = useState<CsvSeparator>(() => usualSeparator(navigator.languages));
  const { tables } = reportText(locale.value);
  const download = async (format: ReportFormat) => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const csv = format === 'csv' ? { table, separator } : {};
    const request = { keys, format, language: locale.peek(), zone, ...csv };
    const file = await classActions.reportFile(request);
    if (file !== null)
      saveFile(
        `last-ack-${keys.map(codeOfClassKey).join('-')}${format === 'csv' ? `-${table}` : ''}.${format}`,
        file,
        file.type,
      );
  };
  return (
    <section class="downloads flow" aria-label={t('report.files')}>
      <button type="button" class="button primary" onClick={() => void download('xlsx')}>
        {t('report.xlsx')}
      </button>
      <span class="csv">
        <select
          class="input"
          aria-label={t('report.csv.table')}
          value={table}
          onChange={(event) => setTable(REPORT_TABLES.find((id) => id === event.currentTarget.value) ?? table)}
        >
          {REPORT_TABLES.map((id) => (
            <option key={id} value={id}>
              {tables[id]}
            </option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t('report.csv.separator')}
          value={separator}
          onChange={(event) => setSeparator(CSV_SEPARATORS.find((id) => id === event.currentTarget.value) ?? separator)}
        >
          {CSV_SEPARATORS.map((id) => (
            <option key={id} value={id}>
              {t(`report.csv.${id}`)}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => void download('csv')}>
          {t('report.csv')}
        </button>
      </span>
      <button type="button" class="button" onClick={() => void download('json')}>
        {t('report.json')}
      </button>
      <button type="button" class="button" onClick={() => print()}>
        {t('report.print')}
      </button>
    </section>
  );
}
