/** The numbers that a text about a judged move may name. */

import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import { type Segment, segEnd } from '../../shared/tcp/segment.ts';

function numbersOfSegment(segment: Segment | null): number[] {
  if (segment === null) return [];
  const { seq, ack = 0, len } = segment;
  return [seq, ack, seqAdd(seq, len), segEnd(segment), len];
}

/** Every number that a position knows, with its neighbours: the one after a FIN, the one before an ack. */
export function knownNumbers({ move, cause, numbers }: Judgement): Set<number> {
  const { sndUna, sndNxt, rcvNxt, finSeq, peerFinSeq, pending, ackSent, textStarts } = numbers;
  const own = [sndUna, sndNxt, rcvNxt, finSeq ?? 0, peerFinSeq ?? 0, ackSent, seqAdd(sndNxt, pending), ...textStarts];
  const sent = move.kind === 'send' ? move.segment : null;
  const arrived = cause?.kind === 'arrival' ? cause.segment : null;
  const all = [...own, ...numbersOfSegment(sent), ...numbersOfSegment(arrived)];
  return new Set([pending, ...all.flatMap((n) => [seqAdd(n, -1), n, seqAdd(n, 1)])]);
}
