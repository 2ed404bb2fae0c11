/** Arithmetic modulo 2^32, and which segments a receive window accepts. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inWindow, SEQUENCE_SPACE, seqAdd, seqDiff, seqLeq, seqLt, seqMax } from '../../shared/lib/sequence.ts';
import { isAcceptable } from '../../shared/tcp/acceptable.ts';
import { type Flag, makeSegment } from '../../shared/tcp/segment.ts';

const number = fc.integer({ min: 0, max: SEQUENCE_SPACE - 1 });
/** Distances with a sign: less than half of the space. */
const distance = fc.integer({ min: 1, max: SEQUENCE_SPACE / 2 - 1 });
const check = (property: fc.IProperty<unknown>) => fc.assert(property, { seed: 9_293, numRuns: 500 });

describe('sequence numbers', () => {
  test.each([
    [4_294_967_295, 1, 0],
    [4_294_967_295, 2, 1],
    [0, -1, 4_294_967_295],
    [5, 4_294_967_296, 5],
    [5, -4_294_967_297, 4],
  ])('[TCP34] %d + %d is %d', (seq, n, sum) => {
    expect(seqAdd(seq, n)).toBe(sum);
  });

  test.each([
    [0, 4_294_967_295, 1],
    [4_294_967_295, 0, -1],
    [7, 7, 0],
    [2_147_483_647, 0, 2_147_483_647],
    [2_147_483_648, 0, -2_147_483_648],
  ])('[TCP34] from the second to the first: %d, %d: %d', (a, b, diff) => {
    expect(seqDiff(a, b)).toBe(diff);
  });

  it('[TCP34] adding and taking away undo each other, and the difference is what was added', () => {
    check(
      fc.property(number, distance, (a, n) => {
        expect(seqAdd(seqAdd(a, n), -n)).toBe(a);
        expect(seqDiff(seqAdd(a, n), a)).toBe(n);
        expect(seqDiff(a, seqAdd(a, n))).toBe(-n);
      }),
    );
  });

  it('[TCP34] the later of two is the same wherever they lie', () => {
    check(
      fc.property(number, distance, number, (a, n, by) => {
        const b = seqAdd(a, n);
        expect(seqLt(a, b)).toBe(true);
        expect(seqLt(b, a)).toBe(false);
        expect(seqLeq(a, b) && seqLeq(a, a) && !seqLt(a, a)).toBe(true);
        expect(seqMax(a, b)).toBe(b);
        expect(seqMax(b, a)).toBe(b);
        expect(seqLt(seqAdd(a, by), seqAdd(b, by))).toBe(true);
      }),
    );
  });

  it('[TCP34] a window includes its first number and excludes the one after its last', () => {
    check(
      fc.property(number, fc.integer({ min: 1, max: 65_535 }), (start, size) => {
        expect(inWindow(start, start, size)).toBe(true);
        expect(inWindow(seqAdd(start, size - 1), start, size)).toBe(true);
        expect(inWindow(seqAdd(start, size), start, size)).toBe(false);
        expect(inWindow(seqAdd(start, -1), start, size)).toBe(false);
        expect(inWindow(start, start, 0)).toBe(false);
      }),
    );
  });
});

type Row = [flags: string, offset: number, len: number, wnd: number, acceptable: boolean];

/** The four cases of the table in 3.10.7.4; `offset` counts from RCV.NXT. */
const TABLE: Row[] = [
  // LEN = 0, WND = 0: exactly RCV.NXT
  ['ACK', 0, 0, 0, true],
  ['ACK', 1, 0, 0, false],
  ['ACK', -1, 0, 0, false],
  // LEN = 0, WND > 0: in the window, its right edge excluded
  ['ACK', 0, 0, 10, true],
  ['ACK', 9, 0, 10, true],
  ['ACK', 10, 0, 10, false],
  ['ACK', -1, 0, 10, false],
  // LEN > 0, WND = 0: never
  ['ACK', 0, 1, 0, false],
  ['FIN', 0, 0, 0, false],
  // LEN > 0, WND > 0: the first or the last number in the window
  ['ACK', 0, 5, 10, true],
  ['ACK', 9, 5, 10, true],
  ['ACK', 10, 5, 10, false],
  ['ACK', -4, 5, 10, true],
  ['ACK', -5, 5, 10, false],
  ['FIN', -5, 5, 10, true],
  ['FIN', -1, 0, 10, false],
  ['FIN', 9, 0, 10, true],
  ['FIN', 10, 0, 10, false],
  ['SYN', -1, 0, 10, false],
  ['SYN', 0, 0, 10, true],
];

/** RCV.NXT in the middle of the space, at its end (the window wraps), and at its beginning (old numbers wrap). */
describe.each([1_000_000, 4_294_967_291, 0])('the window at %d', (nxt) => {
  test.each(TABLE)('[TCP1] %s at RCV.NXT%i with %i octets, window %i: %s', (flag, offset, len, wnd, acceptable) => {
    const segment = makeSegment({ flags: [flag as Flag], seq: seqAdd(nxt, offset), ack: 1, len });
    expect(isAcceptable(segment, { nxt, wnd })).toBe(acceptable);
  });
});
