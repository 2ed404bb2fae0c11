/** What went well in a duel that is over, by seat: only moves that its students made themselves. Pure. */

import { ENDS } from '../duel/level.ts';
import { SEATS, type Seat } from '../duel/options.ts';
import { isRightAtFirstTry } from '../duel/rules/costs.ts';
import { endOfConnection } from '../duel/state/give-up.ts';
import type { DuelState, HalfState } from '../duel/state/state.ts';
import type { Judgement } from '../duel/vocabulary/judgement.ts';
import { sameSegment } from '../tcp/segment.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFeats, Race } from './headline.ts';
import { isOwnMove } from './own-move.ts';
import { missedRaces, raceOf } from './races.ts';

/** The longest run of decisions right at the first try; whatever the stack or a bot did in their place ends it. */
export function longestStreak(judgements: readonly Judgement[]): number {
  let [run, longest] = [0, 0];
  for (const judgement of judgements) {
    if (judgement.move.kind === 'claim') continue;
    if (judgement.by === 'player' && isRightAtFirstTry(judgement)) run += 1;
    else if (judgement.by !== 'player' || judgement.verdict !== 'correct') run = 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * Whether a move answered a ghost right at the first try: a copy of what had arrived already, or a segment of an earlier
 * connection between the same ports.
 */
function isGhostAnswered({ journal }: HalfState, judgement: Judgement): boolean {
  const { cause, end, at } = judgement;
  if (cause?.kind !== 'arrival' || !isRightAtFirstTry(judgement)) return false;
  const landed = journal.findLastIndex(
    (entry) =>
      entry.kind === 'arrived' && entry.end === end && entry.at <= at && sameSegment(entry.segment, cause.segment),
  );
  const arrival = journal[landed];
  if (arrival?.kind !== 'arrived') return false;
  const seen = journal.slice(0, landed);
  const opened = seen.findLast(({ kind }) => kind === 'opened')?.id ?? 0;
  const copy = seen.some((entry) => entry.kind === 'arrived' && entry.segmentId === arrival.segmentId);
  const taken = journal.some((entry) => entry.kind === 'corrupted' && entry.end === end && entry.at === arrival.at);
  return (copy || arrival.segmentId < opened) && !taken;
}

/** Whether both ends reached CLOSED by FIN and ACK alone. */
function isClean(half: HalfState): boolean {
  return ENDS.every((end) => endOfConnection(half, half.ends[end]) === 'normal');
}

/** When both ends had closed: each is in TIME-WAIT or CLOSED; ms since the half began. */
function closedAfter({ journal, startedAt }: HalfState): number {
  const closed = ENDS.map((end) =>
    journal.find(
      (entry) =>
        entry.kind === 'state' && entry.end === end && (entry.state === 'TIME-WAIT' || entry.state === 'CLOSED'),
    ),
  );
  return Math.max(...closed.map((entry) => (entry?.at ?? startedAt) - startedAt));
}

/** How long a half took that students closed without a mistake and without help; null: they did not. */
function closeOf(half: HalfState, plan: PlannedDuel): number | null {
  const { judgements, hints } = half;
  const students = judgements.filter(({ seat }) => plan.seats[seat] !== null);
  const flawless = students.every((one) => isOwnMove(plan, one) && one.verdict === 'correct');
  return isClean(half) && students.length > 0 && flawless && hints.length === 0 ? closedAfter(half) : null;
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function closestRace({ halves }: DuelState, plan: PlannedDuel, seat: Seat): Race | null {
  const races = halves.flatMap((half) =>
    half.judgements.flatMap((one) => (one.seat === seat && isOwnMove(plan, one) ? (raceOf(half, one) ?? []) : [])),
  );
  return races.reduce<Race | null>((best, race) => (best === null || race.restMs < best.restMs ? race : best), null);
}

function bySeat<T>(of: (seat: Seat) => T): Readonly<Record<Seat, T>> {
  const [first, second] = [of(SEATS[0]), of(SEATS[1])];
  return { 0: first, 1: second };
}

function readFeats(duel: DuelState, plan: PlannedDuel): DuelFeats {
  const { halves } = duel;
  const judged = halves.flatMap(({ judgements }) => judgements);
  const ghosts = (seat: Seat) =>
    halves.reduce((sum, half) => {
      const own = half.judgements.filter((one) => one.seat === seat && isOwnMove(plan, one));
      return sum + own.filter((one) => isGhostAnswered(half, one)).length;
    }, 0);
  const ended = halves.filter((half) => ENDS.every((end) => endOfConnection(half, half.ends[end]) !== null));
  return {
    race: bySeat((seat) => closestRace(duel, plan, seat)),
    streak: bySeat((seat) =>
      plan.seats[seat] === null ? 0 : longestStreak(judged.filter((one) => one.seat === seat)),
    ),
    ghosts: bySeat(ghosts),
    closeMs: least(halves.map((half) => closeOf(half, plan))),
    missed: halves.reduce((sum, half) => sum + missedRaces(half), 0),
    closes: { all: ended.length, clean: ended.filter(isClean).length },
  };
}

/** Those of each match, read once: facts are asked for after every change of a class. */
const read = new WeakMap<DuelState['halves'], { readonly plan: PlannedDuel; readonly feats: DuelFeats }>();

/** What went well in a duel that is over. */
export function featsOf(duel: DuelState, plan: PlannedDuel): DuelFeats {
  const known = read.get(duel.halves);
  if (known?.plan === plan) return known.feats;
  const feats = readFeats(duel, plan);
  read.set(duel.halves, { plan, feats });
  return feats;
}
