/** A report as plain tables of cells, in the reader's language: the source of CSV files and sheets. */

import { explanation, levelText } from '../../shared/content/explain.ts';
import type { Locale } from '../../shared/lib/language.ts';
import { answerText, causeWords, moveText, subjectText } from '../../shared/content/report-cells.ts';
import { type ReportColumn, type ReportText, reportText } from '../../shared/content/report-text.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import type { ReportTable } from '../../shared/class-protocol.ts';
import type {
  ItemChoice,
  Report,
  ReportItem,
  ReportMove,
  ReportPair,
  ReportStudent,
} from '../../shared/report/report.ts';
import { wordsIn } from '../../shared/class/words-in.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';

/** A moment, epoch ms: each kind of file writes it in its own way, in the class's time zone. */
export interface TimeCell {
  readonly at: number;
}

/** Empty: null. Shares are numbers from 0 to 1. */
export type Cell = string | number | TimeCell | null;

type Row = Readonly<Partial<Record<ReportColumn, Cell>>>;

export interface Table {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  /** In the requested language. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The reader's language and time zone. */
export interface TableStyle {
  readonly locale: Locale;
  readonly zone: string;
}

interface Wording {
  readonly text: ReportText;
  readonly locale: Locale;
}

/** A name in the reader's language is next to each id, so that files in two languages can be combined. */
function levelCells(levelId: string, { locale }: Wording): Row {
  return { levelId, level: levelText(levelId, locale).title };
}

function nameOfMistake(mistake: MistakeId | null, { locale }: Wording): string | null {
  return mistake === null ? null : explanation(mistake, locale).name;
}

function yesOrNo(value: boolean, { text }: Wording): string {
  return value ? text.yes : text.no;
}

function timeCell(at: number | null): TimeCell | null {
  return at === null ? null : { at };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function studentCells(row: ReportStudent, wording: Wording): Row {
  const firstTryShare = shareOf(row.firstTry, row.positions);
  return { ...row, firstTryShare, mostOftenName: nameOfMistake(row.mostOften, wording) };
}

function pairCells({ names, students, scores, end, endedAt, ...row }: ReportPair, wording: Wording): Row {
  return {
    ...row,
    ...levelCells(row.levelId, wording),
    student1: students[0],
    name1: names[0] ?? wording.text.bot,
    score1: scores[0],
    student2: students[1],
    name2: names[1] ?? wording.text.bot,
    score2: scores[1],
    end: wording.text.ends[end],
    endedAt: timeCell(endedAt),
  };
}

function moveCells(row: ReportMove, wording: Wording): Row {
  return {
    ...row,
    ...levelCells(row.levelId, wording),
    cause: causeWords(row.cause, wording.locale),
    clause: clauseText(row.clause, wording.locale),
    move: moveText(row.move),
    verdict: wording.text.verdicts[row.outcome],
    mistakeName: nameOfMistake(row.mistake, wording),
    why: row.mistake === null ? null : explanation(row.mistake, wording.locale).why,
    at: timeCell(row.at),
  };
}

/** What identifies a question in a row about it. */
function askedCells({ kind, set, question }: ReportItem, { text, locale }: Wording): Row {
  return { kind: text.kinds[kind], set, questionId: question.id, question: wordsIn(question.text, locale) };
}

function itemCells(row: ReportItem, wording: Wording): Row {
  const { students, right, omitted, discrimination, flags } = row;
  return {
    ...askedCells(row, wording),
    students,
    correct: right,
    omitted,
    rightShare: shareOf(right, students),
    upper: discrimination?.upper ?? null,
    lower: discrimination?.lower ?? null,
    correlation: discrimination?.correlation ?? null,
    correlationLow: discrimination?.interval[0] ?? null,
    correlationHigh: discrimination?.interval[1] ?? null,
    flags: flags.map((flag) => wording.text.flags[flag]).join(' | '),
  };
}

function choiceCells(row: ReportItem, { answer, count, right }: ItemChoice, wording: Wording): Row {
  return {
    ...askedCells(row, wording),
    answer: answerText(row.question, answer, wording.locale),
    isRight: yesOrNo(right, wording),
    count,
    choiceShare: shareOf(count, row.students),
  };
}

/** The columns of each table, and its rows by column. */
const TABLES: Readonly<
  Record<
    ReportTable,
    {
      readonly columns: readonly ReportColumn[];
      readonly rows: (report: Report, wording: Wording) => readonly Row[];
    }
  >
> = {
  classes: {
    columns: ['code', 'title', 'openedAt', 'students', 'rounds'],
    rows: ({ classes }, { locale }) =>
      classes.map((row) => ({ ...row, title: wordsIn(row.title, locale), openedAt: timeCell(row.openedAt) })),
  },
  students: {
    columns: [
      ...([
        'code',
        'student',
        'name',
        'roster',
        'timeFactor',
        'place',
        'score',
        'duelScore',
        'questionScore',
        'positions',
      ] as const),
      ...(['firstTry', 'firstTryShare', 'wrongMoves', 'mostOften', 'mostOftenName', 'before', 'after'] as const),
    ],
    rows: ({ students }, wording) => students.map((row) => studentCells(row, wording)),
  },
  rounds: {
    columns: ['code', 'round', 'kind', 'subject', 'seconds', 'participants', 'rightShare', 'meanPoints'],
    rows: ({ rounds }, { text, locale }) =>
      rounds.map((row) => ({
        ...row,
        kind: text.kinds[row.kind],
        subject: subjectText(row, locale, (id) => levelText(id, locale).title),
      })),
  },
  pairs: {
    columns: [
      ...(['code', 'round', 'matchId', 'levelId', 'level'] as const),
      ...(['student1', 'name1', 'score1', 'student2', 'name2', 'score2'] as const),
      ...(['end', 'endedIn', 'endedAt'] as const),
    ],
    rows: ({ pairs }, wording) => pairs.map((row) => pairCells(row, wording)),
  },
  moves: {
    columns: [
      ...(['code', 'round', 'matchId', 'levelId', 'level', 'student', 'name', 'half', 'positionId', 'cause'] as const),
      ...(['state', 'attempt', 'move', 'verdict', 'mistake', 'mistakeName', 'why', 'clause', 'points', 'at'] as const),
    ],
    rows: ({ moves }, wording) => moves.map((row) => moveCells(row, wording)),
  },
  answers: {
    columns: [
      ...(['code', 'round', 'kind', 'set', 'questionId', 'question', 'student', 'name'] as const),
      ...(['answer', 'right', 'points', 'seconds'] as const),
    ],
    rows: ({ answers }, wording) =>
      answers.map(({ question, answer, ...row }) => ({
        ...row,
        kind: wording.text.kinds[row.kind],
        questionId: question.id,
        question: wordsIn(question.text, wording.locale),
        answer: answerText(question, answer, wording.locale),
        right: yesOrNo(row.right, wording),
        seconds: row.elapsedMs / 1000,
      })),
  },
  mistakes: {
    columns: ['levelId', 'level', 'mistake', 'mistakeName', 'count', 'students'],
    rows: ({ mistakes }, wording) =>
      mistakes.map((row) => ({
        ...row,
        ...levelCells(row.levelId, wording),
        mistakeName: nameOfMistake(row.mistake, wording),
      })),
  },
  positions: {
    columns: ['levelId', 'level', 'cause', 'state', 'asked', 'firstTry', 'firstTryShare', 'wrong'],
    rows: ({ positions }, wording) =>
      positions.map((row) => ({
        ...row,
        ...levelCells(row.levelId, wording),
        cause: causeWords(row.cause, wording.locale),
        firstTryShare: shareOf(row.firstTry, row.asked),
      })),
  },
  items: {
    columns: [
      ...(['kind', 'set', 'questionId', 'question', 'students', 'correct', 'omitted', 'rightShare'] as const),
      ...(['upper', 'lower', 'correlation', 'correlationLow', 'correlationHigh', 'flags'] as const),
    ],
    rows: ({ items }, wording) => items.map((row) => itemCells(row, wording)),
  },
  choices: {
    columns: ['kind', 'set', 'questionId', 'question', 'answer', 'isRight', 'count', 'choiceShare'],
    rows: ({ items }, wording) =>
      items.flatMap((row) => row.choices.map((choice) => choiceCells(row, choice, wording))),
  },
  gain: {
    columns: ['students', 'before', 'after', 'mean', 'low', 'high'],
    rows: ({ gain }) =>
      gain === null ? [] : [{ ...gain, low: gain.interval?.[0] ?? null, high: gain.interval?.[1] ?? null }],
  },
};

/** Columns of times name the zone. */
const TIMES: ReadonlySet<ReportColumn> = new Set<ReportColumn>(['openedAt', 'endedAt', 'at']);

/**
 * One table of a report.
 * @param zone IANA name, shown in the heading of every column of times
 */
export function tableOf(report: Report, table: ReportTable, { locale, zone }: TableStyle): Table {
  const text = reportText(locale);
  const { columns, rows } = TABLES[table];
  return {
    title: text.tables[table],
    columns,
    header: columns.map((column) => `${text.columns[column]}${TIMES.has(column) ? ` (${zone})` : ''}`),
    rows: rows(report, { text, locale }).map((row) => columns.map((column) => row[column] ?? null)),
  };
}
