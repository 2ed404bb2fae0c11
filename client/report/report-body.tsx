/** A report from its summary down to its rows. */

import type { ComponentChildren } from 'preact';
import { wordsIn } from '../../shared/class/words-in.ts';
import type { Report } from '../../shared/report/report.ts';
import { locale, t } from '../words/i18n.ts';
import { summaryOf } from './report-figures.ts';
import { Charts, gainSentence } from './charts.tsx';
import { dateTime, percent, points, whole } from './figures.ts';
import { ItemTable } from './item-table.tsx';
import { MistakeMap } from './mistake-map.tsx';
import { PairTable, PositionTable, RoundTable, StudentTable } from './report-tables.tsx';

interface BodyProps {
  readonly report: Report;
  /** The teacher's keys of its classes. */
  readonly keys: readonly string[];
}

export function ReportBody({ report, keys }: BodyProps) {
  return (
    <>
      <Classes report={report} />
      <SummaryTiles report={report} />
      {report.rounds.length === 0 ? <p class="lead nothing-yet">{t('report.nothing')}</p> : <Charts report={report} />}
      <Part title={t('report.students')} hint={t('report.students.hint')}>
        <StudentTable report={report} />
      </Part>
      {report.rounds.length > 0 && <Played report={report} keys={keys} />}
    </>
  );
}

function Played({ report, keys }: BodyProps) {
  return (
    <>
      <Part title={t('report.mistakes')} hint={t('report.mistakes.hint')}>
        <MistakeMap report={report} />
      </Part>
      <Part title={t('report.rounds')}>
        <RoundTable report={report} />
      </Part>
      {report.items.length > 0 && (
        <Part title={t('report.items')} hint={t('report.items.hint')}>
          <ItemTable report={report} />
        </Part>
      )}
      {report.positions.length > 0 && (
        <Part title={t('report.positions')} hint={t('report.positions.hint')}>
          <PositionTable report={report} />
        </Part>
      )}
      {report.pairs.length > 0 && (
        <Part title={t('report.pairs')} hint={t('report.pairs.hint')}>
          <PairTable report={report} keys={keys} />
        </Part>
      )}
    </>
  );
}

function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="report-part grid">
      <h2>{title}</h2>
      {hint !== undefined && <p class="dim">{hint}</p>}
      {children}
    </section>
  );
}

function Classes({ report }: { readonly report: Report }) {
  return (
    <ul class="report-classes grid">
      {report.classes.map(({ code, title, openedAt, students, rounds }) => (
        <li key={code}>
          <b>{wordsIn(title, locale.value)}</b>{' '}
          <span class="code" translate={false}>
            {code}
          </span>{' '}
          <span class="dim">
            {dateTime(openedAt)} · {t('report.class.students', { count: students })} ·{' '}
            {t('report.class.rounds', { count: rounds })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SummaryTiles({ report }: { readonly report: Report }) {
  const { students, rounds, meanScore, firstTry } = summaryOf(report);
  const { gain } = report;
  return (
    <dl class="tiles grid wide">
      <Tile label={t('report.students')} value={whole(students)} />
      <Tile label={t('report.rounds')} value={whole(rounds)} />
      <Tile label={t('report.mean')} value={whole(meanScore)} />
      <Tile label={t('report.first-try')} value={percent(firstTry)} />
      <Tile
        label={t('report.gain')}
        value={gain === null ? '–' : points(gain.mean)}
        note={gain === null ? t('report.gain.none') : gainSentence(gain)}
      />
    </dl>
  );
}

function Tile({ label, value, note }: { readonly label: string; readonly value: string; readonly note?: string }) {
  return (
    <div class={note === undefined ? 'tile box' : 'tile box wide'}>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        {note !== undefined && <span class="dim">{note}</span>}
      </dd>
    </div>
  );
}
