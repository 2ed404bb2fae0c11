/**
 * The same position with other numbers: each direction of the connection begins elsewhere, and everything is shifted
 * with it, modulo 2^32. The right move stays right, so that the player learns the rule and not the number.
 */

import type { FigureEntry, Symbols } from '../../../shared/duel/vocabulary/figure.ts';
import type { Cause, PositionView } from '../../../shared/duel/vocabulary/position.ts';
import type { Draw } from '../../../shared/lib/random.ts';
import { SEQUENCE_SPACE, seqAdd, seqDiff } from '../../../shared/lib/sequence.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { has, type Segment } from '../../../shared/tcp/segment.ts';
import type { DrillView } from '../../context/progress.ts';

/** By how much the numbers of each direction move: those that this end sends, and those that its peer sends. */
export interface Offsets {
  readonly own: number;
  readonly peer: number;
}

/** Where each direction begins: in the current connection, if the ports have had several. */
interface Beginning {
  readonly sndNxt: number;
  readonly rcvNxt: number;
}

/** Below this a level has blackboard numbers, and so have the new ones: shifted by hundreds. */
const SMALL = 100_000;
const STEP = 100;
const STEPS = 80;
/** The minimum distance of the two directions, so that a number of one does not pass for one of the other. */
const APART = 1_500;
/** This close to the end of the sequence space the position is about the wrap, which stays within reach. */
const NEAR_WRAP = 70_000;
const NUDGES = [-3, -2, -1, 1, 2, 3] as const;

function beginning({ start, figure }: DrillView): Beginning {
  return figure.findLast((entry) => entry.kind === 'opened') ?? start ?? { sndNxt: 0, rcvNxt: 0 };
}

function wrapsSoon(from: number): boolean {
  return from + NEAR_WRAP >= SEQUENCE_SPACE;
}

/** Whether a number rather belongs to the `other` direction: it got into the wrong field. */
function isForeign(number: number, own: number, other: number): boolean {
  return Math.abs(seqDiff(number, other)) < Math.abs(seqDiff(number, own));
}

/** A right segment sent by this end. A RST for no connection has no number of its own: 0 stays (3.10.7.1). */
function sentShifted(segment: Segment, { own, peer }: Offsets): Segment {
  const bare = has(segment, 'RST') && has(segment, 'ACK') && segment.seq === 0;
  return moved(segment, bare ? 0 : own, peer);
}

function moved(segment: Segment, bySeq: number, byAck: number): Segment {
  const { ack, seq } = segment;
  return { ...segment, seq: seqAdd(seq, bySeq), ...(ack === undefined ? {} : { ack: seqAdd(ack, byAck) }) };
}

/** A wrong segment: each number moves with the direction that it was taken from. */
function wrongShifted(segment: Segment, from: Beginning, by: Offsets): Segment {
  if (segment.seq === 0 && !wrapsSoon(from.sndNxt)) return moved(segment, 0, by.peer);
  const bySeq = isForeign(segment.seq, from.sndNxt, from.rcvNxt) ? by.peer : by.own;
  const byAck = isForeign(segment.ack ?? from.rcvNxt, from.rcvNxt, from.sndNxt) ? by.own : by.peer;
  return moved(segment, bySeq, byAck);
}

/**
 * The move that is in the shifted position what `move` is in `view`: a number from the other field follows that field,
 * and zero stays zero.
 */
export function shiftedMove(move: Move, view: DrillView, by: Offsets): Move {
  if (move.kind !== 'send' || view.tcp === null) return move;
  const { segment } = move;
  const { sndNxt, rcvNxt } = view.tcp;
  const nought = segment.seq === 0 && !wrapsSoon(beginning(view).sndNxt);
  const bySeq = segment.seq === rcvNxt && rcvNxt !== sndNxt ? by.peer : by.own;
  const byAck = segment.ack === sndNxt && rcvNxt !== sndNxt ? by.own : by.peer;
  return { kind: 'send', segment: moved(segment, nought ? 0 : bySeq, byAck) };
}

function shiftedEntry(entry: FigureEntry, from: Beginning, by: Offsets): FigureEntry {
  switch (entry.kind) {
    case 'sent':
      return {
        ...entry,
        segment: entry.wrong ? wrongShifted(entry.segment, from, by) : sentShifted(entry.segment, by),
      };
    case 'stopped':
      return { ...entry, segment: wrongShifted(entry.segment, from, by) };
    case 'arrived':
      return { ...entry, segment: moved(entry.segment, by.peer, by.own) };
    case 'opened':
      return { ...entry, ...begun(entry, by) };
    default:
      return entry;
  }
}

function begun({ sndNxt, rcvNxt }: Beginning, { own, peer }: Offsets): Beginning {
  return { sndNxt: seqAdd(sndNxt, own), rcvNxt: seqAdd(rcvNxt, peer) };
}

function shiftedCause(cause: Cause, { own, peer }: Offsets): Cause {
  return cause.kind === 'arrival' ? { ...cause, segment: moved(cause.segment, peer, own) } : cause;
}

function shiftedPosition(position: PositionView, by: Offsets): PositionView {
  // The cards are drawn again for the new numbers.
  return { ...position, cause: shiftedCause(position.cause, by), cards: [] };
}

/** u counts what A sends, v and w what B sends. */
function shiftedSymbols({ u, v, w, textEnd }: Symbols, end: 'A' | 'B', { own, peer }: Offsets): Symbols {
  const [a, b] = end === 'A' ? [own, peer] : [peer, own];
  const put = (number: number | null, by: number) => (number === null ? null : seqAdd(number, by));
  const letters = { u: put(u, a), v: put(v, b), w: put(w, b) };
  return textEnd === undefined ? letters : { ...letters, textEnd: seqAdd(textEnd, b) };
}

/** Whether this end knows numbers of a connection at all: a restarted host does not, and shows zeros. */
function knowsNumbers({ start, figure }: DrillView): boolean {
  return start?.state === 'ESTABLISHED' || figure.some(({ kind }) => kind === 'opened');
}

/** The position with all numbers shifted, and without cards. */
export function shifted(view: DrillView, by: Offsets): DrillView {
  const { start, tcp, position } = view;
  const from = beginning(view);
  const variables = tcp === null ? null : { ...tcp, sndUna: seqAdd(tcp.sndUna, by.own), ...begun(tcp, by) };
  return {
    ...view,
    start: start?.state === 'ESTABLISHED' ? { ...start, ...begun(start, by) } : start,
    figure: view.figure.map((entry) => shiftedEntry(entry, from, by)),
    tcp: knowsNumbers(view) ? variables : tcp,
    symbols: shiftedSymbols(view.symbols, view.you.end, by),
    position: position === null ? null : shiftedPosition(position, by),
  };
}

/** Blackboard numbers by hundreds; others anywhere; near the wrap by little, so that everything wrapped stays so. */
function offsetFor(from: number, present: number, draw: Draw): number {
  if (!wrapsSoon(from)) return from < SMALL ? STEP * (1 + draw(STEPS)) : draw(2 ** 31);
  const hasWrapped = present < from;
  const fitting = NUDGES.filter((n) => from + n < SEQUENCE_SPACE && (!hasWrapped || present + n >= 0));
  return fitting.length === 0 ? 0 : (fitting[draw(fitting.length)] ?? 0);
}

/**
 * Random offsets for a position. The direction with the larger numbers keeps them, clearly; if it would not, both move
 * alike.
 */
export function drawOffsets(view: DrillView, draw: Draw): Offsets {
  const { sndNxt, rcvNxt } = beginning(view);
  const present = view.tcp ?? { sndNxt, rcvNxt };
  const [own, peer] = [offsetFor(sndNxt, present.sndNxt, draw), offsetFor(rcvNxt, present.rcvNxt, draw)];
  const before = seqDiff(rcvNxt, sndNxt);
  const after = seqDiff(seqAdd(rcvNxt, peer), seqAdd(sndNxt, own));
  const isClear = Math.sign(before) === Math.sign(after) && Math.abs(after) >= APART;
  return { own, peer: isClear ? peer : own };
}
