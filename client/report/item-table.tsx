/** The questions of a report: how many had each right, whether it separates students, and what was chosen instead. */

import { wordsIn } from '../../shared/class/words-in.ts';
import { answerText } from '../../shared/content/report-cells.ts';
import { reportText } from '../../shared/content/report-text.ts';
import { ITEM_STUDENTS_MIN } from '../../shared/report/item-statistics.ts';
import type { ItemChoice, Report, ReportItem } from '../../shared/report/report.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { type Column, DataTable } from './data-table.tsx';
import { correlation, percent, whole } from './figures.ts';

function share({ right, students }: ReportItem): number {
  return right / students;
}

function askedAs({ kind, set }: ReportItem): string {
  const { kinds } = reportText(locale.value);
  return set === null ? kinds[kind] : `${kinds[kind]} · ${set}`;
}

export function ItemTable({ report }: { readonly report: Report }) {
  const { columns: named } = reportText(locale.value);
  const numeric = true;
  const columns: Column<ReportItem>[] = [
    {
      id: 'question',
      label: named.question,
      by: ({ question }) => wordsIn(question.text, locale.value),
      show: ({ question }) => <span class="item-question">{wordsIn(question.text, locale.value)}</span>,
    },
    { id: 'kind', label: named.kind, by: askedAs, show: (row) => <span class="unbroken">{askedAs(row)}</span> },
    {
      id: 'students',
      label: t('report.items.students'),
      numeric,
      by: ({ students }) => students,
      show: (row) => whole(row.students),
    },
    { id: 'right', label: t('report.items.right'), numeric, by: share, show: (row) => percent(share(row)) },
    {
      id: 'upper',
      label: t('report.items.upper'),
      numeric,
      by: ({ discrimination }) => discrimination?.upper ?? null,
      show: ({ discrimination }) => percent(discrimination?.upper ?? null),
    },
    {
      id: 'lower',
      label: t('report.items.lower'),
      numeric,
      by: ({ discrimination }) => discrimination?.lower ?? null,
      show: ({ discrimination }) => percent(discrimination?.lower ?? null),
    },
    {
      id: 'discrimination',
      label: t('report.items.discrimination'),
      numeric,
      by: ({ discrimination }) => discrimination?.correlation ?? null,
      show: ({ discrimination }) => correlation(discrimination?.correlation ?? null),
    },
    {
      id: 'flags',
      label: t('report.items.flags'),
      by: (row) => row.flags.length,
      show: (row) => row.flags.map((flag) => t(`report.items.flag.${flag}`)).join(' · '),
    },
  ];
  return (
    <>
      {report.items.some(({ discrimination }) => discrimination === null) && (
        <p class="dim">{t('report.items.few', { least: ITEM_STUDENTS_MIN })}</p>
      )}
      <DataTable
        caption={t('report.items')}
        columns={columns}
        rows={report.items}
        keyOf={({ kind, set, question }) => `${kind} ${set} ${JSON.stringify(question)}`}
        open={(item) => <ItemDetail item={item} />}
      />
    </>
  );
}

/** What was chosen, how often, and why it is wrong. */
function ItemDetail({ item }: { readonly item: ReportItem }) {
  const { discrimination, omitted, question } = item;
  const { flags } = reportText(locale.value);
  return (
    <div class="detail grid wide">
      <ol class="item-choices grid">
        {item.choices.map((choice) => (
          <Choice key={JSON.stringify(choice.answer)} item={item} choice={choice} />
        ))}
      </ol>
      {omitted > 0 && <p class="dim">{t('report.items.omitted', { n: formatNumber(omitted) })}</p>}
      {discrimination !== null && (
        <p class="dim">
          {t('report.items.interval', {
            value: correlation(discrimination.correlation),
            low: correlation(discrimination.interval[0]),
            high: correlation(discrimination.interval[1]),
          })}
        </p>
      )}
      {item.flags.map((flag) => (
        <p key={flag}>
          <b>{t('report.items.flags')}</b> · {flags[flag]}
        </p>
      ))}
      <p>{wordsIn(question.explanation, locale.value)}</p>
    </div>
  );
}

function Choice({ item, choice }: { readonly item: ReportItem; readonly choice: ItemChoice }) {
  const { question, students } = item;
  const { verdicts } = reportText(locale.value);
  const reason =
    choice.answer.kind === 'single' && 'reasons' in question
      ? (question.reasons?.[choice.answer.option] ?? null)
      : null;
  return (
    <li class={choice.right ? 'correct' : 'wrong'}>
      <p>
        <span class="mark">
          <span aria-hidden="true">{choice.right ? '✓' : '✗'}</span>{' '}
          <span class="sr-only">{verdicts[choice.right ? 'correct' : 'wrong']}</span>
        </span>{' '}
        {answerText(question, choice.answer, locale.value)}{' '}
        <b>
          {formatNumber(choice.count)} · {percent(choice.count / students)}
        </b>
      </p>
      {!choice.right && reason !== null && <p class="why">{wordsIn(reason, locale.value)}</p>}
    </li>
  );
}
