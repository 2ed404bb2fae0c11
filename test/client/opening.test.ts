/** The first page's position: its answers are what the referee says, and its figure never shows an effect before its cause. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWER_ACK,
  ANSWER_SEQ,
  ANSWERS,
  type Answer,
  answered,
  SAID,
  UNANSWERED,
} from '../../client/home/opening/opening-position.ts';
import { LEAST_HEIGHT, openingLayout } from '../../client/home/opening/opening-layout.ts';
import { createEndpoint, type Endpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { createTcb } from '../../shared/tcp/create.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { CONFIG } from '../tcp/support.ts';

const FIN_ACK = ['FIN', 'ACK'] as const;
const sent = (flags: readonly ('FIN' | 'ACK')[], seq: number, ack: number): Segment =>
  makeSegment({ flags: [...flags], seq, ack });
const arrives = (endpoint: Endpoint, segment: Segment) => happen(endpoint, { type: 'segment', segment }, 0).endpoint;

/** The end whose player the visitor is, after each of SAID. */
function position(): Endpoint {
  const open = createEndpoint(
    createTcb({ state: 'ESTABLISHED', sndUna: 4_000, sndNxt: 4_000, rcvNxt: 9_000 }, CONFIG, 0),
  );
  const closed = happen(open, { type: 'call', call: { kind: 'CLOSE', full: false } }, 0).endpoint;
  const fin = play(closed, sent(FIN_ACK, 4_000, 9_000), 0);
  const waiting = arrives(fin, sent(['ACK'], 9_000, 4_001));
  const asked = arrives(waiting, sent(FIN_ACK, 9_000, 4_001));
  return arrives(play(asked, sent(['ACK'], 4_001, 9_001), 0), sent(FIN_ACK, 9_000, 4_001));
}

function moveOf({ flags }: Answer): Move {
  return flags.length === 0 ? { kind: 'wait' } : { kind: 'send', segment: sent(flags, ANSWER_SEQ, ANSWER_ACK) };
}

describe('the position of the first page', () => {
  it('[UI210] is TIME-WAIT with a FIN that has come again', () => {
    expect(position()).toMatchObject({
      tcb: { state: 'TIME-WAIT' },
      history: { finUnanswered: true, finCameAgain: true },
    });
  });

  it.each(ANSWERS)('[UI210] calls $id what the referee calls it', (answer: Answer) => {
    const { verdict } = judge(position(), moveOf(answer), 'wire');
    expect(verdict === 'correct').toBe(answer.why === null);
  });

  it('[UI211] keeps what was wrong, and takes nothing after the right answer', () => {
    const [fin, ack, nothing] = ANSWERS;
    const wrong = [fin, nothing, fin].reduce<typeof UNANSWERED>(answered, UNANSWERED);
    expect(wrong).toEqual({ wrong: ['fin', 'nothing'], done: false });
    const done = answered(wrong, ack);
    expect(done.done).toBe(true);
    expect(answered(done, fin)).toBe(done);
  });
});

describe('its figure', () => {
  const rooms = fc.tuple(fc.integer({ min: 320, max: 2_000 }), fc.integer({ min: 320, max: 1_200 }));

  it('[UI212] shows time going down, and every arrow arriving later than it left', () => {
    fc.assert(
      fc.property(rooms, ([width, height]) => {
        const { arrows, bars, now, answer } = openingLayout(width, height);
        expect(arrows.map(({ said }) => said).at(-1)).toBe(SAID.length - 1);
        for (const { from, to } of [...arrows, answer]) expect(to.y).toBeGreaterThan(from.y);
        const own = arrows.map(({ said, from, to }) => (SAID[said]?.from === 'mine' ? from.y : to.y));
        expect(own).toEqual(own.toSorted((a, b) => a - b));
        expect(bars.at(-1)).toMatchObject({ state: 'TIME-WAIT', bottom: now.y });
        expect(now.y).toBeGreaterThan(own.at(-1) ?? now.y);
      }),
    );
  });

  it('[UI212] has all answers inside the page, below each other', () => {
    fc.assert(
      fc.property(rooms, ([width, height]) => {
        const { cards, upright } = openingLayout(width, height);
        const least = LEAST_HEIGHT[upright ? 'upright' : 'beside'];
        expect(cards).toHaveLength(ANSWERS.length);
        for (const [at, { left, top, width: wide, height: high }] of cards.entries()) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + wide).toBeLessThanOrEqual(width);
          expect(high).toBeGreaterThanOrEqual(44);
          expect(top + high).toBeLessThanOrEqual(cards[at + 1]?.top ?? Math.max(height, least) - 44);
        }
      }),
    );
  });
});
