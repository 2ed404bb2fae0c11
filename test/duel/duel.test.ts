import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { State } from '../../shared/tcp/state.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { ABSENT, must, perfect, Rig } from './rig.ts';

const FOUR_WAVES = must(levelById('four-waves'));
const LOST_LAST_ACK = must(levelById('lost-last-ack'));
const LAST_WORDS = must(levelById('last-words'));
const WAIT: Move = { kind: 'wait' };
const BIND: Move = { kind: 'bind' };
const claim = (state: State): Move => ({ kind: 'claim', state });
const send = (segment: Segment): Move => ({ kind: 'send', segment });

/** A started first half in free composition, where the test plays. */
function freeHalf(level: Level = FOUR_WAVES, players?: ConstructorParameters<typeof Rig>[1]): Rig {
  const rig = new Rig(level, players ?? [ABSENT, ABSENT], { compose: 'free' });
  rig.startHalf();
  return rig;
}

const lastJudgement = (rig: Rig, seat: Seat) => must(rig.view(seat).judgements.at(-1));

describe('a match', () => {
  it('[DUEL1] has two halves on the same level, with the roles swapped', () => {
    const rig = new Rig(FOUR_WAVES);
    expect([rig.view(0).you.end, rig.view(1).you.end]).toEqual(['A', 'B']);
    rig.runHalf();
    expect(rig.state.phase).toBe('half-over');
    expect([rig.view(0).you.end, rig.view(1).you.end, rig.view(0).half]).toEqual(['B', 'A', 2]);
    rig.runHalf();
    expect(rig.state.phase).toBe('over');
    expect(rig.state.halfScores).toHaveLength(2);
  });

  it('[DUEL2] starts a half only when both players are ready', () => {
    const rig = new Rig(FOUR_WAVES);
    expect(rig.ask({ kind: 'ready', seat: 1 }).ok).toBe(true);
    expect(rig.state.phase).toBe('ready');
    expect(rig.ask({ kind: 'ready', seat: 1 })).toEqual({ ok: false, code: 'already-ready' });
    rig.ask({ kind: 'ready', seat: 0 });
    expect(rig.state.phase).toBe('playing');
  });

  it('[DUEL17] is over after the second half, and takes nothing more', () => {
    const rig = new Rig(FOUR_WAVES).runMatch();
    expect(rig.ask({ kind: 'ready', seat: 0 })).toEqual({ ok: false, code: 'match-over' });
    expect(rig.move(0, WAIT)).toEqual({ ok: false, code: 'match-over' });
  });
});

describe('a position', () => {
  it('[DUEL3] opens at an application call, an arrival and a timer', () => {
    const causes = (id: string, seat: Seat) => {
      const rig = new Rig(must(levelById(id)), [perfect(), perfect()], {}, 1, true).runHalf();
      const seen = rig.seen[seat].flatMap((view) => (view.position === null ? [] : [view.position]));
      return [...new Map(seen.map((position) => [position.id, position.cause.kind])).values()];
    };
    expect(causes('four-waves', 0)).toEqual(['call', 'arrival', 'arrival', 'timer']);
    expect(causes('lost-last-ack', 1)).toEqual(['arrival', 'call', 'timer', 'arrival']);
  });

  it('[DUEL3] keeps what arrives meanwhile at the door until it is decided', () => {
    const rig = freeHalf(FOUR_WAVES, [perfect(0), ABSENT]);
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001 })));
    rig.untilAsked(1);
    expect(rig.view(1).position?.cause).toEqual({ kind: 'call', call: 'CLOSE', bytes: 0 });
    expect(rig.view(1).figure.filter((entry) => entry.kind === 'arrived')).toHaveLength(1);
  });

  it('[DUEL4] stops a wrong segment at the own door, says why, and lets the player try again', () => {
    const rig = freeHalf();
    rig.untilAsked(0);
    expect(rig.move(0, send(makeSegment({ seq: 4_000, ack: 9_000 }))).ok).toBe(true);
    expect(lastJudgement(rig, 0)).toMatchObject({
      verdict: 'wrong',
      mistake: 'no-fin',
      right: null,
      points: { total: 0 },
    });
    expect(rig.view(0).figure.map((entry) => entry.kind)).toEqual(['call', 'state', 'stopped']);
    expect(rig.view(0).position).toMatchObject({ attempt: 2, base: 30 });
    rig.move(0, send(makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 })));
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'correct', points: { base: 30 } });
  });

  it('[DUEL4] after the third wrong try the stack plays the right move for no points', () => {
    const rig = freeHalf();
    rig.untilAsked(0);
    for (const seq of [1, 2, 3]) rig.move(0, send(makeSegment({ flags: ['FIN'], seq, ack: 9_000 })));
    expect(rig.view(0).position).toBeNull();
    expect(rig.view(0).you.score).toBe(0);
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', by: 'stack', segment: { seq: 4_000 } });
    expect(lastJudgement(rig, 0).right).toEqual(send(makeSegment({ flags: ['FIN'], seq: 4_000 })));
  });

  it('[DUEL5] left alone past its limit is judged as wait, and the stack keeps the match going', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, perfect()]).runHalf();
    const mine = rig.state.halves[0]?.judgements.filter((judgement) => judgement.seat === 0) ?? [];
    expect(mine.map((judgement) => judgement.by)).toEqual(['stack', 'stack', 'stack', 'stack']);
    expect(mine[0]).toMatchObject({ move: WAIT, verdict: 'wrong', mistake: 'close-forgotten', points: { total: 0 } });
    expect(mine[1]).toMatchObject({ move: WAIT, verdict: 'correct' });
    expect(rig.state.halves[0]?.ends.A.endpoint.tcb.state).toBe('CLOSED');
  });

  it('[DUEL5] has no limit for a player whose time is off', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT]);
    rig.ask({ kind: 'time-factor', seat: 0, factor: 'off' });
    rig.startHalf();
    expect(rig.untilAsked(0).position).toMatchObject({ limitAt: null, speedUntil: null, speedMax: 0 });
  });

  it('[DUEL15] waiting with only an ACK for text owed is no mistake, but the stack earns it', () => {
    const rig = freeHalf(LAST_WORDS, [ABSENT, perfect(0)]);
    rig.untilAsked(0);
    rig.move(0, send(makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 })));
    rig.untilAsked(0);
    rig.move(0, WAIT);
    expect(rig.untilAsked(0).position?.cause).toMatchObject({ kind: 'arrival', segment: { len: 350 } });
    const before = rig.view(0).you.score;
    rig.move(0, WAIT);
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'correct', points: { total: 0 } });
    expect(rig.view(0).you.score).toBe(before);
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', by: 'stack', segment: { ack: 9_350 } });
  });

  it('[DUEL16] puts the ACK flag on the lecture’s first FIN, and remarks on it', () => {
    const rig = freeHalf();
    rig.untilAsked(0);
    rig.move(0, send(makeSegment({ flags: ['FIN'], seq: 4_000 })));
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'correct', remark: 'lecture-first-fin' });
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', segment: { flags: ['FIN', 'ACK'], ack: 9_000 } });
  });
});

describe('the score', () => {
  const FIN = send(makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 }));
  const pointsAfter = (ms: number, lagMs = 0, speed = true) => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT], { compose: 'free', speed });
    rig.startHalf();
    const opened = must(rig.untilAsked(0).position).openedAt;
    rig.now = opened + ms;
    rig.move(0, FIN, lagMs);
    return lastJudgement(rig, 0).points;
  };

  it.each([
    ['at once', 0, 0, 100],
    ['half way', 10_000, 0, 80],
    ['when speed is over', 20_000, 0, 60],
    ['later', 29_000, 0, 60],
    ['with 300 ms of lag granted', 10_300, 300, 80],
    ['with no more than 300 ms of lag granted', 10_300, 9_000, 80],
  ])('[DUEL6] gives 60 and up to 40 for speed: %s', (_, ms, lag, total) => {
    expect(pointsAfter(ms, lag).total).toBe(total);
  });

  it('[DUEL6] gives nothing for speed where speed is off', () => {
    expect(pointsAfter(0, 0, false)).toMatchObject({ base: 60, speed: 0, total: 60 });
  });

  it('[DUEL6] adds 10 for each position of the streak, at most 50', () => {
    const rig = new Rig(must(levelById('last-words')), [perfect(0), perfect(0)]).runHalf();
    const streaks = rig.view(0).judgements.map((judgement) => judgement.points.streak);
    expect(streaks).toEqual([0, 10, 20, 30, 40].slice(0, streaks.length));
    const many: Level = {
      ...FOUR_WAVES,
      ends: {
        ...FOUR_WAVES.ends,
        B: {
          ...FOUR_WAVES.ends.B,
          script: [
            ...Array.from({ length: 5 }, () => ({
              when: { state: 'CLOSE-WAIT' as const, allAcked: true as const },
              afterMs: 100,
              call: { kind: 'SEND' as const, bytes: 10 },
            })),
            ...FOUR_WAVES.ends.B.script,
          ],
        },
      },
    };
    const long = new Rig(many, [perfect(0), perfect(0)]).runHalf();
    const streakOfB = long.view(1).judgements.map((judgement) => judgement.points.streak);
    expect(streakOfB.slice(0, 8)).toEqual([0, 10, 20, 30, 40, 50, 50, 50]);
  });

  it('[DUEL7] takes 10 for a needless segment, which goes out and breaks the streak', () => {
    const rig = freeHalf(FOUR_WAVES, [ABSENT, perfect(0)]);
    rig.untilAsked(0);
    rig.move(0, FIN);
    rig.untilAsked(0);
    expect(rig.view(0).you.streak).toBe(1);
    rig.move(0, send(makeSegment({ seq: 4_001, ack: 9_000 })));
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'needless', points: { penalty: -10, total: -10 } });
    expect(rig.view(0).you.streak).toBe(0);
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', segment: { seq: 4_001 } });
    expect(rig.view(0).position).toBeNull();
  });

  it('[DUEL8] pays 10 for naming a new state, takes 5 for a wrong name, once for each state', () => {
    const rig = freeHalf(FOUR_WAVES, [ABSENT, ABSENT]);
    rig.untilAsked(0);
    expect(rig.view(0).tcp?.state).toBeNull();
    expect(rig.view(0).position?.claim).toEqual({ gain: 10, cost: 5 });
    rig.move(0, claim('FIN-WAIT-1'));
    expect(rig.view(0).you.score).toBe(10);
    expect(rig.view(0).tcp?.state).toBe('FIN-WAIT-1');
    expect(rig.move(0, claim('FIN-WAIT-1'))).toEqual({ ok: false, code: 'cannot-claim-now' });
    rig.move(0, FIN);
    rig.untilAsked(1);
    rig.move(1, claim('CLOSED'));
    expect(lastJudgement(rig, 1)).toMatchObject({ mistake: 'state-fin-closes-both', points: { total: -5 } });
    expect(rig.view(1).tcp?.state).toBeNull();
    expect(rig.move(1, claim('CLOSE-WAIT'))).toEqual({ ok: false, code: 'cannot-claim-now' });
  });
});

describe('time', () => {
  it('[DUEL9] stops the retransmission timers while somebody decides, so that thinking causes no repetition', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(0), perfect(15_000)]).runHalf();
    const timers = rig.state.halves[0]?.journal.filter((entry) => entry.kind === 'timer') ?? [];
    expect(timers.map((entry) => entry.kind === 'timer' && entry.timer)).toEqual(['time-wait']);
  });

  it('[DUEL9] rings after 8 s in which nobody had to decide, then after 16 s', () => {
    const fault = (nth: number) => ({
      from: 'A' as const,
      match: { nth, fin: true },
      effect: { kind: 'lose' as const },
    });
    const rig = new Rig({ ...FOUR_WAVES, faults: [fault(1), fault(2)] }, [perfect(2_000), perfect(0)]).runHalf();
    const journal = rig.state.halves[0]?.journal.filter((entry) => entry.end === 'A') ?? [];
    const sent = journal.filter((entry) => entry.kind === 'sent').map((entry) => entry.at);
    const rung = journal.filter((entry) => entry.kind === 'timer').map((entry) => entry.at);
    expect([must(rung[0]) - must(sent[0]), must(rung[1]) - must(sent[1])]).toEqual([8_000, 16_000]);
  });

  it('[DUEL10] counts 2MSL from the last ACK, and anew from each repetition of it', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(2_000), perfect(1_000)], {}, 1, true).runHalf();
    const acks = rig.state.halves[0]?.journal.filter(
      (entry) => entry.kind === 'sent' && entry.end === 'A' && entry.segment.seq === 4_001,
    );
    const ends = rig.seen[0].flatMap((view) => (view.timeWait === null ? [] : [view.timeWait.endsAt]));
    expect(ends).toContain(must(acks?.[0]).at + 20_000);
    expect(ends.at(-1)).toBe(must(acks?.[1]).at + 20_000);
  });

  it('[DUEL11] lets the connection die under a player who does not answer the FIN in time, and the next FIN meets RST', () => {
    const slow: typeof ABSENT = (view) => {
      const again = view.position?.cause.kind === 'arrival' && view.position.cause.again;
      return again ? null : perfect(0)(view);
    };
    const rig = new Rig(LOST_LAST_ACK, [slow, perfect(0)]).runHalf();
    const half = must(rig.state.halves[0]);
    const missed = half.judgements.filter((judgement) => judgement.mistake === 'no-reack-in-time-wait');
    expect(missed).toMatchObject([{ by: 'stack', points: { total: 0 } }]);
    const sent = half.journal.flatMap((entry) =>
      entry.kind === 'sent' ? [`${entry.end} ${entry.segment.flags}`] : [],
    );
    expect(sent.slice(-2)).toEqual(['B FIN,ACK', 'A RST']);
    expect(half.ends.B.endpoint.tcb.outcome).toBe('normal');
    expect(half.ends.B.endpoint.tcb.state).toBe('CLOSED');
  });

  it('[DUEL23] leaves one MSL for a FIN that came again, however late the other player sent it', () => {
    const late: typeof ABSENT = (view) => {
      const choice = perfect(0)(view);
      const rang = view.position?.cause.kind === 'timer';
      return choice && { ...choice, delayMs: rang && view.you.end === 'B' ? 9_500 : 0 };
    };
    const rig = new Rig(LOST_LAST_ACK, [perfect(6_000), late], {});
    rig.startHalf();
    rig.runUntil((r) => r.view(0).position?.cause.kind === 'arrival' && r.view(0).timeWait !== null);
    const view = rig.view(0);
    const openedAt = must(view.position).openedAt;
    expect(view.timeWait).toEqual({ startedAt: openedAt - 10_000, endsAt: openedAt + 10_000 });
    rig.runUntil((r) => r.state.phase !== 'playing');
    expect(rig.state.halves[0]?.judgements.map(({ verdict }) => verdict)).not.toContain('wrong');
    expect(rig.state.halves[0]?.ends.B.endpoint.tcb.outcome).toBe('normal');
  });

  it.each(['1', '2'] as const)(
    '[DUEL24] sends the last FIN again in time for the TIME-WAIT of the peer, however long its player thinks (factor %s)',
    (factor) => {
      const stuck: typeof ABSENT = (view) => (view.position?.cause.kind === 'timer' ? null : perfect(0)(view));
      const rig = new Rig(LOST_LAST_ACK, [perfect(5_000), stuck]);
      rig.ask({ kind: 'time-factor', seat: 1, factor });
      const half = must(rig.runHalf().state.halves[0]);
      const sent = half.journal.flatMap((entry) => (entry.kind === 'sent' ? [entry] : []));
      expect(sent.map(({ end, segment, by }) => `${end} ${segment.flags} ${by}`).slice(-2)).toEqual([
        'B FIN,ACK stack',
        'A ACK player',
      ]);
      expect(half.judgements.filter(({ end, verdict }) => end === 'A' && verdict !== 'correct')).toEqual([]);
    },
  );

  it('[DUEL12] refuses the port while TIME-WAIT holds it, and gives it to whoever asks after that', () => {
    const rig = freeHalf(FOUR_WAVES, [perfect(0), perfect(0)]);
    rig.runUntil((r) => r.view(0).port === 'held' && r.view(0).position === null);
    const before = rig.view(0).you.score;
    rig.move(0, BIND);
    expect(lastJudgement(rig, 0)).toMatchObject({ mistake: 'port-too-early', points: { total: -10 } });
    expect(rig.view(0).you.score).toBe(before - 10);
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'bind', ok: false });
    expect(rig.move(0, BIND).ok && rig.move(0, BIND).ok).toBe(true);
    expect(rig.move(0, BIND)).toEqual({ ok: false, code: 'no-port-to-reuse' });
    rig.runUntil((r) => r.state.phase !== 'playing');
    expect(rig.state.halves[0]?.ends.A.port).toBe('reused');
  });

  it.each([
    ['relaxed', 1.5],
    ['fast', 0.6],
  ] as const)('scales everything with the pace %s', (pace, factor) => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT], { pace });
    rig.startHalf();
    const position = must(rig.untilAsked(0).position);
    expect(position.openedAt).toBe(1_500 * factor);
    expect(must(position.limitAt) - position.openedAt).toBe(30_000 * factor);
    expect(rig.view(0)).toMatchObject({ tripMs: 1_500 * factor, mslMs: 10_000 * factor });
  });
});

describe('a refusal', () => {
  const asked = (options: Partial<Rig['state']['options']> = {}) => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT], options);
    rig.startHalf();
    rig.untilAsked(0);
    return rig;
  };

  it.each([
    ['a card that is not there', {}, send(makeSegment({ flags: ['FIN'], seq: 4_000, ack: 1 })), 'not-a-card'],
    ['other flags than given', { compose: 'fields' }, send(makeSegment({ seq: 4_000, ack: 9_000 })), 'wrong-flags'],
    ['text nobody wrote', { compose: 'free' }, send(makeSegment({ seq: 4_000, ack: 9_000, len: 7 })), 'no-such-data'],
    ['a port in use by ourselves', {}, BIND, 'no-port-to-reuse'],
  ] as [string, Partial<Rig['state']['options']>, Move, string][])('[DUEL13] of %s', (_, options, move, code) => {
    const rig = asked(options);
    const before = JSON.stringify(rig.state);
    expect(rig.move(0, move)).toEqual({ ok: false, code });
    expect(JSON.stringify(rig.state)).toBe(before);
  });

  it('[DUEL13] of text nobody wrote behind text that was sent before', () => {
    const rig = freeHalf(LAST_WORDS, [perfect(0), ABSENT]);
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001 })));
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001, len: 350 })));
    rig.untilAsked(1);
    const tooLong = makeSegment({ seq: 9_000, ack: 4_001, len: 351 });
    expect(rig.move(1, send(tooLong))).toEqual({ ok: false, code: 'no-such-data' });
  });

  it('[DUEL13] of a move in a position that is gone, or of one that nobody asked for', () => {
    const rig = asked();
    expect(rig.ask({ kind: 'move', seat: 0, positionId: 77, move: WAIT, by: 'player' })).toEqual({
      ok: false,
      code: 'stale-position',
    });
    expect(rig.move(1, WAIT)).toEqual({ ok: false, code: 'no-position' });
    expect(new Rig(FOUR_WAVES).move(0, WAIT)).toEqual({ ok: false, code: 'not-playing' });
  });

  it('[DUEL19] bounds what one player can add to a match', () => {
    const rig = new Rig(FOUR_WAVES);
    const answers = Array.from({ length: 100 }, (_, i) =>
      rig.ask({ kind: 'time-factor', seat: 0, factor: i % 2 === 0 ? '2' : '1' }),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(40);
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too-fast' });
  });
});

describe('the cards', () => {
  const positionsOf = (level: Level, seed: number, notation: 'lecture' | 'wire') =>
    new Rig(level, [perfect(0), perfect(0)], { notation }, seed)
      .runMatch()
      .log.flatMap((event) => (event.type === 'position-opened' ? [event.position] : []));
  const PARTS: readonly ((card: Segment) => unknown)[] = [
    ({ flags }) => flags.filter((flag) => flag !== 'ACK').join(),
    ({ seq }) => seq,
    ({ ack }) => ack,
  ];

  it.each(LEVELS.map((level) => [level.id, level] as const))(
    '[DUEL21] of %s cross two mistakes, so that neither the odd one nor what most say gives the right one away',
    (_, level) => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        for (const { cards } of [...positionsOf(level, seed, 'lecture'), ...positionsOf(level, seed, 'wire')]) {
          for (const part of PARTS) {
            const values = cards.map(part);
            const counts = values.map((value) => values.filter((other) => other === value).length);
            expect(counts, JSON.stringify(cards)).not.toContain(3);
          }
          for (const card of cards) expect(card.flags).not.toEqual([]);
        }
      }
    },
  );

  it('[DUEL21] of a position in which waiting is right have the ACK that people send all the same', () => {
    const waits = positionsOf(FOUR_WAVES, 1, 'wire').filter(({ right }) => right.kind === 'wait');
    expect(waits.length).toBeGreaterThan(3);
    const [finAcked] = waits;
    expect(must(finAcked).cards).toContainEqual(makeSegment({ seq: 4_001, ack: 9_000 }));
  });

  it.each(LEVELS.map((level) => [level.id, level] as const))(
    '[DUEL18] of %s are four, one of them right where a segment is due and none where waiting is',
    (_, level) => {
      const rig = new Rig(level, [perfect(), perfect()], {}, 5, true).runMatch();
      const positions = rig.log.flatMap((event) => (event.type === 'position-opened' ? [event.position] : []));
      expect(positions.length).toBeGreaterThan(8);
      for (const { cards, right } of positions) {
        expect(cards).toHaveLength(4);
        expect(new Set(cards.map((card) => JSON.stringify(card))).size).toBe(4);
        const matching = cards.filter(
          (card) => right.kind === 'send' && JSON.stringify(card) === JSON.stringify(right.segment),
        );
        expect(matching).toHaveLength(right.kind === 'send' ? 1 : 0);
      }
    },
  );
});
