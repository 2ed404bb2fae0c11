/** The tables of a report: students, rounds, pairs and the moments of duels. */

import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { explanation, levelText } from '../words/explanations.ts';
import { causeWords, subjectText } from '../../shared/content/report-cells.ts';
import { type ReportColumn, reportText } from '../../shared/content/report-text.ts';
import type { TimeFactor } from '../../shared/duel/options.ts';
import type { Report, ReportPair, ReportPosition, ReportRound, ReportStudent } from '../../shared/report/report.ts';
import { locale, t } from '../words/i18n.ts';
import type { SortValue } from './report-figures.ts';
import { type Column, DataTable } from './data-table.tsx';
import { timeOfDay, percent, whole } from './figures.ts';
import { ReplayButton } from './replay.tsx';
import { StudentDetail } from './student-detail.tsx';

/** A column by its name in the files. */
function named<Row>(id: ReportColumn, by: (row: Row) => SortValue, how: Partial<Column<Row>> = {}): Column<Row> {
  return { id, label: reportText(locale.value).columns[id], by, ...how };
}

function figure<Row>(id: ReportColumn, by: (row: Row) => number | null, write = whole): Column<Row> {
  return named(id, by, { numeric: true, show: (row) => write(by(row)) });
}

/** The class of a row matters only if there are several. */
function classColumn<Row extends { readonly code: string }>({ classes }: Report): Column<Row>[] {
  return classes.length < 2 ? [] : [named('code', ({ code }) => code)];
}

function timeWords(factor: TimeFactor): string {
  return factor === 'off' ? t('timeFactor.off') : `×${factor}`;
}

function studentColumns(report: Report): Column<ReportStudent>[] {
  const rosters = report.students.some(({ roster }) => roster !== '');
  const ownTimes = report.students.some(({ timeFactor }) => timeFactor !== '1');
  const tests = report.students.some(({ before, after }) => before !== null || after !== null);
  return [
    named('name', ({ name }) => name),
    ...(rosters ? [named<ReportStudent>('roster', ({ roster }) => roster)] : []),
    ...(ownTimes ? [named<ReportStudent>('timeFactor', (row) => timeWords(row.timeFactor))] : []),
    ...classColumn<ReportStudent>(report),
    figure('place', ({ place }) => place),
    figure('score', ({ score }) => score),
    figure('duelScore', ({ duelScore }) => duelScore),
    figure('questionScore', ({ questionScore }) => questionScore),
    figure('firstTryShare', (row) => (row.positions === 0 ? null : row.firstTry / row.positions), percent),
    figure('wrongMoves', ({ wrongMoves }) => wrongMoves),
    named('mostOftenName', ({ mostOften }) => (mostOften === null ? null : explanation(mostOften, locale.value).name)),
    ...(tests ? [figure<ReportStudent>('before', ({ before }) => before, percent)] : []),
    ...(tests ? [figure<ReportStudent>('after', ({ after }) => after, percent)] : []),
  ];
}

export function StudentTable({ report }: { readonly report: Report }) {
  if (report.students.length === 0) return <p class="dim">{t('report.students.none')}</p>;
  return (
    <DataTable
      caption={t('report.students')}
      columns={studentColumns(report)}
      rows={report.students}
      keyOf={({ code, student }) => `${code} ${student}`}
      open={(student) => <StudentDetail report={report} student={student} />}
    />
  );
}

export function RoundTable({ report }: { readonly report: Report }) {
  if (report.rounds.length === 0) return <p class="dim">{t('report.rounds.none')}</p>;
  const { kinds } = reportText(locale.value);
  const columns: Column<ReportRound>[] = [
    figure('round', ({ round }) => round),
    ...classColumn<ReportRound>(report),
    named('kind', ({ kind }) => kinds[kind]),
    named('subject', (row) => subjectText(row, locale.value, (id) => levelText(id, locale.value).title)),
    figure('seconds', ({ seconds }) => seconds),
    figure('participants', ({ participants }) => participants),
    figure('rightShare', ({ rightShare }) => rightShare, percent),
    figure('meanPoints', ({ meanPoints }) => meanPoints),
  ];
  return (
    <DataTable
      caption={t('report.rounds')}
      columns={columns}
      rows={report.rounds}
      keyOf={({ code, round }) => `${code} ${round}`}
    />
  );
}

/** How a duel ended; if it was stopped, also when and where. */
function Ending({ pair: { end, endedIn, endedAt } }: { readonly pair: ReportPair }) {
  const how = reportText(locale.value).ends[end];
  if (end === 'played' || endedAt === null) return <>{how}</>;
  return (
    <>
      {how} · {timeOfDay(endedAt)}
      {endedIn !== null && ` · ${t('report.replay.half', { half: endedIn })}`}
    </>
  );
}

/** A duel can be shown if one of its halves came to an end. */
function hasReplay({ endedIn }: ReportPair): boolean {
  return endedIn !== null;
}

export function PairTable({ report, keys }: { readonly report: Report; readonly keys: readonly string[] }) {
  const { bot, ends } = reportText(locale.value);
  const keyOfClass = new Map(keys.map((key) => [codeOfClassKey(key), key]));
  const columns: Column<ReportPair>[] = [
    figure('round', ({ round }) => round),
    ...classColumn<ReportPair>(report),
    named('level', ({ levelId }) => levelText(levelId, locale.value).title),
    named('name1', ({ names }) => names[0] ?? bot),
    figure('score1', ({ scores }) => scores[0]),
    named('name2', ({ names }) => names[1] ?? bot),
    figure('score2', ({ scores }) => scores[1]),
    named('end', ({ end }) => ends[end], { show: (pair) => <Ending pair={pair} /> }),
    {
      id: 'replay',
      label: t('report.replay'),
      by: (pair) => (hasReplay(pair) ? 1 : 0),
      show: (pair) => {
        const key = keyOfClass.get(pair.code);
        const names = [pair.names[0] ?? bot, pair.names[1] ?? bot] as const;
        return hasReplay(pair) && key !== undefined ? (
          <ReplayButton pair={pair} names={names} teacherKey={key} />
        ) : null;
      },
    },
  ];
  return (
    <DataTable
      caption={t('report.pairs')}
      columns={columns}
      rows={report.pairs}
      keyOf={({ code, matchId }) => `${code} ${matchId}`}
    />
  );
}

export function PositionTable({ report }: { readonly report: Report }) {
  const columns: Column<ReportPosition>[] = [
    named('level', ({ levelId }) => levelText(levelId, locale.value).title),
    named('cause', ({ cause }) => causeWords(cause, locale.value)),
    named('state', ({ state }) => state, {
      show: ({ state }) => (
        <span class="code" translate={false}>
          {state}
        </span>
      ),
    }),
    figure('asked', ({ asked }) => asked),
    figure('firstTryShare', ({ asked, firstTry }) => firstTry / asked, percent),
    figure('wrong', ({ wrong }) => wrong),
  ];
  return (
    <DataTable
      caption={t('report.positions')}
      columns={columns}
      rows={report.positions}
      keyOf={({ levelId, state, cause }) => `${levelId} ${state} ${cause}`}
    />
  );
}
