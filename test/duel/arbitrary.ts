/** Random levels and random players for properties: everything follows from what fast-check draws. */

import fc from 'fast-check';
import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import type { AppStep, Level } from '../../shared/duel/level.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import { STATES } from '../../shared/tcp/state.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { must, perfect, type Player } from './rig.ts';

const steps = (texts: readonly number[], state: 'ESTABLISHED' | 'CLOSE-WAIT' | null, closeAfter: number): AppStep[] => {
  const when = state === null ? {} : { state };
  const sends = texts.map((bytes): AppStep => ({ when, afterMs: 400, call: { kind: 'SEND', bytes } }));
  return [...sends, { when, afterMs: closeAfter, call: { kind: 'CLOSE' } }];
};

const texts = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 3 });
const weather = fc.record({
  losePercent: fc.integer({ min: 0, max: 35 }),
  duplicatePercent: fc.integer({ min: 0, max: 35 }),
  delayPercent: fc.integer({ min: 0, max: 50 }),
  delayMaxMs: fc.integer({ min: 0, max: 6_000 }),
});

/** Any numbers (the wrap of the sequence space near), any texts on both sides, closes that follow or cross, any weather. */
export const anyLevel: fc.Arbitrary<Level> = fc
  .record({
    a: fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 2 ** 32 - 600, max: 2 ** 32 - 1 })),
    b: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    textsA: texts,
    textsB: texts,
    crossing: fc.boolean(),
    closeA: fc.integer({ min: 500, max: 4_000 }),
    closeB: fc.integer({ min: 500, max: 4_000 }),
    notation: fc.constantFrom('lecture', 'wire') as fc.Arbitrary<'lecture' | 'wire'>,
    weather,
  })
  .map(({ a, b, textsA, textsB, crossing, closeA, closeB, ...rest }) => {
    const base = must(LEVELS[0]);
    return {
      ...base,
      ...rest,
      id: 'random',
      ends: {
        A: { ...base.ends.A, sndNxt: a, script: steps(textsA, crossing ? null : 'ESTABLISHED', closeA) },
        B: { ...base.ends.B, sndNxt: b, script: steps(textsB, crossing ? null : 'CLOSE-WAIT', closeB) },
      },
    };
  });

/** A player who does anything that the page would let him do, drawn from `seed`. */
export function careless(seed: number): Player {
  return (view) => {
    const { position, tcp } = view;
    if (position === null || tcp === null) return null;
    const draw = drawsFrom(seed, position.id * 16 + position.attempt * 2 + (position.claim === null ? 0 : 1));
    const delayMs = draw(25_000);
    const { cards, given, claim } = position;
    if (claim !== null && draw(3) === 0) return { move: { kind: 'claim', state: must(STATES[draw(8)]) }, delayMs };
    if (draw(4) === 0) return { move: { kind: 'wait' }, delayMs };
    const seq = seqAdd(tcp.sndNxt, draw(3) - 1);
    const ack = seqAdd(tcp.rcvNxt, draw(3) - 1);
    const flags = given?.flags ?? [];
    const move: Move =
      cards.length > 0
        ? { kind: 'send', segment: must(cards[draw(cards.length)]) }
        : { kind: 'send', segment: makeSegment({ flags: draw(2) === 0 ? flags : ['FIN'], seq, ack }) };
    return { move, delayMs };
  };
}

/** A player who composes freely and lies: other flags, numbers beside the right ones, octets that nobody handed over. */
export function liar(seed: number): Player {
  return (view) => {
    const { position, tcp, figure } = view;
    if (position === null || tcp === null) return null;
    const draw = drawsFrom(seed, position.id * 64 + position.attempt * 8 + figure.length);
    const delayMs = draw(12_000);
    const kind = draw(8);
    if (kind < 4) return perfect(delayMs)(view);
    if (kind === 4) return { move: { kind: 'wait' }, delayMs };
    const beside = () => must([0, 0, 0, -1, 1, 100, -350, 500][draw(8)]);
    // Text that was not handed over is refused before the FIN, and goes out behind it.
    const finIsOut = must(endpointFromView(view)).tcb.finSeq !== null;
    const len = finIsOut ? must([0, 0, 1, 100][draw(4)]) : 0;
    const flags = must(([['FIN'], ['FIN'], ['FIN'], [], [], ['RST']] as const)[draw(6)]);
    const seq = seqAdd(tcp.sndNxt, beside() - (draw(3) === 0 ? 1 : 0));
    return {
      move: { kind: 'send', segment: makeSegment({ flags, seq, ack: seqAdd(tcp.rcvNxt, beside()), len }) },
      delayMs,
    };
  };
}
