import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { must, perfect, Rig } from './rig.ts';

const FIN = (seq: number, ack: number) => makeSegment({ flags: ['FIN'], seq, ack });
const ACK = (seq: number, ack: number) => makeSegment({ seq, ack });

/** What is said to become of `segment` when the seat sends it in its `nth` position, free composition, nobody else wrong. */
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
    ['a wrong ACK of the first FIN brings nothing', 'four-waves', 1, 1, ACK(9_000, 4_000), 'ignore-old'],
    ['a FIN too early is taken in', 'four-waves', 1, 1, FIN(9_000, 4_001), 'accept'],
    ['a FIN beyond a hole waits for what is missing', 'four-waves', 1, 2, FIN(9_001, 4_001), 'hold-and-ask'],
    ['text beyond a hole waits as well', 'last-words', 1, 2, { ...ACK(9_001, 4_001), len: 350 }, 'hold-and-ask'],
    ['half an ACK of text is news all the same', 'last-words', 0, 3, ACK(4_001, 9_349), 'accept'],
    ['a second FIN is beyond the end', 'four-waves', 0, 2, FIN(4_001, 9_000), 'drop-silently'],
    ['whoever closed first is still in TIME-WAIT', 'four-waves', 1, 3, ACK(9_001, 4_001), 'ignore-old'],
    ['and acknowledges the old FIN again', 'four-waves', 1, 3, FIN(9_000, 4_001), 'answer-ack-and-drop'],
    ['after 2MSL nobody is left', 'four-waves', 0, 4, ACK(4_001, 9_001), 'answer-reset'],
    ['after a timeout the FIN may have arrived or not', 'lost-fin', 0, 2, FIN(4_001, 9_000), null],
    ['what no peer takes is said even then', 'lost-fin', 0, 2, FIN(4_000, 9_001), 'answer-ack-and-drop'],
  ] as const)('%s', (_, level, seat, nth, segment, expected) => {
    expect(wouldBe(level, seat, nth, segment)).toBe(expected);
  });

  it('tells nothing of what is in fact in flight', () => {
    const said = ['four-waves', 'lost-last-ack'].map((level) => wouldBe(level, 0, 3, ACK(4_000, 9_001)));
    expect(new Set(said).size).toBe(1);
  });
});
