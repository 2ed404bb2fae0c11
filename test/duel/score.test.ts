/** What moves are worth. */

import { describe, expect, it } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { claim, FOUR_WAVES, freeHalf, lastJudgement, send } from './moves.ts';
import { ABSENT, must, perfect, Rig, ROOM } from './rig.ts';

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
    ['when the time for speed is over', 20_000, 0, 60],
    ['later', 29_000, 0, 60],
    ['with 300 ms of lag granted', 10_300, 300, 80],
    ['with no more than 300 ms of lag granted', 10_300, 9_000, 80],
  ])('[DUEL6] gives 60 and up to 40 for speed: %s', (_, ms, lag, total) => {
    expect(pointsAfter(ms, lag).total).toBe(total);
  });

  it('[DUEL6] gives nothing for speed if speed is off', () => {
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

  it('[DUEL7] deducts 10 for a needless segment, which is sent and breaks the streak', () => {
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

  it('[DUEL8] pays 10 for naming a new state, deducts 5 for a wrong name, once per state, and shows it then', () => {
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
    expect(rig.view(1).tcp?.state).toBe('CLOSE-WAIT');
    expect(rig.view(1).judgements.at(-1)?.state).toBe('CLOSE-WAIT');
    expect(rig.move(1, claim('CLOSE-WAIT'))).toEqual({ ok: false, code: 'cannot-claim-now' });
  });

  it('[DUEL8] [VIEW2] asks for the name in the same way if the ACK leaves FIN-WAIT-1 unchanged', () => {
    const acked = (id: string) => {
      const rig = freeHalf(must(levelById(id)), [perfect(0), perfect(0)]);
      return rig.runUntil(() => rig.end(0).position?.cause.kind === 'arrival');
    };
    const asked = ({ tcp, position, figure, port, timeWait }: SeatView) => ({
      state: tcp?.state,
      claim: position?.claim,
      seen: figure.slice(-2).map((entry) => [entry.kind, entry.kind === 'state' ? entry.state : null]),
      held: [port, timeWait],
    });
    const [stays, leaves] = [acked('hole'), acked('four-waves')];
    expect([stays, leaves].map((rig) => rig.end(0).endpoint.tcb.state)).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2']);
    expect(asked(stays.view(0))).toEqual(asked(leaves.view(0)));
    expect(asked(stays.view(0))).toMatchObject({ state: null, claim: { gain: 10, cost: 5 } });
    stays.move(0, claim('FIN-WAIT-2'));
    expect(lastJudgement(stays, 0)).toMatchObject({ mistake: 'state-any-ack-fin-wait-2', points: { total: -5 } });
    expect(stays.move(0, claim('FIN-WAIT-1'))).toEqual({ ok: false, code: 'cannot-claim-now' });
    stays.move(0, { kind: 'wait' });
    expect(stays.view(0).figure.map(({ id }) => id)).toEqual(stays.view(0).figure.map((_, i) => i + 1));
    expect(stays.view(0).figure.at(-1)).toMatchObject({ kind: 'state', state: 'FIN-WAIT-1' });
  });

  it('[DUEL8] pays for FIN-WAIT-1 if that is still the state, and the review does not show it twice', () => {
    const rig = freeHalf(must(levelById('hole')), [perfect(0), perfect(0)]);
    rig.runUntil(() => rig.end(0).position?.cause.kind === 'arrival');
    rig.move(0, claim('FIN-WAIT-1'));
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'correct', points: { total: 10 } });
    const [half] = reviewOf(rig.runMatch().state, ROOM).halves;
    const states = must(half).entries.flatMap((entry) =>
      entry.kind === 'state' && entry.end === 'A' ? entry.state : [],
    );
    expect(states).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  });
});

describe('[DUEL53] a player without a clock', () => {
  it('is compared with a bot without a clock, and not with one that earns points for speed', () => {
    const speeds = (off: boolean) => {
      const rig = new Rig(must(levelById('four-waves')), [perfect(), perfect()]);
      if (off) rig.ask({ kind: 'time-factor', seat: 0, factor: 'off' });
      rig.startHalf();
      rig.untilAsked(1);
      const positionId = must(rig.view(1).position).id;
      const move = must(botMove(rig.view(1), 'perfect', 1)).move;
      rig.ask({ kind: 'move', seat: 1, positionId, move, by: 'bot' });
      return must(rig.state.halves[0]).judgements.flatMap(({ by, points }) => (by === 'bot' ? [points.speed] : []));
    };
    expect(speeds(false)).toEqual([40]);
    expect(speeds(true)).toEqual([0]);
  });
});
