/** However a stream is cut, duplicated, overlapped and shuffled, reassembly yields the stream and its FIN. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { seqAdd, seqLt } from '../../shared/lib/sequence.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { react } from '../../shared/tcp/stack.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { endpointIn, happen } from './support.ts';

const OURS = 500;

function receive(first: number, segments: readonly Segment[]): Tcb {
  const start = { state: 'ESTABLISHED', sndUna: OURS, sndNxt: OURS, rcvNxt: first } as const;
  return segments.reduce<Tcb>(
    (tcb, segment) => react(tcb, { type: 'segment', segment }, 0).tcb,
    createTcb(start, DEFAULT_CONFIG, 0),
  );
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** A piece of a stream of `length` octets; the last piece may carry the FIN. */
function segmentOf(first: number, length: number, { from, to }: Piece, fin: boolean): Segment {
  const flags = fin && to === length ? (['FIN'] as const) : [];
  return makeSegment({ flags, seq: seqAdd(first, from), ack: OURS, len: to - from });
}

const LENGTH = 60;
const first = fc.oneof(fc.constant(1_000), fc.integer({ min: 2 ** 32 - LENGTH, max: 2 ** 32 - 1 }));
const piece = fc
  .tuple(fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: 0, max: LENGTH }))
  .map(([a, b]): Piece => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: 8 }).map((at) => {
  const edges = [0, ...at.sort((a, b) => a - b), LENGTH];
  return edges.slice(1).map((to, i): Piece => ({ from: edges[i] ?? 0, to }));
});
/** Pieces that cover the stream, plus arbitrary others, some twice, in any order. */
const deliveries = fc
  .tuple(cuts, fc.array(piece, { maxLength: 6 }))
  .chain(([all, more]) => fc.shuffledSubarray([...all, ...all, ...more], { minLength: all.length * 2 + more.length }));

describe('reassembly', () => {
  it('[TCP13, TCP14, TCP16] yields the whole stream and its FIN, whatever the order, copies and overlaps', () => {
    fc.assert(
      fc.property(first, deliveries, (start, pieces) => {
        const tcb = receive(
          start,
          pieces.map((p) => segmentOf(start, LENGTH, p, true)),
        );
        expect(tcb).toMatchObject({ state: 'CLOSE-WAIT', held: [], peerFinSeq: seqAdd(start, LENGTH) });
        expect(tcb.rcv.nxt).toBe(seqAdd(start, LENGTH + 1));
        expect(tcb.app.unread).toBe(LENGTH);
      }),
      { seed: 9_293, numRuns: 500 },
    );
  });

  it('[TCP14] never passes the first missing octet or takes a FIN beyond it, and holds only what lies beyond, once', () => {
    const missing = fc.integer({ min: 0, max: LENGTH - 1 });
    fc.assert(
      fc.property(first, deliveries, missing, (start, pieces, hole) => {
        const kept = pieces.filter(({ from, to }) => hole < from || to <= hole);
        const tcb = receive(
          start,
          kept.map((p) => segmentOf(start, LENGTH, p, true)),
        );
        expect(tcb.state).toBe('ESTABLISHED');
        expect(tcb.app.unread).toBeLessThanOrEqual(hole);
        expect(tcb.rcv.nxt).toBe(seqAdd(start, tcb.app.unread));
        expect(tcb.held.filter(({ seq }) => !seqLt(tcb.rcv.nxt, seq))).toEqual([]);
        expect(new Set(tcb.held.map(({ seq, len, fin }) => `${seq} +${len} ${fin}`)).size).toBe(tcb.held.length);
      }),
      { seed: 9_293, numRuns: 500 },
    );
  });

  it('[TCP14] keeps the longer of two pieces with the same start', () => {
    const start = endpointIn('ESTABLISHED');
    for (const held of ['ACK v+5 u +2 ; ACK v+5 u +6', 'ACK v+5 u +6 ; ACK v+5 u +2']) {
      expect(happen(start, `${held} ; ACK v u +5`).tcb.rcv.nxt).toBe(seqAdd(start.rcv.nxt, 11));
    }
  });

  it('[TCP14] begins with nothing held', () => {
    expect(endpointIn('ESTABLISHED').held).toEqual([]);
  });

  it('[TCP14] takes a FIN that only the second copy of the last octets carries', () => {
    for (const held of ['ACK v+5 u +2 ; FIN,ACK v+5 u +2', 'FIN,ACK v+5 u +2 ; ACK v+5 u +2']) {
      expect(happen(endpointIn('ESTABLISHED'), `${held} ; ACK v u +5`).state).toBe('CLOSE-WAIT');
    }
  });

  test.each([
    ['a FIN beyond a hole that text then overtakes is an old number', 'FIN,ACK v+3 u', 'ACK v u +9', 'ESTABLISHED', 9],
    ['text after a FIN is not taken', 'ACK v+4 u +5', 'FIN,ACK v u +3', 'CLOSE-WAIT', 4],
    ['text beyond the window is cut, together with its FIN', 'ACK v+1 u', 'FIN,ACK v u +1000', 'ESTABLISHED', 1_000],
    ['a FIN on the last number of the window is taken', 'ACK v+1 u', 'FIN,ACK v u +999', 'CLOSE-WAIT', 1_000],
  ] as const)('[TCP15] %s', (_, one, other, state, taken) => {
    const start = endpointIn('ESTABLISHED');
    const after = happen(start, `${one} ; ${other}`);
    expect(after.state).toBe(state);
    expect(after.tcb.rcv.nxt).toBe(seqAdd(start.rcv.nxt, taken));
  });
});
