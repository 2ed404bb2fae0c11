/** The rounds of a class: one starts, gets duels and more time, and ends. */

import { SEATS } from '../duel/options.ts';
import { endOfRound } from './answering.ts';
import { type Answers, type ClassApplied, happen, NOTHING, refuse } from './applied.ts';
import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState } from './class-state.ts';
import { ownEnds } from './own-time.ts';
import { isIn, roundOn, seatedIn } from './rounds.ts';

/** What is asked of the current round, or of the next. */
export type RoundCommand =
  /** Starts the round at `index` of the lesson; a round of duels with the pairs drawn (pairing.ts). */
  | { readonly kind: 'start'; readonly index: number; readonly duels: readonly PlannedDuel[] }
  | { readonly kind: 'add-duel'; readonly duel: PlannedDuel }
  | { readonly kind: 'more-time'; readonly ms: number }
  /** Ends the current round; with `lastCall` (a student is still answering) in a moment, announced to everybody. */
  | { readonly kind: 'skip'; readonly lastCall?: boolean };
type Of<K extends RoundCommand['kind']> = Extract<RoundCommand, { kind: K }>;

const ROUNDS_MAX = 200;
/** From the teacher's order until the round ends, while a student is still answering. */
export const LAST_CALL_MS = 3_000;
/** How much time can be added to a round, at once and in total. */
const MORE_TIME_MAX_MS = 60 * 60_000;

/** Whether these duels can be played: students of the class, each in at most one, never two bots. */
function canSit(state: ClassState, duels: readonly PlannedDuel[], seated: ReadonlySet<StudentId>): boolean {
  const students = duels.flatMap(({ seats }) => SEATS.flatMap((seat) => seats[seat] ?? []));
  const oneEach = new Set(students).size === students.length && students.every((id) => !seated.has(id));
  const noEmpty = duels.every(({ seats }) => seats[0] !== null || seats[1] !== null);
  return oneEach && noEmpty && students.every((id) => isIn(state, id));
}

function start(state: ClassState, { index, duels }: Of<'start'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  if (state.phase === 'round') return refuse('round-running');
  if (state.paused) return refuse('class-paused');
  const content = state.lesson.rounds[index];
  if (content === undefined || state.rounds.length >= ROUNDS_MAX) return refuse('no-such-round');
  if (content.kind !== 'duel' && duels.length > 0) return refuse('no-such-duel');
  if (!canSit(state, duels, new Set())) return refuse('no-such-student');
  const endsAt = content.seconds === null ? null : at + content.seconds * 1_000;
  const { speed } = state.settings;
  return happen({ at, type: 'round-started', round: state.rounds.length + 1, index, content, speed, endsAt, duels });
}

function addDuel(state: ClassState, { duel }: Of<'add-duel'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round?.content.kind !== 'duel') return refuse('no-round');
  if (!canSit(state, [duel], seatedIn(round))) return refuse('no-such-student');
  return happen({ at, type: 'duel-added', duel });
}

function moreTime(state: ClassState, { ms }: Of<'more-time'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round === null || round.endsAt === null || round.content.seconds === null) return refuse('no-round');
  const extended = Math.max(0, round.endsAt - round.startedAt - round.content.seconds * 1_000);
  const granted = Math.min(Math.floor(ms), MORE_TIME_MAX_MS - extended);
  return granted > 0 ? happen({ at, type: 'extended', ms: granted }) : NOTHING;
}

/** While a student is still answering, announces the end, which comes a moment later; a second request ends it at once. */
function skip(state: ClassState, { lastCall = false }: Of<'skip'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round === null) return refuse('no-round');
  if (!lastCall || round.lastCall || state.paused) return happen(...endOfRound(state, round, at, 'teacher'));
  const endsAt = Math.min(ownEnds(state, round).at(-1) ?? Number.POSITIVE_INFINITY, at + LAST_CALL_MS);
  return happen({ at, type: 'last-called', endsAt });
}

export const ROUND_COMMANDS: Answers<RoundCommand> = {
  start,
  'add-duel': addDuel,
  'more-time': moreTime,
  skip,
};
