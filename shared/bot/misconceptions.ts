/**
 * What most people get wrong about closing, as moves: each a documented misconception, its number of sources, and the
 * mistake that it leads to. Knows no bot: how often each is made is decided elsewhere.
 */

import type { Endpoint } from '../referee/endpoint.ts';
import type { MistakeId } from '../referee/mistake.ts';
import { seqAdd } from '../lib/sequence.ts';
import { has, makeSegment, type Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';
import { pureAck } from '../tcp/output.ts';

/** A misconception that shows in a move. */
export interface Misconception {
  /** What it claims. */
  readonly belief: string;
  /** The number of independent sources in which it was found. */
  readonly sources: number;
  readonly mistake: MistakeId;
  /**
   * Where it comes to mind, apart from the move being this mistake; absent: everywhere. `due`: the segment that is due, or
   * the ACK that is not.
   */
  readonly when?: (endpoint: Endpoint, due: Segment) => boolean;
  readonly move:
    | { readonly kind: 'send'; readonly of: (due: Segment, endpoint: Endpoint) => Segment }
    | { readonly kind: 'wait' }
    | { readonly kind: 'claim'; readonly state: State };
}

const isPureAck = (segment: Segment) => segment.len === 0 && segment.flags.join() === 'ACK';
const finArrived = ({ tcb }: Endpoint) => tcb.peerFinSeq !== null;
const inState =
  (...states: readonly State[]) =>
  ({ tcb }: Endpoint) =>
    states.includes(tcb.state);
const owesNothing = ({ tcb }: Endpoint) => !tcb.owed.ack && !tcb.owed.retransmission;
const ownFinAsSeq = (due: Segment, { tcb }: Endpoint) => makeSegment({ ...due, seq: tcb.finSeq ?? due.seq });

/** The table, without misconceptions that show in no move of a teardown. */
export const MISCONCEPTIONS: readonly Misconception[] = [
  {
    belief: 'the ACK of FIN x is x',
    sources: 2,
    mistake: 'ack-fin-not-counted',
    move: { kind: 'send', of: (due) => makeSegment({ ...due, ack: seqAdd(due.ack ?? 0, -1) }) },
  },
  {
    belief: 'the closing ACK has the number of the FIN',
    sources: 3,
    mistake: 'seq-fin-not-counted',
    when: (endpoint, due) => finArrived(endpoint) && isPureAck(due),
    move: { kind: 'send', of: ownFinAsSeq },
  },
  {
    belief: 'after our FIN the sequence stays where it was',
    sources: 1,
    mistake: 'seq-fin-not-counted',
    when: (endpoint) => !finArrived(endpoint),
    move: { kind: 'send', of: ownFinAsSeq },
  },
  {
    belief: 'a pure ACK uses up a number',
    sources: 1,
    mistake: 'seq-ack-counted',
    move: { kind: 'send', of: (due) => makeSegment({ ...due, seq: seqAdd(due.seq, 1) }) },
  },
  {
    belief: 'a FIN may have any number',
    sources: 1,
    mistake: 'seq-zero',
    when: (_, due) => has(due, 'FIN'),
    move: { kind: 'send', of: (due) => makeSegment({ ...due, seq: 0 }) },
  },
  {
    belief: 'the ACK and the FIN of the second side belong into one segment',
    sources: 2,
    mistake: 'fin-too-early',
    when: (endpoint, due) => finArrived(endpoint) && isPureAck(due),
    move: { kind: 'send', of: (due) => makeSegment({ ...due, flags: ['FIN'] }) },
  },
  {
    belief: 'the first FIN has nothing to acknowledge',
    sources: 2,
    mistake: 'no-ack-flag',
    when: (endpoint) => !finArrived(endpoint),
    move: { kind: 'send', of: ({ seq, len }) => makeSegment({ flags: ['FIN'], seq, len }) },
  },
  {
    belief: 'RST and FIN are two spellings of "close"',
    sources: 2,
    mistake: 'rst-for-close',
    when: (_, due) => has(due, 'FIN'),
    move: { kind: 'send', of: ({ seq, ack }) => makeSegment({ flags: ['RST'], seq, ack }) },
  },
  {
    belief: 'an ACK is acknowledged, too',
    sources: 1,
    mistake: 'needless-ack',
    when: owesNothing,
    move: { kind: 'send', of: (_, { tcb }) => pureAck(tcb) },
  },
  {
    belief: 'the last ACK is sent again, to be safe',
    sources: 1,
    mistake: 'unprompted-reack',
    when: (endpoint) => endpoint.tcb.state === 'TIME-WAIT' && owesNothing(endpoint),
    move: { kind: 'send', of: (_, { tcb }) => pureAck(tcb) },
  },
  {
    belief: 'CLOSE-WAIT goes away by itself',
    sources: 4,
    mistake: 'close-forgotten',
    when: ({ history }) => history.passive,
    move: { kind: 'wait' },
  },
  {
    belief: 'the last ACK is unnecessary',
    sources: 1,
    mistake: 'no-reply-to-fin',
    when: inState('TIME-WAIT'),
    move: { kind: 'wait' },
  },
  {
    belief: 'where the FINs cross, no ACK is owed',
    sources: 1,
    mistake: 'no-reply-to-fin',
    when: inState('CLOSING'),
    move: { kind: 'wait' },
  },
  {
    belief: 'a FIN that comes again in TIME-WAIT changes nothing',
    sources: 1,
    mistake: 'no-reack-in-time-wait',
    move: { kind: 'wait' },
  },
  {
    belief: 'a segment to a closed end is ignored',
    sources: 2,
    mistake: 'no-reset-from-closed',
    move: { kind: 'wait' },
  },
  {
    belief: 'any ACK leads from FIN-WAIT-1 to FIN-WAIT-2',
    sources: 2,
    mistake: 'state-any-ack-fin-wait-2',
    move: { kind: 'claim', state: 'FIN-WAIT-2' },
  },
  {
    belief: 'a FIN leads from FIN-WAIT-1 to FIN-WAIT-2',
    sources: 1,
    mistake: 'state-fin-means-fin-wait-2',
    move: { kind: 'claim', state: 'FIN-WAIT-2' },
  },
  {
    belief: 'the FIN of the second side leads to CLOSING',
    sources: 3,
    mistake: 'state-closing-for-time-wait',
    move: { kind: 'claim', state: 'CLOSING' },
  },
  {
    belief: 'one FIN closes the whole connection',
    sources: 3,
    mistake: 'state-fin-closes-both',
    move: { kind: 'claim', state: 'CLOSED' },
  },
  {
    belief: 'both sides wait 2MSL, the second one, too',
    sources: 3,
    mistake: 'state-time-wait-on-passive',
    move: { kind: 'claim', state: 'TIME-WAIT' },
  },
];
