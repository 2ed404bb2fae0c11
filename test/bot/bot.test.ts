import { describe, expect, it } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { ComposeMode } from '../../shared/duel/level.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { seqDiff } from '../../shared/lib/sequence.ts';
import { must, perfect, type Player, Rig } from '../duel/rig.ts';

const offByOne =
  (seed: number): Player =>
  (view) =>
    botMove(view, 'off-by-one', seed);

const judgementsOf = (compose: ComposeMode, seed: number) =>
  LEVELS.flatMap((level) =>
    new Rig(level, [offByOne(seed), perfect()], { compose }, seed).runMatch().state.halves.flatMap((h) => h.judgements),
  ).filter((judgement) => judgement.seat === 0);

describe('the bots', () => {
  it('[BOT1] perfect plays every level without a mistake', () => {
    for (const level of LEVELS) {
      const { halves } = new Rig(level).runMatch().state;
      expect(halves.flatMap((half) => half.judgements).map((judgement) => judgement.verdict)).not.toContain('wrong');
    }
  });

  it.each(['cards', 'fields', 'free'] as const)(
    '[BOT2] off-by-one slips by one, on the first attempt only (%s)',
    (compose) => {
      const judgements = [1, 2, 3, 4].flatMap((seed) => judgementsOf(compose, seed));
      const wrong = judgements.filter((judgement) => judgement.verdict !== 'correct');
      expect(wrong.length).toBeGreaterThan(5);
      for (const { move, right, attempt, verdict } of wrong) {
        expect([attempt, verdict]).toEqual([1, 'wrong']);
        if (move.kind !== 'send' || right?.kind !== 'send') throw new Error('a slip replaces a segment by a segment');
        const bySeq = Math.abs(seqDiff(move.segment.seq, right.segment.seq));
        // The lecture's first FIN has no ACK, and neither has its slip.
        const byAck = Math.abs(seqDiff(move.segment.ack ?? 0, right.segment.ack ?? 0));
        expect(move.segment.flags).toEqual(right.segment.flags);
        expect(bySeq + byAck).toBe(1);
      }
    },
  );

  it('[BOT3] take as long as a person, and equally long for the same view', () => {
    const rig = new Rig(must(levelById('lost-last-ack')), [perfect(), perfect()], {}, 1, true).runMatch();
    const asked = rig.seen.flat().filter((view) => view.position !== null);
    const delays = asked.map((view) => must(botMove(view, 'perfect', 5)).delayMs);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_200);
    expect(Math.max(...delays)).toBeLessThanOrEqual(3_400);
    expect(new Set(delays).size).toBeGreaterThan(3);
    expect(asked.map((view) => botMove(view, 'perfect', 5))).toEqual(asked.map((view) => botMove(view, 'perfect', 5)));
  });

  it('[BOT3] hurry when 2MSL is about to end, and leave two thirds of the remaining time', () => {
    const rig = new Rig(must(levelById('lost-last-ack')), [perfect(), perfect()]);
    rig.startHalf();
    rig.runUntil((r) => r.view(0).position !== null && r.view(0).timeWait !== null);
    const view = rig.view(0);
    const timeWait = must(view.timeWait);
    const late = { ...view, timeWait: { ...timeWait, endsAt: view.now + 900 } };
    expect(must(botMove(late, 'perfect', 5)).delayMs).toBe(300);
    const over = { ...view, timeWait: { ...timeWait, endsAt: view.now - 1 } };
    expect(must(botMove(over, 'perfect', 5)).delayMs).toBe(0);
  });

  it('[BOT4] know no more than the view: the endpoint rebuilt from it equals that of their seat', () => {
    for (const level of LEVELS) {
      const rig = new Rig(level);
      rig.startHalf();
      const numbers = (view: SeatView) => {
        const { state, snd, rcv, app, finSeq, peerFinSeq, owed } = must(endpointFromView(view)).tcb;
        return { state, una: snd.una, nxt: snd.nxt, rcv: rcv.nxt, pending: app.pending, finSeq, peerFinSeq, owed };
      };
      rig.runUntil((r) => {
        for (const seat of [0, 1] as const) {
          const { state, snd, rcv, app, finSeq, peerFinSeq, owed } = r.end(seat).endpoint.tcb;
          const real = {
            state,
            una: snd.una,
            nxt: snd.nxt,
            rcv: rcv.nxt,
            pending: app.pending,
            finSeq,
            peerFinSeq,
            owed,
          };
          expect(numbers(r.view(seat))).toEqual(real);
        }
        return r.state.phase !== 'playing';
      });
    }
  });
});
