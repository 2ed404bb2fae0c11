/** The guided first duel: which callout belongs to the player's current view. Knows neither words nor page. */

import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import type { PositionView } from '../../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { has } from '../../../shared/tcp/segment.ts';
import type { FirstStep } from './step-names.ts';

/** The thing on the page that a callout points at. */
export type FirstTarget = 'line' | 'cause' | 'cards' | 'fog' | 'wait' | 'peer' | 'ring' | 'port' | 'take';

/** How a callout ends: when dismissed, with the player's move, or with an event. */
type Onward = 'read' | 'move' | 'event';

interface Pointing {
  readonly target: FirstTarget;
  readonly onward: Onward;
}

const POINTING: Readonly<Record<FirstStep, Pointing>> = {
  you: { target: 'line', onward: 'read' },
  close: { target: 'cause', onward: 'read' },
  card: { target: 'cards', onward: 'move' },
  fog: { target: 'fog', onward: 'event' },
  ack: { target: 'cause', onward: 'read' },
  wait: { target: 'wait', onward: 'move' },
  half: { target: 'peer', onward: 'event' },
  fin: { target: 'cause', onward: 'read' },
  last: { target: 'cards', onward: 'move' },
  ring: { target: 'ring', onward: 'event' },
  port: { target: 'port', onward: 'event' },
  free: { target: 'take', onward: 'move' },
};

/** A callout next to its target. `wrong`: why the last move was not right. */
export type Callout =
  | ({ readonly kind: 'step'; readonly step: FirstStep } & Pointing)
  | { readonly kind: 'wrong'; readonly judgement: Judgement; readonly target: FirstTarget };

/** How long the explanation of a wrong move stays while nothing is asked, in milliseconds of the server's clock. */
const EXPLAINED_MS = 6_000;

function stepsAsked({ cause }: PositionView): readonly FirstStep[] {
  switch (cause.kind) {
    case 'call':
      return cause.call === 'CLOSE' ? ['you', 'close', 'card'] : [];
    case 'arrival':
      return has(cause.segment, 'FIN') ? ['fin', 'last'] : ['ack', 'wait'];
    case 'timer':
      return cause.timer === 'time-wait' ? ['free'] : [];
    case 'still-owed':
      return [];
  }
}

/** While nothing is asked. In the second half of the ring its port is explained. */
function stepsIdle({ figure, timeWait, port, mslMs }: SeatView, now: number): readonly FirstStep[] {
  if (timeWait !== null) return now < timeWait.startedAt + mslMs ? ['ring'] : ['port'];
  if (port !== 'in-use') return [];
  const finIsOut = figure.some((entry) => entry.kind === 'sent' && has(entry.segment, 'FIN'));
  if (!finIsOut) return ['you'];
  return figure.some(({ kind }) => kind === 'arrived') ? ['half'] : ['fog'];
}

/** The last move, while its mistake is to be explained. */
function notRight({ judgements, position }: SeatView, now: number): Judgement | null {
  const last = judgements.at(-1);
  if (last === undefined || last.verdict === 'correct') return null;
  if (position !== null) return last.positionId === position.id ? last : null;
  return now - last.at < EXPLAINED_MS ? last : null;
}

function wrongTarget({ position }: SeatView): FirstTarget {
  if (position === null) return 'line';
  return stepsAsked(position).includes('wait') ? 'wait' : 'cards';
}

/**
 * The one callout of this moment, or null.
 * @param now the server's clock, ms
 * @param read the callouts that the player has dismissed
 */
export function calloutOf(view: SeatView, now: number, read: readonly FirstStep[]): Callout | null {
  if (view.phase !== 'playing') return null;
  const judgement = notRight(view, now);
  if (judgement !== null) return { kind: 'wrong', judgement, target: wrongTarget(view) };
  const steps = view.position === null ? stepsIdle(view, now) : stepsAsked(view.position);
  const step = steps.find((one) => !read.includes(one));
  return step === undefined ? null : { kind: 'step', step, ...POINTING[step] };
}

/** The guided match: the lightest there is, with no clock for its player. */
export const FIRST_MATCH = {
  levelId: 'four-waves',
  mode: 'coached',
  pace: 'fast',
  compose: 'cards',
  speed: false,
  halves: 1,
  noBets: true,
} as const;
