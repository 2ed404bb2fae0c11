/** What happened to a captured close: what was lost, what was sent again, what a RST answered. Values, no words. */

import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import type { Close } from './close-kind.ts';
import { otherSide, type Side } from '../read/connection.ts';
import type { Change } from './follower.ts';
import type { Oddity } from './oddity.ts';

export const COURSES = [
  'first-fin-lost',
  'second-fin-lost',
  /** One of two crossing FINs was lost. */
  'fin-lost',
  'first-ack-lost',
  'last-ack-lost',
  /** The ACK of one of two crossing FINs was lost. */
  'ack-lost',
  /** It was lost each time. */
  'last-ack-never-came',
  /** Both ends have sent a FIN, and nothing here acknowledges the second. */
  'last-ack-missing',
  /** A FIN was sent again although nothing shows a loss. */
  'fin-repeated',
  /** A RST that came after the close was complete at the end that sent it. */
  'rst-afterwards',
  /** A RST from an end that no longer had the connection. */
  'rst-from-nobody',
  /** A RST for text that no application was left to read. */
  'rst-for-text',
] as const;
/** Something that happened to a close. */
export type Course = (typeof COURSES)[number];

/** The parts of an explained segment that show what happened to it. */
interface Row {
  readonly from: Side;
  readonly segment: Segment;
  readonly sender: Change | null;
  readonly arrivals: readonly Change[];
  readonly oddities: readonly Oddity[];
}

/**
 * What happened to a close, in the order of telling.
 * @param rows the segments of the close, each with what was unusual about it
 */
export function courseOf(rows: readonly Row[], { kind, first }: Pick<Close, 'kind' | 'first'>): Course[] {
  if (!CONNECTED.includes(kind)) return [];
  const [opening, answer] = [first, otherSide(first)].map((side) => finOf(rows, side));
  if (opening === undefined || answer === undefined) return [];
  const crossed = kind === 'simultaneous';
  const found: Course[] = [
    ...(opening.lost ? [crossed ? ('fin-lost' as const) : ('first-fin-lost' as const)] : []),
    ...(opening.ackLost ? [crossed ? ('ack-lost' as const) : ('first-ack-lost' as const)] : []),
    ...(answer.lost ? [crossed ? ('fin-lost' as const) : ('second-fin-lost' as const)] : []),
    // After a RST no end waits for an ACK any more.
    ...(kind === 'reset-after-fin' ? [] : lastAck(opening, answer, crossed)),
    ...([opening, answer].some(({ repeated }) => repeated) ? (['fin-repeated'] as const) : []),
    ...resets(rows, kind),
  ];
  return [...new Set(found)];
}

/** The kinds of close of a connection that existed, both directions of which can be seen. */
const CONNECTED: readonly Close['kind'][] = [
  ...(['four-waves', 'three-waves', 'simultaneous', 'reset', 'reset-after-fin', 'half-closed', 'incomplete'] as const),
];

/** What happened to the ACK of the second FIN. */
function lastAck(opening: FinFate, answer: FinFate, crossed: boolean): Course[] {
  if (answer.sent && opening.sent && opening.acked && !answer.acked) {
    return [answer.ackLost ? 'last-ack-never-came' : 'last-ack-missing'];
  }
  if (!answer.ackLost) return [];
  return [crossed ? 'ack-lost' : 'last-ack-lost'];
}

/** What happened to the FIN of one end. */
interface FinFate {
  readonly sent: boolean;
  /** One of its copies was lost. */
  readonly lost: boolean;
  /** An ACK of it arrived. */
  readonly acked: boolean;
  /** An ACK of it was lost before any had arrived. */
  readonly ackLost: boolean;
  /** It was sent again, although neither it nor an ACK of it was lost. */
  readonly repeated: boolean;
}

function finOf(rows: readonly Row[], side: Side): FinFate {
  const fins = rows.filter(({ from, segment }) => from === side && has(segment, 'FIN'));
  const end = fins[0] === undefined ? null : segEnd(fins[0].segment);
  const acks = rows.filter((row) => row.from !== side && !has(row.segment, 'RST') && row.segment.ack === end);
  const arrived = acks.findIndex((row) => !isLost(row));
  const lost = fins.some(isLost);
  // A FIN that acknowledges counts as a FIN.
  const before = arrived < 0 ? acks : acks.slice(0, arrived);
  const ackLost = before.some((row) => isLost(row) && !has(row.segment, 'FIN'));
  const anyAckLost = acks.some(isLost);
  const repeated = fins.slice(1).some(({ oddities }) => oddities.includes('fin-again')) && !lost && !anyAckLost;
  return { sent: end !== null, lost, acked: arrived >= 0, ackLost, repeated };
}

const LOSSES: readonly Oddity[] = ['lost', 'lost-guess', 'lost-alike'];

function isLost({ oddities }: Row): boolean {
  return LOSSES.some((loss) => oddities.includes(loss));
}

function resets(rows: readonly Row[], kind: Close['kind']): Course[] {
  const rst = rows.find(({ segment }) => has(segment, 'RST'));
  if (rst === undefined) return [];
  if (kind === 'four-waves' || kind === 'three-waves' || kind === 'simultaneous') return ['rst-afterwards'];
  const rules = [rst.sender, ...rows.flatMap(({ arrivals }) => arrivals)].flatMap((change) => change?.rules ?? []);
  if (rules.includes('TCP22')) return ['rst-for-text'];
  return rst.sender?.rules.includes('TCP20') === true ? ['rst-from-nobody'] : [];
}
