/** The report as files: all tables as a workbook, one as CSV, everything as JSON, or on paper. */

import { useState } from 'preact/hooks';
import { codeOfClassKey, REPORT_TABLES, type ReportFormat, type ReportTable } from '../../../shared/class-protocol.ts';
import { reportText } from '../../../shared/content/report-text.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';
import { saveFile } from '../save-file.ts';

export function Downloads({ keys }: { readonly keys: readonly string[] }) {
  const { classActions } = useApp();
  const [table, setTable] = useState<ReportTable>('students');
  const { tables } = reportText(locale.value);
  const download = async (format: ReportFormat) => {
    const request = { keys, format, language: locale.peek(), ...(format === 'csv' ? { table } : {}) };
    const file = await classActions.reportFile(request);
    if (file !== null)
      saveFile(
        `last-ack-${keys.map(codeOfClassKey).join('-')}${format === 'csv' ? `-${table}` : ''}.${format}`,
        file,
        file.type,
      );
  };
  return (
    <section class="downloads" aria-label={t('report.files')}>
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
