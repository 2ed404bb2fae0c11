/** A match and its positions: what opens a position, and what a move does to it. */

import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { FOUR_WAVES, freeHalf, LAST_WORDS, lastJudgement, send, WAIT } from './moves.ts';
import { ABSENT, must, perfect, Rig } from './rig.ts';

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

  it('[DUEL17] is over after the second half, and accepts nothing more', () => {
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

  it('[DUEL3] keeps new arrivals at the door until it is decided', () => {
    const rig = freeHalf(FOUR_WAVES, [perfect(0), ABSENT]);
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001 })));
    rig.untilAsked(1);
    expect(rig.view(1).position?.cause).toEqual({ kind: 'call', call: 'CLOSE', bytes: 0, full: false });
    expect(rig.view(1).figure.filter((entry) => entry.kind === 'arrived')).toHaveLength(1);
  });

  it('[DUEL4] stops a wrong segment at its own end, says why, and lets the player try again', () => {
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
    expect(mine[1]).toMatchObject({ move: WAIT, verdict: 'correct', points: { total: 0 } });
    expect(rig.state.scores[0]).toBe(0);
    expect(rig.state.halves[0]?.ends.A.endpoint.tcb.state).toBe('CLOSED');
  });

  it('[DUEL5] has no limit for a player without a clock', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT]);
    rig.ask({ kind: 'time-factor', seat: 0, factor: 'off' });
    rig.startHalf();
    expect(rig.untilAsked(0).position).toMatchObject({ limitAt: null, speedUntil: null, speedMax: 0 });
  });

  it('[DUEL15] waiting is no mistake if only an ACK for text is owed, but the stack earns the points', () => {
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

  it('[DUEL25] pays for a text when all of it is sent, not for each piece', () => {
    const rig = freeHalf(LAST_WORDS, [perfect(0), ABSENT]);
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001 })));
    const before = rig.untilAsked(1).you.score;
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001, len: 100 })));
    expect(lastJudgement(rig, 1)).toMatchObject({ verdict: 'correct', points: { total: 0 } });
    expect(rig.view(1).position).toMatchObject({ attempt: 2 });
    rig.move(1, send(makeSegment({ seq: 9_100, ack: 4_001, len: 100 })));
    rig.move(1, send(makeSegment({ seq: 9_200, ack: 4_001, len: 100 })));
    expect(rig.view(1).position).toBeNull();
    expect(rig.view(1).figure.at(-1)).toMatchObject({ by: 'stack', segment: { seq: 9_300, len: 50 } });
    expect(rig.view(1).you.score).toBe(before);
  });

  it('[DUEL16] puts the ACK flag on the lecture’s first FIN, and remarks on it', () => {
    const rig = freeHalf();
    rig.untilAsked(0);
    rig.move(0, send(makeSegment({ flags: ['FIN'], seq: 4_000 })));
    expect(lastJudgement(rig, 0)).toMatchObject({ verdict: 'correct', remark: 'lecture-first-fin' });
    expect(rig.view(0).figure.at(-1)).toMatchObject({ kind: 'sent', segment: { flags: ['FIN', 'ACK'], ack: 9_000 } });
  });
});
