import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { End } from '../../shared/duel/level.ts';
import { WIRE_ORDERS, type WireOrder } from '../../shared/wire/fault.ts';
import { ENDS } from '../../shared/duel/level.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { must, perfect, Rig } from './rig.ts';

const WIRE = { wire: 'person' } as const;
const FOUR_WAVES = must(levelById('four-waves'));

function duel(levelId = 'four-waves'): Rig {
  const rig = new Rig(must(levelById(levelId)), [perfect(), perfect()], WIRE);
  rig.startHalf();
  return rig;
}

const order = (rig: Rig, end: End, wanted: WireOrder | null) => rig.ask({ kind: 'order', end, order: wanted });

const seatOfWire = (rig: Rig) => must(must(rig.state.halves.at(-1)).wireSeat);

/** The faults done to the segments of one end. */
function orders(rig: Rig, end: End): (WireOrder | null)[] {
  const { journal } = must(rig.state.halves.at(-1));
  return journal.flatMap((entry) => (entry.kind === 'sent' && entry.end === end ? [entry.order] : []));
}

describe('a third player who is the wire', () => {
  it.each([
    ['lose', 0],
    ['delay', 1],
    ['duplicate', 2],
  ] as const)('[DUEL33] has the next segment of an end treated as ordered: %s', (wanted, copies) => {
    const rig = duel();
    expect(order(rig, 'A', wanted).ok).toBe(true);
    rig.runUntil(() => orders(rig, 'A').length > 0);
    expect(orders(rig, 'A')).toEqual([wanted]);
    expect(must(rig.state.halves[0]).flights).toHaveLength(copies);
    expect(seatOfWire(rig)).toMatchObject({ left: 2, orders: { A: null, B: null } });
  });

  it('[DUEL33] can cancel an order, and has three faults per half', () => {
    const rig = duel('last-words');
    order(rig, 'B', 'lose');
    order(rig, 'B', null);
    expect(seatOfWire(rig)).toMatchObject({ left: 3, orders: { B: null } });
    for (const left of [2, 1, 0]) {
      order(rig, 'B', 'duplicate');
      rig.runUntil(() => seatOfWire(rig).left === left);
    }
    expect(order(rig, 'A', 'lose')).toEqual({ ok: false, code: 'no-fault-left' });
  });

  it('[DUEL33] replaces the faults of the level', () => {
    const rig = duel('lost-fin').runUntil(({ state }) => state.phase !== 'playing');
    const { journal } = must(rig.state.halves[0]);
    expect(journal.filter((entry) => entry.kind === 'sent' && entry.lost)).toEqual([]);
  });

  it('[DUEL33] is the only source of faults: a storm is calm while they order nothing', () => {
    for (let seed = 0; seed < 12; seed++) {
      const rig = new Rig(must(levelById('storm')), [perfect(), perfect()], WIRE, seed).runHalf();
      const { journal } = must(rig.state.halves[0]);
      const sent = journal.filter(({ kind }) => kind === 'sent').length;
      const arrivals = journal.filter(({ kind }) => kind === 'arrived').length;
      expect(journal.filter((entry) => entry.kind === 'sent' && entry.lost)).toEqual([]);
      expect(arrivals).toBe(sent);
    }
  });

  it('[DUEL33] is shown in the review', () => {
    const rig = duel();
    order(rig, 'B', 'lose');
    rig.runUntil(({ state }) => state.phase !== 'playing');
    rig.runHalf();
    const entries = must(rig.view(0).review?.halves[0]).entries;
    expect(entries.flatMap((entry) => (entry.kind === 'segment' && entry.order !== null ? [entry.order] : []))).toEqual(
      ['lose'],
    );
  });

  it('[DUEL33] gives no orders in a match without a third player, nor before the half begins', () => {
    const alone = new Rig(FOUR_WAVES);
    alone.startHalf();
    expect(order(alone, 'A', 'lose')).toEqual({ ok: false, code: 'not-playing' });
    expect(order(new Rig(FOUR_WAVES, undefined, WIRE), 'A', 'lose')).toEqual({ ok: false, code: 'not-playing' });
  });

  it('[DUEL19] cannot change orders endlessly', () => {
    const rig = duel();
    const answers = Array.from({ length: 150 }, (_, i) => order(rig, 'A', i % 2 === 0 ? 'lose' : null));
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too-fast' });
    expect(rig.log.length).toBeLessThan(120);
  });

  it.each(LEVELS.filter(({ storm }) => !storm).map(({ id }) => id))(
    '[WIRE8] [DUEL33] cannot make %s unwinnable: the retries outlast the faults',
    (id) => {
      const plain = new Rig(must(levelById(id)), [perfect(), perfect()], WIRE).runMatch().state.halves;
      for (let seed = 0; seed < 24; seed++) {
        const draw = drawsFrom(seed, 0);
        const rig = new Rig(must(levelById(id)), [perfect(), perfect(9_000)], WIRE, seed);
        for (const before of plain) {
          rig.startHalf();
          // Uses every fault on whatever comes, mostly losses.
          rig.runUntil(({ state }) => {
            const { left } = seatOfWire(rig);
            const end = draw(2) === 0 ? 'A' : 'B';
            if (state.phase === 'playing' && left > 0 && draw(3) > 0) {
              order(rig, end, draw(3) > 0 ? 'lose' : must(WIRE_ORDERS[draw(3)]));
            }
            return state.phase !== 'playing';
          });
          const after = must(rig.state.halves.at(-1));
          for (const end of ENDS) {
            const outcome = after.ends[end].endpoint.tcb.outcome;
            // Where a system ends FIN-WAIT-2, the wire decides what it is that arrives too late there.
            const isTold = after.level.finWait2Ms !== undefined;
            // Where a process is killed the wire may lose the RST itself: then nobody is told, and there is nothing to win.
            if (after.level.cablePulled !== undefined) continue;
            if (isTold) expect(after.ends[end].endpoint.tcb.state).toBe('CLOSED');
            else expect(outcome, `seed ${seed}`).toBe(before.ends[end].endpoint.tcb.outcome);
          }
        }
      }
    },
  );
});
