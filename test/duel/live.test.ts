import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { anyLevel, careless } from './arbitrary.ts';
import { ABSENT, must, perfect, type Player, Rig } from './rig.ts';

const LIVE = { mode: 'live', compose: 'free' } as const;
const FOUR_WAVES = must(levelById('four-waves'));

/** A live four-waves duel in which A has been asked to close. */
function askedToClose(): Rig {
  const rig = new Rig(FOUR_WAVES, [perfect(), perfect()], LIVE);
  rig.startHalf();
  rig.untilAsked(0);
  return rig;
}

const send = (rig: Rig, seat: 0 | 1, segment: Segment) => rig.move(seat, { kind: 'send', segment });

/** The segments that arrived at an end, as flags and numbers. */
function arrived(half: HalfState, end: 'A' | 'B'): string[] {
  return half.journal.flatMap((entry) =>
    entry.kind === 'arrived' && entry.end === end
      ? [`${entry.segment.flags.join()} ${entry.segment.seq} ${entry.segment.ack}`]
      : [],
  );
}

const halfOf = (rig: Rig) => must(rig.state.halves.at(-1));

describe('live mode', () => {
  it('[DUEL26] sends a wrong segment, and the peer must answer it according to RFC 9293', () => {
    const rig = askedToClose();
    send(rig, 0, makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_001 }));
    expect(rig.view(0).judgements.at(-1)).toMatchObject({ verdict: 'wrong', mistake: 'ack-of-nothing' });
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', wrong: true });
    const asked = rig.untilAsked(1);
    expect(asked.position?.cause).toMatchObject({ kind: 'arrival', segment: { ack: 9_001 } });
    // 3.10.7.4 fifth: an ACK of something not yet sent is answered with an ACK, and the FIN is not taken.
    expect(asked.tcp?.state).toBe('ESTABLISHED');
    const answer = send(rig, 1, makeSegment({ seq: 9_000, ack: 4_000 }));
    expect(answer.ok && rig.view(1).judgements.at(-1)?.verdict).toBe('correct');
  });

  it('[DUEL26] leaves the position open, so that what is owed can still be sent', () => {
    const rig = askedToClose();
    send(rig, 0, makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 }));
    expect(rig.view(0).position).toMatchObject({ attempt: 2, base: 30 });
    send(rig, 0, makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 }));
    expect(rig.view(0).judgements.at(-1)).toMatchObject({ verdict: 'correct', points: { base: 30 } });
    rig.runUntil(({ state }) => state.phase !== 'playing');
    expect(arrived(halfOf(rig), 'B').slice(0, 2)).toEqual(['FIN,ACK 4001 9000', 'FIN,ACK 4000 9000']);
    expect(halfOf(rig).ends.B.endpoint.tcb.outcome).toBe('normal');
  });

  it("[DUEL26] a RST in place of the FIN ends the peer's connection, and the FIN is then answered with RST", () => {
    const rig = askedToClose();
    send(rig, 0, makeSegment({ flags: ['RST'], seq: 4_000, ack: 9_000 }));
    rig.runUntil(({ state }) => state.phase !== 'playing');
    const { A, B } = halfOf(rig).ends;
    expect([A.endpoint.tcb.outcome, B.endpoint.tcb.outcome]).toEqual(['reset', 'reset']);
    expect(arrived(halfOf(rig), 'A').at(-1)).toBe('RST 9000 undefined');
  });

  it('[DUEL22] does not say what the peer would do once a reset may have reached it', () => {
    const rig = askedToClose();
    const wouldBe = (segment: Segment) => {
      send(rig, 0, segment);
      return rig.view(0).judgements.at(-1)?.peerWould;
    };
    expect(wouldBe(makeSegment({ flags: ['RST'], seq: 4_000 }))).toBe('be-reset');
    expect(wouldBe(makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 }))).toBeNull();
  });

  it('[DUEL26] a wrong segment uses up no fault of the level: in lost-fin the right FIN is the one lost', () => {
    const rig = new Rig(must(levelById('lost-fin')), [perfect(), perfect()], LIVE);
    rig.startHalf();
    rig.untilAsked(0);
    send(rig, 0, makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 }));
    rig.runUntil(({ state }) => state.phase !== 'playing');
    const fins = halfOf(rig).journal.filter(
      (entry) => entry.kind === 'sent' && entry.end === 'A' && entry.segment.flags[0] === 'FIN',
    );
    expect(fins.map((entry) => entry.kind === 'sent' && entry.lost)).toEqual([false, true, false]);
  });

  it('[DUEL27] a premature FIN counts as sent, and its end goes on from there', () => {
    const rig = new Rig(must(levelById('last-words')), [perfect(), perfect()], LIVE);
    rig.startHalf();
    rig.untilAsked(1);
    send(rig, 1, makeSegment({ flags: ['FIN'], seq: 9_000, ack: 4_001 }));
    expect(rig.view(1).judgements.at(-1)).toMatchObject({ mistake: 'fin-too-early' });
    expect(halfOf(rig).ends.B.endpoint.tcb).toMatchObject({ state: 'LAST-ACK', finSeq: 9_000 });
    rig.runUntil(({ state }) => state.phase !== 'playing');
    // The application's last words are lost: it gets "connection closing".
    expect(halfOf(rig).journal.filter((entry) => entry.kind === 'sent' && entry.segment.len > 0)).toEqual([]);
    expect(halfOf(rig).ends.B.endpoint.tcb.outcome).toBe('normal');
  });

  it('[DUEL35] does not leave an application waiting for a FIN that a wrong segment has made needless', () => {
    const rig = new Rig(must(levelById('lost-ack')), [perfect(), perfect()], LIVE);
    rig.startHalf();
    rig.untilAsked(1);
    // The wire loses the first ACK of the FIN, which is this one; the right one arrives, and the FIN is not repeated.
    send(rig, 1, makeSegment({ seq: 9_001, ack: 4_001 }));
    rig.runUntil(({ state }) => state.phase !== 'playing');
    const { A, B } = halfOf(rig).ends;
    expect([A.endpoint.tcb.outcome, B.endpoint.tcb.outcome]).toEqual(['normal', 'normal']);
  });

  it.each([
    ['last-words', 19],
    ['wraparound', 3],
  ])('[DUEL35] leaves no end of %s waiting for one that has closed', (id, seed) => {
    const players: [Player, Player] =
      seed % 3 === 0 ? [careless(seed), careless(seed + 1_000)] : [perfect(), careless(seed)];
    const rig = new Rig(must(levelById(id)), players, { mode: 'live', compose: 'cards' }, seed).runHalf();
    const { A, B } = halfOf(rig).ends;
    expect([A.endpoint.tcb.state, B.endpoint.tcb.state]).toEqual(['CLOSED', 'CLOSED']);
  });

  it.each([
    ['skip-time-wait', 24],
    ['storm', 34],
  ])('[DUEL28] two careless players finish %s within bounds', (id, seed) => {
    const players: [Player, Player] =
      seed % 3 === 0 ? [careless(seed), careless(seed + 1_000)] : [perfect(), careless(seed)];
    const rig = new Rig(must(levelById(id)), players, { mode: 'live', compose: 'cards' }, seed).runHalf();
    expect(rig.log.length).toBeLessThan(1_000);
    expect(rig.now).toBeLessThan(1_800_000);
  });

  it('[DUEL4] is not coached mode, in which the same segment is stopped', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(), perfect()], { compose: 'free' });
    rig.startHalf();
    rig.untilAsked(0);
    send(rig, 0, makeSegment({ flags: ['RST'], seq: 4_000, ack: 9_000 }));
    expect(halfOf(rig).flights).toEqual([]);
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'stopped' });
  });
});

describe('any live match', () => {
  const RUNS = { seed: 20_260_102, numRuns: 40 };
  const level = fc.oneof(anyLevel, fc.constantFrom(...LEVELS));
  const player: fc.Arbitrary<Player> = fc.oneof(
    fc.integer().map(careless),
    fc.integer({ min: 0, max: 28_000 }).map(perfect),
    fc.constant(ABSENT),
  );
  const CARDS = { mode: 'live', compose: 'cards' } as const;

  it('[DUEL17] [DUEL28] comes to rest within bounds, and is the fold of its events', () => {
    fc.assert(
      fc.property(level, player, player, fc.integer(), (l, a, b, seed) => {
        const rig = new Rig(l, [a, b], CARDS, seed).runMatch();
        expect(rig.state.phase).toBe('over');
        expect(rig.log.length).toBeLessThan(6_000);
        expect(replay(JSON.parse(JSON.stringify(rig.log)))).toEqual(rig.state);
      }),
      RUNS,
    );
  });

  it('[BOT1] the perfect bot is never wrong, whatever wrong segments arrive', () => {
    fc.assert(
      fc.property(level, player, fc.integer(), (l, other, seed) => {
        const rig = new Rig(l, [perfect(), other], CARDS, seed).runMatch();
        const mine = rig.state.halves.flatMap(({ judgements }) => judgements).filter(({ seat }) => seat === 0);
        expect(mine.filter(({ mistake }) => mistake !== null)).toEqual([]);
      }),
      RUNS,
    );
  });
});
