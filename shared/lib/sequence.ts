/**
 * Sequence number arithmetic modulo 2^32 (RFC 9293, 3.4; TCP34). The one place that knows about wrap-around.
 * A sequence number is an integer in 0..2^32-1; lengths are counts of octets (SYN and FIN count one each).
 */

/** The size of the sequence space. */
export const SEQUENCE_SPACE = 2 ** 32;

/** `seq + n`, modulo 2^32; `n` may be negative. */
export function seqAdd(seq: number, n: number): number {
  return (seq + n) >>> 0;
}

/** The signed distance from `b` to `a`, in -2^31..2^31-1: positive when `a` is later than `b`. */
export function seqDiff(a: number, b: number): number {
  return (a - b) | 0;
}

/** `a < b` in sequence space. */
export function seqLt(a: number, b: number): boolean {
  return seqDiff(a, b) < 0;
}

/** `a =< b` in sequence space. */
export function seqLeq(a: number, b: number): boolean {
  return seqDiff(a, b) <= 0;
}

/** The later of two numbers in sequence space. */
export function seqMax(a: number, b: number): number {
  return seqLt(a, b) ? b : a;
}

/** Whether `seq` lies in the `size` numbers that begin at `start`: `start =< seq < start + size`. */
export function inWindow(seq: number, start: number, size: number): boolean {
  const offset = (seq - start) >>> 0;
  return offset < size;
}
