/**
 * Recounts a class from the rows of its log alone and by other means than the product: no replay, no fold, only the
 * events. Standings, report and files must agree with it.
 */

import Database from 'libsql';
import { query } from './postgres-cluster.ts';

/** Events as they are in the log: only the fields counted here are declared. */
interface LoggedClassEvent {
  readonly type: string;
  readonly student?: number;
  readonly name?: string;
  readonly round?: number;
  readonly question?: number;
  readonly right?: boolean;
  readonly points?: number;
  readonly duel?: LoggedDuel;
  readonly duels?: readonly LoggedDuel[];
}
interface LoggedDuel {
  readonly matchId: string;
  readonly seats: Readonly<Record<'0' | '1', number | null>>;
}
/** A hint, a challenge or a name: `end` says whose, given the half in which it was; with the end of a half its bets. */
interface LoggedAside {
  readonly type: string;
  readonly end: 'A' | 'B';
  readonly cost?: number;
  readonly points?: number;
  readonly bets?: readonly { readonly end: 'A' | 'B'; readonly points: number }[];
}
interface LoggedJudgement {
  readonly seat: 0 | 1;
  readonly by: string;
  readonly verdict: string;
  readonly mistake: string | null;
  readonly points: { readonly total: number };
}

export interface Recount {
  /** Points by student. */
  readonly scores: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<number, string>;
  /** How many moves of students' own were judged, and how many of them were wrong. */
  readonly moves: number;
  readonly wrong: number;
  /** How often a student's time ran out, and the stack moved instead. */
  readonly timeOuts: number;
  /** Wrong moves by mistake. */
  readonly mistakes: ReadonlyMap<string, number>;
  /** One line for each answer: student, round, question. */
  readonly answers: readonly string[];
}

/**
 * @param dbPath the file of the server's log
 * @param code of the class
 */
export function recount(dbPath: string, code: string): Recount {
  const db = new Database(dbPath, { readonly: true });
  const [ofClass, ofDuels] = logOf(code).map((sql) => db.prepare(sql).all());
  db.close();
  return recountOf(ofClass as ClassRow[], ofDuels as DuelRow[]);
}

/** The same in a PostgreSQL database. */
export async function recountAt(url: string, code: string): Promise<Recount> {
  const [ofClass, ofDuels] = await Promise.all(logOf(code).map((sql) => query(url, sql)));
  return recountOf(ofClass as ClassRow[], ofDuels as DuelRow[]);
}

interface ClassRow {
  readonly json: string;
}
interface DuelRow extends ClassRow {
  readonly match_id: string;
}

/** The queries for the events of the class, and for those of its duels. */
function logOf(code: string): readonly string[] {
  if (!/^\w+$/.test(code)) throw new Error('a code is a word');
  const id = `(select id from classes where code = '${code}')`;
  return [
    `select json from class_events where class_id = ${id} order by seq`,
    `select match_id, json from events where match_id in (select id from matches where class_id = ${id}) order by match_id, seq`,
  ];
}

function recountOf(ofClass: readonly ClassRow[], ofDuels: readonly DuelRow[]): Recount {
  const classEvents = ofClass.map(({ json }) => JSON.parse(json) as LoggedClassEvent);
  const duels = classEvents.flatMap(({ duel, duels: drawn = [] }) => (duel ? [duel, ...drawn] : drawn));
  const eventsOf = (matchId: string) =>
    ofDuels.filter(({ match_id }) => match_id === matchId).map(({ json }) => JSON.parse(json) as LoggedAside);
  const judged = duels.flatMap(({ matchId, seats }) =>
    eventsOf(matchId)
      .filter(({ type }) => type === 'judged')
      .map((event) => {
        const { judgement } = event as unknown as { judgement: LoggedJudgement };
        return { student: seats[judgement.seat === 0 ? '0' : '1'], ...judgement };
      }),
  );
  const asides = duels.flatMap(({ matchId, seats }) => asidesOf(eventsOf(matchId), seats));
  return count(classEvents, judged, asides);
}

/** Points lost and gained by hints, challenges, names and bets: the seats change ends with every half. */
function asidesOf(
  events: readonly LoggedAside[],
  seats: LoggedDuel['seats'],
): { student: number | null; points: number }[] {
  const found: { student: number | null; points: number }[] = [];
  let swapped = true;
  for (const { type, end, cost = 0, points = 0, bets = [] } of events) {
    if (type === 'half-started') swapped = !swapped;
    const seatOf = (of: LoggedAside['end']) => seats[(swapped ? of === 'B' : of === 'A') ? '0' : '1'];
    for (const bet of bets) found.push({ student: seatOf(bet.end), points: bet.points });
    if (['hinted', 'called-out', 'named'].includes(type)) found.push({ student: seatOf(end), points: points - cost });
  }
  return found;
}

function count(
  classEvents: readonly LoggedClassEvent[],
  judged: readonly (LoggedJudgement & { student: number | null })[],
  asides: readonly { student: number | null; points: number }[],
): Recount {
  const scores = new Map<number, number>();
  const names = new Map<number, string>();
  const mistakes = new Map<string, number>();
  const add = (student: number, points: number) => scores.set(student, (scores.get(student) ?? 0) + points);
  for (const { type, student = 0, name = '', points = 0 } of classEvents) {
    if (type === 'joined' || type === 'renamed') names.set(student, name);
    if (type === 'joined') add(student, 0);
    if (type === 'answered') add(student, points);
  }
  const own = judged.filter(({ by, student }) => by === 'player' && student !== null);
  for (const { student, points, mistake } of own) {
    if (student !== null) add(student, points.total);
    if (mistake !== null) mistakes.set(mistake, (mistakes.get(mistake) ?? 0) + 1);
  }
  for (const { student, points } of asides) if (student !== null) add(student, points);
  const answered = classEvents.filter(({ type }) => type === 'answered');
  return {
    scores,
    names,
    moves: own.length,
    wrong: own.filter(({ verdict }) => verdict === 'wrong').length,
    timeOuts: judged.filter(({ by, student }) => by === 'stack' && student !== null).length,
    mistakes,
    answers: answered.map(({ student, round, question }) => `${student}.${round}.${question}`),
  };
}
