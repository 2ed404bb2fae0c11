/** Segments as values: their content, their length, and when two say the same. */

import { describe, expect, test } from 'vitest';
import { makeSegment, sameSegment, segEnd, segLen } from '../../shared/tcp/segment.ts';
import { seg } from './support.ts';

describe('a segment', () => {
  test('[TCP6] has an ACK number exactly when it has the ACK bit', () => {
    expect(makeSegment({ seq: 7, ack: 9 })).toStrictEqual({ flags: ['ACK'], seq: 7, ack: 9, len: 0 });
    expect(makeSegment({ flags: ['FIN'], seq: 7 })).toStrictEqual({ flags: ['FIN'], seq: 7, len: 0 });
    expect(makeSegment({ seq: 7, ack: undefined })).toStrictEqual({ flags: [], seq: 7, len: 0 });
  });

  test('[TCP40] carries a window if one is given', () => {
    expect(makeSegment({ seq: 7, wnd: 0 })).toStrictEqual({ flags: [], seq: 7, len: 0, wnd: 0 });
    expect(makeSegment({ seq: 7, wnd: undefined })).toStrictEqual({ flags: [], seq: 7, len: 0 });
  });

  test('[TCP34] has its flags in a fixed order, each once', () => {
    expect(makeSegment({ flags: ['ACK', 'FIN', 'SYN', 'FIN'], seq: 1, ack: 2 }).flags).toEqual(['SYN', 'FIN', 'ACK']);
  });

  test.each([
    ['ACK v u', 0],
    ['ACK v u +5', 5],
    ['FIN,ACK v u', 1],
    ['FIN,ACK v u +5', 6],
    ['SYN v', 1],
    ['SYN,FIN v +5', 7],
    ['RST v', 0],
  ])('[TCP34] %s takes %i numbers', (text, length) => {
    expect(segLen(seg(text))).toBe(length);
    expect(segEnd(seg(text))).toBe((seg(text).seq + length) % 2 ** 32);
  });
});

describe('two segments', () => {
  test.each([
    ['FIN,ACK u v +5', 'FIN,ACK u v +5'],
    ['ACK u v', 'PSH,ACK u v'],
    ['ACK u v', 'ACK,URG u v'],
    ['RST u', 'RST u'],
  ])('[WIRE2] %s and %s say the same', (a, b) => {
    expect(sameSegment(seg(a), seg(b))).toBe(true);
  });

  test.each([
    ['FIN,ACK u v', 'ACK u v'],
    ['RST,ACK u v', 'ACK u v'],
    ['SYN,ACK u v', 'ACK u v'],
    ['RST u', 'RST,ACK u v'],
    ['ACK u v', 'ACK u+1 v'],
    ['ACK u v', 'ACK u v+1'],
    ['ACK u v', 'ACK u v +1'],
    ['FIN,ACK u v', 'RST,ACK u v'],
  ])('[WIRE2] %s and %s differ', (a, b) => {
    expect(sameSegment(seg(a), seg(b))).toBe(false);
    expect(sameSegment(seg(b), seg(a))).toBe(false);
  });
});
