/** Timers, the race in TIME-WAIT, the port. */

import { describe, expect, it } from 'vitest';
import { costOf, toneOf } from '../../shared/duel/rules/cost.ts';
import { whyRight } from '../../shared/content/right.ts';
import type { WireFault } from '../../shared/wire/fault.ts';
import { BIND, FOUR_WAVES, freeHalf, lastJudgement, LOST_LAST_ACK } from './moves.ts';
import { ABSENT, must, perfect, Rig } from './rig.ts';

describe('time', () => {
  it('[DUEL9] stops the retransmission timers while a player decides, so that thinking causes no retransmission', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(0), perfect(15_000)]).runHalf();
    const timers = rig.state.halves[0]?.journal.filter((entry) => entry.kind === 'timer') ?? [];
    expect(timers.map((entry) => entry.kind === 'timer' && entry.timer)).toEqual(['time-wait']);
  });

  it('[DUEL9] the timer rings after 8 s in which no player had to decide, then after 16 s', () => {
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

  it('[DUEL10] counts 2MSL from the last ACK, and again from each repetition of it', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(2_000), perfect(1_000)], {}, 1, true).runHalf();
    const acks = rig.state.halves[0]?.journal.filter(
      (entry) => entry.kind === 'sent' && entry.end === 'A' && entry.segment.seq === 4_001,
    );
    const ends = rig.seen[0].flatMap((view) => (view.timeWait === null ? [] : [view.timeWait.endsAt]));
    expect(ends).toContain(must(acks?.[0]).at + 20_000);
    expect(ends.at(-1)).toBe(must(acks?.[1]).at + 20_000);
  });

  it('[DUEL11] lets the connection end if a player does not answer the FIN in time, and the next FIN meets RST', () => {
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

  it('[DUEL520] asks the player who missed it nothing more, and lets the stack answer the FIN that meets the closed port', () => {
    const missesIt: typeof ABSENT = (view) => {
      const { cause } = view.position ?? {};
      return cause?.kind === 'arrival' && cause.again ? null : perfect(0)(view);
    };
    const half = must(new Rig(LOST_LAST_ACK, [missesIt, perfect(0)]).runHalf().state.halves[0]);
    const own = half.judgements.filter(({ end }) => end === 'A');
    expect(own.filter((judgement) => costOf(judgement) > 0).map(costOf)).toEqual([60]);
    expect(own.at(-1)).toMatchObject({ mistake: 'no-reack-in-time-wait', by: 'stack' });
    expect(half.journal.findLast(({ end }) => end === 'A')).toMatchObject({
      kind: 'sent',
      by: 'stack',
      segment: { flags: ['RST'] },
    });
  });

  it('[DUEL520] still asks who answered in time about a FIN that meets the closed port', () => {
    const held = { kind: 'hold', copy: false, until: { kind: 'state', state: 'CLOSED' }, ms: 0 } as const;
    const fault = (from: 'A' | 'B', nth: number, effect: WireFault['effect']): WireFault =>
      from === 'A' ? { from, match: { nth, acksFin: true }, effect } : { from, match: { nth, fin: true }, effect };
    const faults = [fault('A', 1, { kind: 'lose' }), fault('B', 2, held), fault('B', 3, { kind: 'lose' })];
    const rig = new Rig({ ...LOST_LAST_ACK, faults }, [perfect(0), perfect(0)], {}, 1, true).runHalf();
    const asked = rig.seen[0].some(
      ({ position, port }) => position?.cause.kind === 'arrival' && (port === 'free' || port === 'reused'),
    );
    const resets = must(rig.state.halves[0]).journal.filter(
      (one) => one.kind === 'sent' && one.segment.flags.includes('RST'),
    );
    expect([asked, resets.map((one) => one.kind === 'sent' && one.by)]).toEqual([true, ['player']]);
  });

  it('[DUEL54] shows a ring that ran out over an unanswered FIN, where an old log asks about it, as a bad end', () => {
    const idle: typeof ABSENT = (view) => (view.position?.cause.kind === 'timer' ? null : perfect(0)(view));
    const half = must(new Rig(LOST_LAST_ACK, [idle, perfect(0)]).runHalf().state.halves[0]);
    const rang = must(half.judgements.findLast(({ cause }) => cause?.kind === 'timer' && cause.timer === 'time-wait'));
    const old = { ...rang, grounds: { ...must(rang.grounds), unanswered: true } } as const;
    expect(old).toMatchObject({ verdict: 'correct', by: 'stack' });
    expect([toneOf(old), whyRight(old)]).toEqual(['wrong', 'wait-two-msl-missed']);
    expect(toneOf(rang)).not.toBe('wrong');
  });

  it('[DUEL23] leaves one MSL for a repeated FIN, however late the other player sent it', () => {
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
    "[DUEL24] repeats the last FIN in time for the peer's TIME-WAIT, however long its player thinks (factor %s)",
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

  it('[DUEL12] refuses the port while TIME-WAIT holds it, and grants it afterwards', () => {
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
