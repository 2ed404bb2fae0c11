/** What a view says that its player may do is what the authority accepts, at every moment of a match. */

import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import { advance } from '../../shared/duel/rules/advance.ts';
import { apply } from '../../shared/duel/rules/apply.ts';
import { isRightAtFirstTry } from '../../shared/duel/rules/costs.ts';
import { FAILED_BINDS_MAX, portOffer } from '../../shared/duel/rules/may.ts';
import { speedPoints } from '../../shared/duel/rules/score.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { must, perfect, Rig } from './rig.ts';

const BIND: Move = { kind: 'bind' };

/** Whether the authority would accept the move now. */
function accepts(rig: Rig, seat: Seat, move: Move): boolean {
  const positionId = rig.view(seat).position?.id ?? null;
  return apply(rig.state, { kind: 'move', seat, positionId, move, by: 'player' }, rig.now).ok;
}

/** Plays a whole match and compares what is offered with what is accepted, after each thing that happens. */
function compareThroughout(levelId: string, options: Partial<MatchOptions>): { readonly offered: Set<string> } {
  const rig = new Rig(must(levelById(levelId)), [perfect(), perfect()], options);
  const offered = new Set<string>();
  rig.startHalf();
  const compare = () => {
    // What is due by now, the end of the half among it, happens before any request.
    if (advance(rig.state, rig.now).events.length > 0) return;
    for (const seat of [0, 1] as const) {
      const { may } = rig.view(seat);
      expect([may.bind !== 'none', may.claim]).toEqual([
        accepts(rig, seat, BIND),
        STATES.every((state) => accepts(rig, seat, { kind: 'claim', state })),
      ]);
      offered.add(may.bind).add(may.claim ? 'claim' : 'no claim');
    }
  };
  compare();
  while (rig.state.phase === 'playing' && rig.step()) compare();
  return { offered };
}

describe('what a view says that its player may do', () => {
  it.each([
    ['four-waves', 'coached'],
    ['four-waves', 'live'],
    ['lost-last-ack', 'coached'],
    ['nobody-home', 'coached'],
    ['ghost', 'coached'],
    ['port-rush', 'live'],
  ] as const)('[VIEW51] is accepted on %s (%s), and everything else refused', (levelId, mode) => {
    expect(compareThroughout(levelId, { mode }).offered.size).toBeGreaterThan(1);
  });

  it('[VIEW51] names the state once, until the state is in question again', () => {
    const rig = new Rig(must(levelById('four-waves')), [perfect(), perfect()]);
    rig.startHalf();
    rig.runUntil((one) => one.view(0).may.claim);
    rig.move(0, { kind: 'claim', state: 'CLOSED' });
    expect(rig.view(0).may.claim).toBe(false);
    rig.runUntil((one) => one.view(0).may.claim);
  });

  it('[VIEW51] offers the port until three requests of a half have failed, and again once it is free', () => {
    expect([0, 1, 2, 3].map((failed) => portOffer('held', failed, true))).toEqual(['held', 'held', 'held', 'none']);
    expect(portOffer('free', FAILED_BINDS_MAX, true)).toBe('free');
    for (const shown of ['in-use', 'reused'] as const) expect(portOffer(shown, 0, true)).toBe('none');
  });

  it('[VIEW51] offers no port to an end that never had a connection', () => {
    expect(portOffer('free', 0, false)).toBe('none');
  });
});

describe('right at the first try', () => {
  const played = () => {
    const rig = new Rig(must(levelById('four-waves')), [perfect(0), perfect(0)]);
    rig.startHalf();
    return rig.runUntil((one) => one.view(0).judgements.length > 0).view(0).judgements;
  };
  const right = must(played()[0]);

  it('[VIEW52] is a move that settles its position at once, by its player', () => {
    expect(isRightAtFirstTry(right)).toBe(true);
    expect(isRightAtFirstTry({ ...right, attempt: 2 })).toBe(false);
    expect(isRightAtFirstTry({ ...right, verdict: 'wrong' })).toBe(false);
    expect(isRightAtFirstTry({ ...right, by: 'stack' })).toBe(false);
  });

  it('[VIEW52] is neither a part of what was due, nor naming the state, nor a move of their own accord', () => {
    expect(isRightAtFirstTry({ ...right, points: { ...right.points, base: 0 } })).toBe(false);
    expect(isRightAtFirstTry({ ...right, move: { kind: 'claim', state: 'LAST-ACK' } })).toBe(false);
    expect(isRightAtFirstTry({ ...right, positionId: null })).toBe(false);
  });
});

it.each([
  [0, 40],
  [10_000, 20],
  [20_000, 0],
  [90_000, 0],
  [-500, 40],
])('the points for speed fall to 0 in the time for it: after %d ms %d', (elapsedMs, points) => {
  expect(speedPoints(40, elapsedMs, 20_000)).toBe(points);
});
