/** The races of a half: a FIN that comes again in TIME-WAIT has to be answered before the ring runs out. Pure. */

import type { End } from '../duel/level.ts';
import { type HalfState, type JournalEntry, peerOf } from '../duel/state/state.ts';
import type { Judgement } from '../duel/vocabulary/judgement.ts';
import { has } from '../tcp/segment.ts';
import type { Race, RaceArrow, RaceClip } from './headline.ts';

type Sent = Extract<JournalEntry, { kind: 'sent' }>;
type Arrived = Extract<JournalEntry, { kind: 'arrived' }>;

const isSent = (entry: JournalEntry): entry is Sent => entry.kind === 'sent';
const isArrived = (entry: JournalEntry): entry is Arrived => entry.kind === 'arrived';

/** How long before the ring would have run out this move answered a FIN that had come again, ms; null: it did no such thing. */
export function restOf({ cause, state, move, verdict, numbers, at }: Judgement): number | null {
  if (cause?.kind !== 'arrival' || !cause.again || !has(cause.segment, 'FIN') || state !== 'TIME-WAIT') return null;
  if (move.kind !== 'send' || verdict !== 'correct' || numbers.twoMslEndsAt === null) return null;
  const rest = numbers.twoMslEndsAt - at;
  return rest > 0 ? rest : null;
}

function arrowOf({ journal, startedAt }: HalfState, { id, end, at, ...sent }: Sent, racer: End): RaceArrow {
  const landed = journal.find((entry) => isArrived(entry) && entry.segmentId === id);
  return {
    from: end === racer ? 'racer' : 'peer',
    segment: sent.segment,
    again: sent.again,
    sentAt: at - startedAt,
    arrivedAt: landed !== undefined && isArrived(landed) ? landed.reachedAt - startedAt : null,
    lost: sent.lost,
  };
}

/** The states of an end from this moment on (ms of the match), the one at it first. */
function statesFrom({ journal, startedAt }: HalfState, end: End, from: number): RaceClip['peerStates'] {
  const states = journal.flatMap((entry) => (entry.kind === 'state' && entry.end === end ? [entry] : []));
  const first = states.findLast(({ at }) => at <= from);
  const later = states.filter(({ at }) => at > from);
  const shown = first === undefined ? later : [{ at: from, state: first.state }, ...later];
  return shown.map(({ at, state }) => ({ at: at - startedAt, state }));
}

/** A race as it is shown again; null: its segments are not in the journal. */
function clipOf(half: HalfState, { at, end }: Judgement, ringEndsAt: number): RaceClip | null {
  const { journal, startedAt } = half;
  const answer = journal.find((entry): entry is Sent => isSent(entry) && entry.end === end && entry.at >= at);
  const own = journal.filter((entry): entry is Arrived => isArrived(entry) && entry.end === end && entry.at <= at);
  const landed = own.findLast(({ segment }) => has(segment, 'FIN'));
  const fin = journal.find((entry): entry is Sent => isSent(entry) && entry.id === landed?.segmentId);
  if (answer === undefined || fin === undefined) return null;
  const last = journal.findLast((entry): entry is Sent => isSent(entry) && entry.end === end && entry.id < answer.id);
  const shown = [...(last === undefined || last.wrong ? [] : [last]), fin, answer].sort((a, b) => a.at - b.at);
  return {
    arrows: shown.map((sent) => arrowOf(half, sent, end)),
    ringEndsAt: ringEndsAt - startedAt,
    answeredAt: at - startedAt,
    peerStates: statesFrom(half, peerOf(end), shown[0]?.at ?? startedAt),
  };
}

/** The race that a move won; null: none. */
export function raceOf(half: HalfState, judgement: Judgement): Race | null {
  const restMs = restOf(judgement);
  if (restMs === null) return null;
  const clip = clipOf(half, judgement, judgement.at + restMs);
  return clip === null ? null : { restMs, clip };
}

/** How often in a half the ring ran out although a FIN had come again since the last answer. */
export function missedRaces({ journal }: HalfState): number {
  return journal.filter((entry, index) => {
    if (entry.kind !== 'timer' || entry.timer !== 'time-wait') return false;
    const own = journal.slice(0, index).filter(({ end }) => end === entry.end);
    const answered = own.findLastIndex(isSent);
    return own.slice(answered + 1).some((seen) => isArrived(seen) && seen.again && has(seen.segment, 'FIN'));
  }).length;
}
