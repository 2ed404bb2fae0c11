import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { must, perfect, Rig } from './rig.ts';

const FIN = (seq: number, ack: number) => makeSegment({ flags: ['FIN'], seq, ack });
const ACK = (seq: number, ack: number) => makeSegment({ seq, ack });

/**
 * What the view says would become of `segment` if the seat sent it in its `nth` position (free composition, no other
 * mistakes).
 */
function wouldBe(levelId: string, seat: 0 | 1, nth: number, segment: Segment) {
  const rig = new Rig(must(levelById(levelId)), [perfect(0), perfect(0)], { compose: 'free' });
  rig.startHalf();
  const nthId = 1_000 + nth;
  rig.runUntil((r) => r.view(seat).position?.id === nthId);
  rig.move(seat, { kind: 'send', segment });
  const said = must(rig.view(seat).judgements.at(-1));
  expect(said.verdict).toBe('wrong');
  return said.peerWould;
}

describe('[DUEL22] what the peer would have done', () => {
  it.each([
    ['a wrong ACK of the first FIN brings nothing new', 'four-waves', 1, 1, ACK(9_000, 4_000), 'ignore-old'],
    ['a premature FIN is taken in', 'four-waves', 1, 1, FIN(9_000, 4_001), 'accept'],
    ['a FIN beyond a hole waits for the missing data', 'four-waves', 1, 2, FIN(9_001, 4_001), 'hold-and-ask'],
    ['text beyond a hole waits as well', 'last-words', 1, 2, { ...ACK(9_001, 4_001), len: 350 }, 'hold-and-ask'],
    ['an ACK of half the text is still new', 'last-words', 0, 3, ACK(4_001, 9_349), 'accept'],
    ['a second FIN is beyond the end', 'four-waves', 0, 2, FIN(4_001, 9_000), 'drop-silently'],
    ['the first closer is still in TIME-WAIT', 'four-waves', 1, 3, ACK(9_001, 4_001), 'ignore-old'],
    ['and acknowledges the old FIN again', 'four-waves', 1, 3, FIN(9_000, 4_001), 'answer-ack-and-drop'],
    ['after 2MSL the connection is gone', 'four-waves', 0, 4, ACK(4_001, 9_001), 'answer-reset'],
    ['a peer whose FIN was given up may still be there', 'forgotten-close', 0, 3, ACK(4_001, 9_000), null],
    ['after a timeout the FIN may have arrived or not', 'lost-fin', 0, 2, FIN(4_001, 9_000), null],
    ['a segment that no peer takes is described even then', 'lost-fin', 0, 2, FIN(4_000, 9_001), 'answer-ack-and-drop'],
  ] as const)('%s', (_, level, seat, nth, segment, expected) => {
    expect(wouldBe(level, seat, nth, segment)).toBe(expected);
  });

  it('does not reveal what is really in flight', () => {
    const said = ['four-waves', 'lost-last-ack'].map((level) => wouldBe(level, 0, 3, ACK(4_000, 9_001)));
    expect(new Set(said).size).toBe(1);
  });
});
