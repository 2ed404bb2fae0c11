/** How a half ended: "clean" only if both ends reached CLOSED and nobody sent a RST. Pure. */

import { ENDS, type End } from '../duel/level.ts';
import type { EndOfConnection, HalfReview, ReviewEntry } from '../duel/vocabulary/review.ts';
import { has } from '../tcp/segment.ts';
import type { Ending } from './fact.ts';
import { HalfCourse } from './half-course.ts';

const GIVEN_UP: readonly (EndOfConnection | null)[] = ['user-timeout', 'no-fin', 'no-answer', 'no-progress'];

/**
 * The ending of a finished half. What went wrong comes before how it closed: data of an earlier connection, ends that
 * contradict each other, an application that aborted, a reset, an end that gave up.
 */
export function endingOf(half: HalfReview): Ending {
  const { entries, outcome } = half;
  const outcomes = ENDS.map((end) => outcome[end]);
  if (entries.some(({ kind }) => kind === 'corrupted')) return 'corrupted';
  if (outcomes.includes('contradiction')) return 'contradiction';
  if (outcomes.includes('aborted')) return 'aborted';
  const course = new HalfCourse(half);
  if (outcomes.includes('reset') || ENDS.some((end) => closedByReset(course, end))) return 'reset';
  if (outcomes.some((one) => GIVEN_UP.includes(one))) return 'gave-up';
  if (ENDS.some((end) => course.lastState(end) !== 'CLOSED')) return 'open';
  const sentReset = entries.some((entry) => entry.kind === 'segment' && has(entry.segment, 'RST'));
  return sentReset ? 'closed' : 'clean';
}

/** Whether a RST took an end to CLOSED. In LAST-ACK that is no error to its application (RFC 9293, 3.10.7.4), and still a reset. */
function closedByReset(course: HalfCourse, end: End): boolean {
  return course.own('state', end).some(({ id, state }) => {
    const cause = course.arrivals(end).findLast((arrival) => arrival.id < id);
    if (state !== 'CLOSED' || cause === undefined || !has(cause.sent.segment, 'RST')) return false;
    const later = (entry: ReviewEntry) => entry.id > cause.id && entry.id < id;
    return !course.half.entries.some(
      (entry) => later(entry) && (entry.kind === 'segment' ? entry.from : entry.end) === end,
    );
  });
}
