/** How a class ends for this page: what a closed connection and a refused return mean. */

import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { CLASS_CLOSE_CODES } from '../../shared/class-protocol.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { CLOSE_CODES } from '../../shared/protocol.ts';
import type { ClassEndReason } from '../context/class-session.ts';

export type Refusal = ClassRefusalCode | RefusalCode;

/** By the code with which the server closed the connection. */
export const ENDINGS = new Map<number, ClassEndReason>([
  [CLASS_CLOSE_CODES.removed, 'removed'],
  [CLASS_CLOSE_CODES.consentRefused, 'consent-refused'],
  [CLASS_CLOSE_CODES.classGone, 'class-gone'],
  [CLASS_CLOSE_CODES.seatMoved, 'seat-moved'],
  [CLOSE_CODES.seatTaken, 'seat-taken'],
  [CLOSE_CODES.offence, 'offence'],
]);

/** Refusals of a return after which the class or the seat is lost to this page. */
export const FINAL = new Map<Refusal, ClassEndReason>([
  ['no-such-class', 'class-gone'],
  ['class-over', 'class-gone'],
  // Another key opens the seat since the teacher gave it to another device.
  ['bad-seat-key', 'seat-moved'],
  ['removed-by-teacher', 'removed'],
  ['no-such-student', 'removed'],
]);
