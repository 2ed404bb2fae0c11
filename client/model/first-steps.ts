/** The guided first duel: which callout belongs to what a player sees just now. Knows neither words nor page. */

import type { Judgement, PositionView, SeatView } from '../../shared/duel/view.ts';
import { has } from '../../shared/tcp/segment.ts';

/** Everything that is pointed out, in the order in which a duel without a mistake comes to it. */
export const FIRST_STEPS = [
  'you',
  'close',
  'card',
  'fog',
  'ack',
  'wait',
  'half',
  'fin',
  'last',
  'ring',
  'port',
  'free',
] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** The thing on the page that a callout speaks of. */
export type FirstTarget = 'line' | 'cause' | 'cards' | 'fog' | 'wait' | 'peer' | 'ring' | 'port' | 'take';

/** How a callout goes: when it has been read, with the player's move, or by what happens. */
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

/** What stands beside the thing that it points at. `wrong`: why the last move was not right. */
export type Callout =
  | ({ readonly kind: 'step'; readonly step: FirstStep } & Pointing)
  | { readonly kind: 'wrong'; readonly judgement: Judgement; readonly target: FirstTarget };

/** A move that was not right stays explained for so long where nothing is asked, in milliseconds of the server's clock. */
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

/** While nothing is asked. In the second half of the ring its port is spoken of. */
function stepsIdle({ figure, timeWait, port, mslMs }: SeatView, now: number): readonly FirstStep[] {
  if (timeWait !== null) return now < timeWait.startedAt + mslMs ? ['ring'] : ['port'];
  if (port !== 'in-use') return [];
  const finIsOut = figure.some((entry) => entry.kind === 'sent' && has(entry.segment, 'FIN'));
  if (!finIsOut) return ['you'];
  return figure.some(({ kind }) => kind === 'arrived') ? ['half'] : ['fog'];
}

/** The last move, while it is to be explained why it was not right. */
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
 * The one callout of this moment; null: there is nothing to be said.
 * @param now the server's clock, ms
 * @param read what the player has put aside as read
 */
export function calloutOf(view: SeatView, now: number, read: readonly FirstStep[]): Callout | null {
  if (view.phase !== 'playing') return null;
  const judgement = notRight(view, now);
  if (judgement !== null) return { kind: 'wrong', judgement, target: wrongTarget(view) };
  const steps = view.position === null ? stepsIdle(view, now) : stepsAsked(view.position);
  const step = steps.find((one) => !read.includes(one));
  return step === undefined ? null : { kind: 'step', step, ...POINTING[step] };
}

/** The match in which one is guided: the lightest there is, with no clock for its player. */
export const FIRST_MATCH = {
  levelId: 'four-waves',
  mode: 'coached',
  pace: 'fast',
  compose: 'cards',
  speed: false,
  halves: 1,
} as const;
