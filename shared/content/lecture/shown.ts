/** What a sentence can lead to: a level, an exact position of one, or a part of the lecture. */

import type { Cause } from '../../duel/vocabulary/position.ts';
import type { Seat } from '../../duel/options.ts';
import { has } from '../../tcp/segment.ts';
import type { LecturePart } from './lecture-parts.ts';

/** A position that can be played at once. */
interface Moment {
  readonly levelId: string;
  readonly seat: Seat;
  /** Whether this question is the one. */
  readonly asks: (cause: Cause) => boolean;
}

const finArrives = (cause: Cause) => cause.kind === 'arrival' && has(cause.segment, 'FIN');
const finComesAgain = (cause: Cause) => cause.kind === 'arrival' && cause.again && has(cause.segment, 'FIN');
const closes = (cause: Cause) => cause.kind === 'call' && cause.call === 'CLOSE';
const wantsPort = (cause: Cause) => cause.kind === 'call' && cause.call === 'BIND';
const rings = (cause: Cause) => cause.kind === 'timer' && cause.timer === 'retransmission';

/** The positions to which the lecture leads, by name. */
export const MOMENTS = {
  'first-fin': { levelId: 'last-words', seat: 0, asks: closes },
  'ack-of-fin': { levelId: 'last-words', seat: 1, asks: finArrives },
  'second-fin': { levelId: 'last-words', seat: 1, asks: closes },
  'last-ack': { levelId: 'last-words', seat: 0, asks: finArrives },
  'port-wanted': { levelId: 'port-rush', seat: 0, asks: wantsPort },
  'fin-again': { levelId: 'lost-last-ack', seat: 0, asks: finComesAgain },
  'fin-lost': { levelId: 'lost-fin', seat: 0, asks: rings },
  'ack-lost': { levelId: 'lost-ack', seat: 0, asks: rings },
  'second-fin-lost': { levelId: 'lost-second-fin', seat: 1, asks: rings },
  'data-missing': { levelId: 'hole', seat: 1, asks: finArrives },
  'fins-cross': { levelId: 'crossing', seat: 0, asks: finArrives },
} as const satisfies Readonly<Record<string, Moment>>;
export type MomentId = keyof typeof MOMENTS;

export const MOMENT_IDS = Object.keys(MOMENTS) as MomentId[];

export type Shown =
  | { readonly kind: 'level'; readonly levelId: string }
  | { readonly kind: 'moment'; readonly moment: MomentId }
  | { readonly kind: 'lecture'; readonly part: LecturePart };
