import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import { symbolOf } from '../../shared/duel/symbols.ts';
import { must, perfect, Rig } from './rig.ts';

const LAST_WORDS = must(levelById('last-words'));
const LOST_LAST_ACK = must(levelById('lost-last-ack'));

describe('the view of a seat', () => {
  it('[VIEW2] hides a newly entered state for as long as the player may name it', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(), perfect()], {}, 1, true).runMatch();
    for (const view of rig.seen.flat()) {
      const lastState = view.figure.findLast((entry) => entry.kind === 'state');
      const claimable = view.position !== null && view.position.claim !== null;
      if (claimable) expect(view.tcp?.state).toBeNull();
      if (claimable && lastState?.kind === 'state') expect(lastState.state).toBeNull();
      if (view.position === null && view.phase !== 'playing') expect(view.tcp?.state).not.toBeNull();
    }
  });

  it('[VIEW2] does not reveal it by the port or the 2MSL timer either', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(), perfect()], {}, 1, true).runMatch();
    const asked = rig.seen.flat().filter((view) => view.position?.claim !== null && view.position !== null);
    const byEvent = asked.filter(({ position }) => position?.cause.kind !== 'timer');
    expect(byEvent.length).toBeGreaterThan(8);
    for (const view of byEvent) expect([view.port, view.timeWait]).toEqual(['in-use', null]);
    for (const view of rig.seen.flat()) if (view.tcp?.state === 'TIME-WAIT') expect(view.port).toBe('held');
  });

  it.each([
    ['TIME-WAIT', 0],
    ['LAST-ACK', 1],
    ['CLOSED', 1],
  ] as const)('[VIEW2] does not reveal %s to a player who asks for the port either', (state, seat) => {
    const rig = new Rig(must(levelById('four-waves')));
    rig.startHalf();
    rig.runUntil(() => rig.end(seat).endpoint.tcb.state === state && rig.end(seat).stateHidden);
    expect(rig.move(seat, { kind: 'bind' })).toEqual({ ok: false, code: 'no-port-to-reuse' });
  });

  it("[VIEW3] shows the player's own score as it runs, and the peer’s as of the end of the last half", () => {
    const rig = new Rig(LAST_WORDS, [perfect(), perfect()], {}, 1, true).runMatch();
    const [first] = rig.state.halfScores;
    for (const view of rig.seen[0]) {
      const over = view.halfScores.length;
      if (over === 0) expect(view.peer.score).toBe(0);
      if (over === 1) expect(view.peer.score).toBe(must(first)[1]);
    }
    expect(new Set(rig.seen[0].map((view) => view.you.score)).size).toBeGreaterThan(5);
  });

  it('[VIEW4] lifts the fog only when the match is over', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(), perfect()], {}, 1, true).runMatch();
    for (const view of rig.seen.flat()) expect(view.review === null).toBe(view.phase !== 'over');
    const review = must(rig.view(1).review);
    expect(review.halves).toHaveLength(2);
    const lost = must(review.halves[0]).entries.filter((entry) => entry.kind === 'segment' && entry.lost);
    expect(lost).toMatchObject([{ from: 'A', arrivals: [], segment: { seq: 4_001, ack: 9_001 } }]);
    expect(new Set(must(review.halves[0]).judgements.map((judgement) => judgement.seat))).toEqual(new Set([0, 1]));
    expect(review.names).toEqual(['Ada', '小林']);
  });

  it('[VIEW6] does not say what would be right while the position is open', () => {
    const rig = new Rig(LAST_WORDS, [perfect(), perfect()], {}, 1, true);
    rig.startHalf();
    const { cards } = must(rig.untilAsked(0).position);
    const wrong = cards.find((card) => card.seq !== 4_000 || !card.flags.includes('FIN'));
    rig.move(0, { kind: 'send', segment: must(wrong) });
    expect(rig.view(0).judgements.at(-1)).toMatchObject({ verdict: 'wrong', right: null, state: null });
    rig.runUntil((r) => r.view(0).position === null);
    expect(rig.view(0).judgements[0]).toMatchObject({ right: { kind: 'send' }, state: 'FIN-WAIT-1' });
  });
});

describe('[VIEW8] the roles', () => {
  it.each([
    ['four-waves', 'passive'],
    ['three-waves', 'passive'],
    ['lost-ack', 'passive'],
    ['skip-time-wait', 'passive'],
    ['nobody-home', 'passive'],
    ['crossing', 'active'],
  ] as const)('%s: A is active, B %s, in the views of both and in the review', (id, roleOfB) => {
    const rig = new Rig(must(levelById(id)));
    expect(rig.view(0)).toMatchObject({ you: { role: 'active' }, peer: { role: roleOfB } });
    expect(rig.view(1)).toMatchObject({ you: { role: roleOfB }, peer: { role: 'active' } });
    rig.runMatch();
    expect(rig.view(0).you.role).toBe(roleOfB);
    expect(rig.view(0).review?.halves.map(({ roles }) => roles)).toEqual([
      { A: 'active', B: roleOfB },
      { A: 'active', B: roleOfB },
    ]);
  });
});

describe('[VIEW22] the role shown is what happens', () => {
  /** The ends that called CLOSE or ABORT, or whose process died, in a half before any FIN or RST had reached them. */
  const closers = ({ journal }: HalfState) =>
    new Set(
      (['A', 'B'] as const).filter((end) => {
        const own = journal.filter((entry) => entry.end === end);
        const call = own.findIndex((e) => e.kind === 'call' && /CLOSE|ABORT|DIE/.test(e.call));
        const told = own.findIndex((e) => e.kind === 'arrived' && /FIN|RST/.test(e.segment.flags.join()));
        return call >= 0 && (told < 0 || call < told);
      }),
    );
  const check = (rig: Rig) => {
    const roles = [0, 1].map((seat) => rig.view(seat === 0 ? 0 : 1).you);
    rig.runHalf();
    const half = must(rig.state.halves.at(-1));
    const active = new Set(roles.filter(({ role }) => role === 'active').map(({ end }) => end));
    expect(active, `${rig.state.level.id} ${rig.state.seed} ${half.half}`).toEqual(closers(half));
  };

  it.each(LEVELS.filter(({ storm }) => !storm).map((level) => [level.id, level] as const))('in %s', (_, level) => {
    const rig = new Rig(level, [perfect(0), perfect(9_000)]);
    check(rig);
    check(rig);
  });

  it('in 200 storms', () => {
    const storm = must(levelById('storm'));
    for (let seed = 0; seed < 200; seed++) {
      const rig = new Rig(storm, [perfect((seed % 5) * 3_000), perfect((seed % 7) * 3_000)], {}, seed * 7_919);
      check(rig);
      if (seed % 4 === 0) check(rig);
    }
  });
});

describe('[VIEW5] the letters', () => {
  const lettersOf = (seat: 0 | 1, until: (rig: Rig) => boolean) => {
    const rig = new Rig(LAST_WORDS, [perfect(), perfect()]);
    rig.startHalf();
    return rig.runUntil(until).view(seat).symbols;
  };
  const fins = (seat: 0 | 1) => (rig: Rig) =>
    rig.view(seat).figure.some((entry) => entry.kind === 'arrived' && entry.segment.flags.includes('FIN'));

  it('reveal w to the active closer only when the peer’s FIN has arrived', () => {
    expect(lettersOf(0, () => true)).toMatchObject({ u: 4_000, v: 9_000, w: null });
    const spoken = (rig: Rig) => rig.view(1).port === 'in-use' && rig.end(1).endpoint.tcb.finSeq !== null;
    expect(lettersOf(0, spoken).w).toBeNull();
    expect(lettersOf(0, fins(0))).toMatchObject({ u: 4_000, v: 9_000, w: 9_350 });
  });

  it('reveal w to the passive closer only when its application closes', () => {
    expect(lettersOf(1, fins(1))).toMatchObject({ u: 4_000, v: 9_000, w: null });
    expect(lettersOf(1, (rig) => rig.end(1).endpoint.tcb.app.closed).w).toBe(9_350);
  });

  const symbols = { u: 4_000, v: 9_000, w: 9_350 };
  it.each([
    [4_000, 'active', symbols, 'u'],
    [4_001, 'active', symbols, 'u+1'],
    [3_999, 'active', symbols, 'u−1'],
    [9_000, 'passive', symbols, 'v'],
    [9_349, 'passive', symbols, 'v+349'],
    [9_350, 'passive', symbols, 'w'],
    [9_351, 'passive', symbols, 'w+1'],
    [9_350, 'passive', { ...symbols, w: null }, 'v+350'],
    [9_000, 'passive', { ...symbols, w: 9_000 }, 'v=w'],
    [9_001, 'passive', { ...symbols, w: 9_000 }, 'w+1'],
    [0, 'active', { u: 2 ** 32 - 1, v: 0, w: null }, 'u+1'],
    [8_000, 'passive', symbols, 'v−1000'],
    [0, 'passive', symbols, null],
    [9_000, 'active', symbols, 'v'],
    [4_001, 'passive', symbols, 'u+1'],
    [2 ** 31, 'active', symbols, null],
    [5, 'active', { u: null, v: null, w: null }, null],
  ] as const)('write %d of the %s closer with %o as %s', (n, space, letters, expected) => {
    expect(symbolOf(n, space, letters)).toBe(expected);
  });
});

it('[VIEW5] v is counted afresh in the next connection between the same ports', () => {
  const rig = new Rig(must(levelById('skip-time-wait')), [perfect(0), perfect(0)]);
  rig.startHalf();
  rig.runUntil(({ state }) => state.halves[0]?.journal.at(-1)?.kind === 'opened');
  expect(rig.view(0).symbols).toMatchObject({ u: 5_000, v: 9_000 });
  expect(rig.view(1).symbols.v).toBe(9_000);
});

it('[VIEW5] an end that has forgotten the connection has no letters', () => {
  const rig = new Rig(must(levelById('nobody-home')), [perfect(0), perfect(0)]);
  rig.startHalf();
  expect(rig.untilAsked(1).symbols).toEqual({ u: null, v: null, w: null });
});
