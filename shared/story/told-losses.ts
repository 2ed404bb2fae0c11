/** What can be told of losses, and of what came twice, late or out of order. Pure. */

import { SEQUENCE_SPACE, seqAdd } from '../lib/sequence.ts';
import { peerOf } from '../duel/state/state.ts';
import type { End } from '../duel/level.ts';
import { has, segEnd, segLen } from '../tcp/segment.ts';
import type { Fact } from './fact.ts';
import { type Arrival, type HalfCourse, isPureAck, type Sent } from './half-course.ts';

type Place = Pick<Fact, 'entryId' | 'at' | 'end'>;

/** A segment as the place of a fact about its sender. */
export function placeOf(course: HalfCourse, { id, from, sentAt }: Sent): Place {
  return { entryId: id, at: sentAt - course.half.startedAt, end: from };
}

/** One fact about the first of several segments; none if there are none. */
function repeated(
  course: HalfCourse,
  kind: 'last-ack-lost' | 'ack-lost' | 'fin-lost' | 'data-lost' | 'wrong-sent',
  of: readonly Sent[],
): Fact[] {
  const [first] = of;
  return first === undefined ? [] : [{ ...placeOf(course, first), kind, times: of.length }];
}

/** Whether a segment acknowledges a FIN of the other end that was sent before it, in the same connection. */
function acknowledgesFin(course: HalfCourse, { id, from, segment }: Sent): boolean {
  const peer = peerOf(from);
  return course
    .sent(peer)
    .some(
      (fin) =>
        has(fin.segment, 'FIN') &&
        fin.id < id &&
        course.connection(peer, fin.id) === course.connection(from, id) &&
        segEnd(fin.segment) === segment.ack,
    );
}

/** Losses, by what was lost. */
export function lossesOf(course: HalfCourse, end: End): Fact[] {
  const lost = course.sent(end).filter((sent) => sent.lost && !sent.wrong && !has(sent.segment, 'RST'));
  const acks = lost.filter((sent) => isPureAck(sent.segment) && acknowledgesFin(course, sent));
  const isLast = ({ id }: Sent) => course.stateBefore(peerOf(end), id) === 'LAST-ACK';
  return [
    ...repeated(course, 'last-ack-lost', acks.filter(isLast)),
    ...repeated(
      course,
      'ack-lost',
      acks.filter((sent) => !isLast(sent)),
    ),
    ...repeated(
      course,
      'fin-lost',
      lost.filter(({ segment }) => has(segment, 'FIN')),
    ),
    ...repeated(
      course,
      'data-lost',
      lost.filter(({ segment }) => segment.len > 0 && !has(segment, 'FIN')),
    ),
  ];
}

/** Wrong segments that went out, in live mode. */
export function slipsOf(course: HalfCourse, end: End): Fact[] {
  return repeated(
    course,
    'wrong-sent',
    course.sent(end).filter(({ wrong }) => wrong),
  );
}

/** The FIN of an end arrived before data that it had sent earlier. */
export function overtakingOf(course: HalfCourse, end: End): Fact[] {
  const arrivals = course.arrivals(peerOf(end));
  const fin = arrivals.find(({ sent }) => has(sent.segment, 'FIN'));
  if (fin === undefined) return [];
  const came = (seq: number) => arrivals.find(({ sent }) => sent.segment.len > 0 && sent.segment.seq === seq);
  const overtaken = course.sent(end).some(({ id, segment }) => {
    if (segment.len === 0 || id >= fin.sent.id || has(segment, 'FIN')) return false;
    const first = came(segment.seq);
    return (
      course.connection(end, id) === course.connection(end, fin.sent.id) && (first === undefined || first.id > fin.id)
    );
  });
  return overtaken ? [{ ...placeOf(course, fin.sent), kind: 'overtaken' }] : [];
}

/** A segment after which the numbers begin again at 0. */
export function wrapOf(course: HalfCourse, end: End): Fact[] {
  const over = course
    .sent(end)
    .find(({ segment, wrong }) => !wrong && segLen(segment) > 0 && segment.seq + segLen(segment) >= SEQUENCE_SPACE);
  return over === undefined ? [] : [{ ...placeOf(course, over), kind: 'wrapped' }];
}

/** What came to an end from an earlier connection, or once more in TIME-WAIT. The fact is about the end to which it came. */
export function ghostsOf(course: HalfCourse, end: End): Fact[] {
  const [accepted] = course.own('corrupted', end);
  const at = (arrival: Arrival): Place => ({
    entryId: arrival.sent.id,
    at: arrival.reachedAt - course.half.startedAt,
    end,
  });
  if (accepted !== undefined) {
    const place = { entryId: accepted.id, at: accepted.at - course.half.startedAt, end };
    const bytes = course.own('corrupted', end).reduce((sum, one) => sum + one.bytes, 0);
    return [{ ...place, kind: 'ghost-accepted', bytes }];
  }
  const arrivals = course.arrivals(end);
  const sentIn = ({ sent }: Arrival) => course.connection(sent.from, sent.id);
  const old = arrivals.find((arrival) => sentIn(arrival) < course.connection(end, arrival.id));
  const met = arrivals.find(
    ({ id, sent: { segment, wrong } }) =>
      segment.len > 0 &&
      !wrong &&
      course.stateBefore(end, id) === 'TIME-WAIT' &&
      arrivals.some((other) => other.id < id && other.sent.segment.seq === segment.seq && other.sent.segment.len > 0),
  );
  return [
    ...(old === undefined ? [] : [{ ...at(old), kind: 'ghost-refused' } as const]),
    ...(met === undefined ? [] : [{ ...at(met), kind: 'ghost-met' } as const]),
  ];
}

/** Data of an end, sent for the first time after the other's FIN had arrived there. */
export function lateDataOf(course: HalfCourse, end: End): Fact[] {
  const fin = course.arrivals(end).find(({ sent }) => has(sent.segment, 'FIN'));
  if (fin === undefined) return [];
  const data = course.sent(end).filter(({ segment }) => segment.len > 0);
  const late = data.filter(({ id, segment, wrong }) => {
    const isAfter = id > fin.id && course.connection(end, id) === course.connection(end, fin.id);
    const before = data.some(
      (one) => one.id < id && one.segment.seq === segment.seq && (one.id < fin.id || !one.wrong),
    );
    return isAfter && !wrong && !before;
  });
  const [first] = late;
  const bytes = late.reduce((sum, { segment }) => sum + segment.len, 0);
  return first === undefined ? [] : [{ ...placeOf(course, first), kind: 'late-data', bytes }];
}

/** A FIN that was also the first ACK of the other's FIN. */
export function threeWavesOf(course: HalfCourse, end: End): Fact[] {
  const fin = course.arrivals(end).find(({ sent }) => has(sent.segment, 'FIN'));
  const own = course.sent(end).find(({ segment, wrong }) => has(segment, 'FIN') && !wrong);
  if (fin === undefined || own === undefined || own.id < fin.id) return [];
  const number = seqAdd(fin.sent.segment.seq, segLen(fin.sent.segment));
  const before = course.sent(end).some(({ id, segment }) => id < own.id && id > fin.id && segment.ack === number);
  return before || own.segment.ack !== number ? [] : [{ ...placeOf(course, own), kind: 'three-waves' }];
}
