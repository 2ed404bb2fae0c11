/** What can be told of TIME-WAIT, resets, ports, and of how each end was done. Pure. */

import { isRightAtFirstTry } from '../duel/rules/costs.ts';
import { peerOf, seatOf } from '../duel/state/state.ts';
import { ENDS, type End } from '../duel/level.ts';
import type { GivenUp } from '../duel/vocabulary/review.ts';
import { has, segEnd } from '../tcp/segment.ts';
import type { Fact } from './fact.ts';
import type { Arrival, HalfCourse } from './half-course.ts';
import { placeOf } from './told-losses.ts';

const GIVEN_UP: readonly string[] = ['user-timeout', 'no-fin', 'no-answer', 'no-progress'];
/** With fewer it says nothing of a player that all answers were right. */
const FLAWLESS_LEAST = 3;

function ownPlace({ half }: HalfCourse, entry: { readonly id: number; readonly at: number }, end: End) {
  return { entryId: entry.id, at: entry.at - half.startedAt, end };
}

/** The FINs that came to an end in TIME-WAIT and had come before: no invented one of live mode. */
function finsInTimeWait(course: HalfCourse, end: End): Arrival[] {
  const fins = course.arrivals(end).filter(({ sent }) => has(sent.segment, 'FIN') && !sent.wrong);
  return fins.filter(({ id, sent }) => {
    const before = fins.some((one) => one.id < id && segEnd(one.sent.segment) === segEnd(sent.segment));
    return before && course.stateBefore(end, id) === 'TIME-WAIT';
  });
}

/** A FIN that came again: answered by the player, with so much left of 2MSL (the least, if several were), or missed. */
export function raceOf(course: HalfCourse, end: End): Fact[] {
  const fins = finsInTimeWait(course, end);
  const answered = fins.flatMap((fin) => answerOf(course, end, fin)).sort((a, b) => a.leftMs - b.leftMs);
  const missed = fins.flatMap((fin): Fact[] => {
    const over = course.own('timer', end).find(({ id, timer }) => timer === 'time-wait' && id > fin.id);
    if (over === undefined || course.sent(end).some(({ id }) => id > fin.id && id < over.id)) return [];
    return [{ ...ownPlace(course, over, end), kind: 'missed' }];
  });
  return [...answered.slice(0, 1), ...missed.slice(0, 1)];
}

function answerOf(course: HalfCourse, end: End, fin: Arrival): (Fact & { readonly kind: 'answered' })[] {
  const answer = course.sent(end).find(({ id }) => id > fin.id);
  if (answer === undefined || answer.by === 'stack' || answer.wrong) return [];
  if (
    course.stateBefore(end, answer.id) !== 'TIME-WAIT' ||
    course.connection(end, answer.id) !== course.connection(end, fin.id)
  )
    return [];
  const judged = course.half.judgements.find(
    (one) => one.end === end && one.at === answer.sentAt && one.move.kind === 'send' && one.verdict === 'correct',
  );
  const endsAt = judged?.numbers.twoMslEndsAt ?? null;
  if (endsAt === null) return [];
  return [{ ...placeOf(course, answer), kind: 'answered', leftMs: endsAt - answer.sentAt }];
}

/** Resets and aborted applications. */
export function resetsOf(course: HalfCourse, end: End): Fact[] {
  const resets = course.sent(end).filter(({ segment, wrong }) => has(segment, 'RST') && !wrong);
  const call = course.own('call', end).find((one) => one.call === 'ABORT');
  const died = course.own('call', end).find((one) => one.call === 'DIE');
  const wasClosed = ({ id }: { readonly id: number }) => {
    const cause = course.arrivals(end).findLast((arrival) => arrival.id < id);
    return course.stateBefore(end, cause?.id ?? id) === 'CLOSED' && (call === undefined || id < call.id);
  };
  const closed = resets.find(wasClosed);
  const other = resets.find((sent) => !wasClosed(sent));
  const facts: Fact[] = [];
  if (closed !== undefined)
    facts.push({ ...placeOf(course, closed), kind: 'closed-port', restarted: course.restarted(end) });
  if (call !== undefined && resets.some(({ id }) => id > call.id))
    facts.push({ ...ownPlace(course, call, end), kind: 'aborted' });
  else if (other !== undefined && call === undefined) facts.push({ ...placeOf(course, other), kind: 'reset-sent' });
  if (died !== undefined) facts.push({ ...ownPlace(course, died, end), kind: 'died' });
  return facts;
}

/** Both ends had sent a FIN before either arrived; told of the one that was sent later. */
export function crossingOf(course: HalfCourse): Fact[] {
  const first = (end: End) => course.sent(end).find(({ segment, wrong }) => has(segment, 'FIN') && !wrong);
  const [a, b] = [first('A'), first('B')];
  if (a === undefined || b === undefined) return [];
  if (course.connection('A', a.id) !== course.connection('B', b.id)) return [];
  const later = a.id > b.id ? a : b;
  const arrived = ENDS.some((end) =>
    course.arrivals(end).some(({ id, sent }) => has(sent.segment, 'FIN') && id < later.id),
  );
  return arrived ? [] : [{ ...placeOf(course, later), kind: 'crossed' }];
}

/** A port asked for too early, or taken again. */
export function portOf(course: HalfCourse, end: End): Fact[] {
  const binds = course.own('bind', end);
  const refused = binds.find(({ ok }) => !ok);
  const taken = binds.find(({ ok }) => ok);
  const free = course
    .own('state', end)
    .find(({ id, state }) => state === 'CLOSED' && refused !== undefined && id > refused.id);
  const facts: Fact[] = [];
  if (refused !== undefined && free !== undefined)
    facts.push({ ...ownPlace(course, refused, end), kind: 'port-early', earlyMs: free.at - refused.at });
  if (taken !== undefined) {
    const reuse = course.stateBefore(end, taken.id) === 'TIME-WAIT';
    facts.push({ ...ownPlace(course, taken, end), kind: 'port-taken', reuse });
  }
  return facts;
}

/** An end that gave up, asked whether the other was there, or could never agree with it. */
export function givingUpOf(course: HalfCourse, end: End): Fact[] {
  const { outcome, entries } = course.half;
  const why = outcome[end];
  const closed = course.own('state', end).findLast(({ state }) => state === 'CLOSED');
  const probes = course.own('timer', end).filter(({ timer }) => timer === 'keep-alive');
  const [first] = probes;
  const last = entries.at(-1);
  const facts: Fact[] = [];
  if (why !== null && GIVEN_UP.includes(why) && closed !== undefined)
    facts.push({ ...ownPlace(course, closed, end), kind: 'gave-up', why: why as GivenUp });
  if (first !== undefined) facts.push({ ...ownPlace(course, first, end), kind: 'probed', times: probes.length });
  if (why === 'contradiction' && last !== undefined && (end === 'A' || outcome.A !== 'contradiction'))
    facts.push({ entryId: last.id, at: course.half.endedAt - course.half.startedAt, end, kind: 'contradiction' });
  return facts;
}

/** What a player did well: every answer right, or a wrong segment challenged. */
export function skillOf(course: HalfCourse, end: End): Fact[] {
  const { half } = course;
  const seat = seatOf(end, half.half);
  const own = half.judgements.filter((one) => one.seat === seat);
  const right = half.challenges.filter((one) => one.seat === seat && one.right);
  const [first] = right;
  const last = own.at(-1);
  const facts: Fact[] = [];
  if (first !== undefined)
    facts.push({ entryId: first.entryId, at: first.at - half.startedAt, end, kind: 'challenged', times: right.length });
  const answers = own.filter(({ move }) => move.kind !== 'claim');
  const flawless =
    answers.every(isRightAtFirstTry) &&
    own.every(({ verdict, standsIn }) => verdict === 'correct' && standsIn !== true);
  const helped = half.hints.some((hint) => hint.seat === seat);
  const shown = half.entries.findLast((entry) => (entry.kind === 'segment' ? entry.from : entry.end) === end);
  if (last !== undefined && shown !== undefined && flawless && !helped && answers.length >= FLAWLESS_LEAST)
    facts.push({ entryId: shown.id, at: last.at - half.startedAt, end, kind: 'flawless', moves: answers.length });
  return facts;
}

/** The ACK of an end that closed the other, or at least the end of its own 2MSL. */
export function closeOf(course: HalfCourse, end: End): Fact[] {
  const peer = peerOf(end);
  const over = course.own('timer', end).findLast(({ timer }) => timer === 'time-wait');
  const free = over === undefined ? null : over.at - course.half.startedAt;
  const closed = course
    .own('state', peer)
    .findLast(({ id, state }) => state === 'CLOSED' && course.stateBefore(peer, id) === 'LAST-ACK');
  const by = closed === undefined ? undefined : course.arrivals(peer).findLast(({ id }) => id < closed.id);
  const isAck = by !== undefined && has(by.sent.segment, 'ACK') && !has(by.sent.segment, 'RST') && !by.sent.wrong;
  if (closed !== undefined && isAck && course.half.outcome[peer] === 'normal')
    return [{ entryId: closed.id, at: closed.at - course.half.startedAt, end, kind: 'closed', freeAt: free }];
  if (over === undefined) return [];
  return [{ ...ownPlace(course, over, end), kind: 'waited' }];
}
