import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../shared/duel/duel.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { currentHalf, type DuelState, endOf } from '../../shared/duel/state/state.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { anyLevel, careless } from './arbitrary.ts';
import { ABSENT, perfect, type Player, Rig, ROOM } from './rig.ts';

/** The same cases at every run; a failing case is printed with its path and becomes a named test. */
const RUNS = { seed: 20_260_101, numRuns: 60 };

const seed = fc.integer();
const player: fc.Arbitrary<Player> = fc.oneof(
  seed.map(careless),
  fc.integer({ min: 0, max: 28_000 }).map(perfect),
  fc.constant(ABSENT),
);

describe('any match, on any wire, with any players', () => {
  it('[DUEL17] comes to rest, in states that RFC 9293 has, within bounds', () => {
    fc.assert(
      fc.property(anyLevel, player, player, seed, (level, a, b, s) => {
        const rig = new Rig(level, [a, b], { compose: 'cards' }, s).runMatch();
        expect(rig.state.phase).toBe('over');
        expect(rig.log.length).toBeLessThan(3_000);
        for (const half of rig.state.halves) {
          expect(STATES).toContain(half.ends.A.endpoint.tcb.state);
          expect(STATES).toContain(half.ends.B.endpoint.tcb.state);
          expect([half.ends.A.endpoint.tcb.state, half.ends.B.endpoint.tcb.state]).toEqual(['CLOSED', 'CLOSED']);
        }
      }),
      RUNS,
    );
  });

  it('[BOT1] the perfect bot never gets a wrong verdict, whatever the wire and the other player do', () => {
    fc.assert(
      fc.property(anyLevel, player, seed, fc.constantFrom('cards', 'fields', 'free'), (level, other, s, compose) => {
        const rig = new Rig(
          level,
          [perfect(), compose === 'cards' ? other : perfect(9_000)],
          { compose },
          s,
        ).runMatch();
        const mine = rig.state.halves.flatMap((half) => half.judgements).filter((judgement) => judgement.seat === 0);
        expect(mine.filter((judgement) => judgement.mistake !== null)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('[DUEL14] is the fold of its events: replaying the log gives the same state, through JSON too', () => {
    fc.assert(
      fc.property(anyLevel, player, player, seed, (level, a, b, s) => {
        const rig = new Rig(level, [a, b], {}, s).runMatch();
        expect(replay(rig.log)).toEqual(rig.state);
        expect(replay(JSON.parse(JSON.stringify(rig.log)))).toEqual(rig.state);
      }),
      RUNS,
    );
  });

  it('[DUEL14] the same seed, level and players give the same match', () => {
    fc.assert(
      fc.property(anyLevel, player, player, seed, (level, a, b, s) => {
        expect(new Rig(level, [a, b], {}, s).runMatch().log).toEqual(new Rig(level, [a, b], {}, s).runMatch().log);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  it('[VIEW1] an event at one end changes nothing in the view of the other seat', () => {
    // Where the fog is torn, what is seen there may change: nothing else, and not whether it is torn.
    const without = (state: DuelState, seat: 0 | 1) => {
      const view = seatView(state, seat, ROOM, 0);
      return JSON.stringify({ ...view, torn: view.torn !== null });
    };
    fc.assert(
      fc.property(anyLevel, player, player, seed, (level, a, b, s) => {
        const { log } = new Rig(level, [a, b], {}, s).runMatch();
        let state: DuelState | null = null;
        for (const event of log) {
          const before: DuelState | null = state;
          state = evolve(before, event);
          if (before === null || !('end' in event)) continue;
          const half = currentHalf(state)?.half ?? 1;
          const other = endOf(0, half) === event.end ? 1 : 0;
          expect(without(state, other), event.type).toBe(without(before, other));
        }
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
});
