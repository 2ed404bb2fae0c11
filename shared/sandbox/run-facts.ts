/** What a run adds up to: a few numbers, from its journal. */

import { ENDS, type End } from '../duel/level.ts';
import { currentHalf, type DuelState, type JournalEntry } from '../duel/state/state.ts';
import { has } from '../tcp/segment.ts';

/** How the first connection of a run ended at an end; `stuck`: the two could not agree, and it never ended. */
export type Ending = 'normal' | 'reset' | 'given-up' | 'stuck';

export interface RunFacts {
  readonly seed: number;
  readonly endings: Readonly<Record<End, Ending>>;
  /** The ends that were still there when the other was CLOSED, and learnt it from a RST or never (RFC 9293, 3.5.1). */
  readonly halfOpen: readonly End[];
  /** How many octets of the first connection the second one handed to its application. */
  readonly corruptedOctets: number;
  /** From the first CLOSE until the port of the end that called it was free (ms); null: it never was. */
  readonly portHeldMs: number | null;
  /** Segments sent in the first connection, by both ends. */
  readonly segments: number;
}

type Entry<K extends JournalEntry['kind']> = Extract<JournalEntry, { kind: K }>;

const isA =
  <K extends JournalEntry['kind']>(kind: K) =>
  (entry: JournalEntry): entry is Entry<K> =>
    entry.kind === kind;

const isClosed = (entry: JournalEntry) => entry.kind === 'state' && entry.state === 'CLOSED';

/** How an end was closed, by the last thing that happened there before. */
function endingOf(own: readonly JournalEntry[]): Ending {
  const closed = own.findIndex(isClosed);
  if (closed < 0) return 'stuck';
  const cause = own.slice(0, closed).findLast(({ kind }) => kind === 'arrived' || kind === 'timer');
  if (cause?.kind === 'timer') return cause.timer === 'time-wait' ? 'normal' : 'given-up';
  return cause?.kind === 'arrived' && has(cause.segment, 'RST') ? 'reset' : 'normal';
}

/** The facts of a run that has come to rest. */
export function factsOf(seed: number, state: DuelState): RunFacts {
  const { journal = [] } = currentHalf(state) ?? {};
  const next = journal.findIndex(isA('opened'));
  const first = next < 0 ? journal : journal.slice(0, next);
  const ownOf = (end: End) => first.filter((entry) => entry.end === end);
  const endings = { A: endingOf(ownOf('A')), B: endingOf(ownOf('B')) };
  const closes = first.filter(isClosed);
  const survivor = closes.length === 0 ? undefined : ENDS.find((end) => end !== closes[0]?.end);
  const freed = closes.find(({ end }) => end === 'A');
  const begun = first.find(({ kind, end }) => kind === 'call' && end === 'A');
  return {
    seed,
    endings,
    halfOpen: survivor !== undefined && endings[survivor] !== 'normal' ? [survivor] : [],
    corruptedOctets: journal.filter(isA('corrupted')).reduce((sum, { bytes }) => sum + bytes, 0),
    portHeldMs: freed === undefined || begun === undefined ? null : freed.at - begun.at,
    segments: first.filter(isA('sent')).length,
  };
}
