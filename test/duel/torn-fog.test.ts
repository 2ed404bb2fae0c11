/** What the fog shows after a missed race, and that it shows nothing sooner. */

import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { WireFault } from '../../shared/wire/fault.ts';
import { LOST_LAST_ACK } from './moves.ts';
import { must, perfect, type Player, Rig } from './rig.ts';

const right = perfect(1_000);
/** Leaves every FIN that comes again. */
const misses: Player = (view) => {
  const cause = view.position?.cause;
  return cause?.kind === 'arrival' && cause.again ? null : right(view);
};

function missedIn(level: Level, options: Partial<MatchOptions> = {}): Rig {
  return new Rig(level, [misses, right], options, 1, true).runHalf();
}

/** The level with another fate of the last ACK, of which its sender learns nothing in time. */
function withFate(effect: WireFault['effect']): Level {
  return { ...LOST_LAST_ACK, faults: [{ from: 'A', match: { nth: 1, acksFin: true }, effect }] };
}

const views = (rig: Rig): readonly SeatView[] => rig.seen[0];

describe('the torn fog', () => {
  it('[VIEW522] shows the peer in LAST-ACK, its FINs and what became of the ACK, from the RST on', () => {
    const seen = views(missedIn(LOST_LAST_ACK));
    const first = seen.findIndex(({ torn }) => torn !== null);
    const { torn, figure, position } = must(seen[first]);
    expect(figure.at(-1)).toMatchObject({ kind: 'sent', by: 'stack', segment: { flags: ['RST'] } });
    expect([seen[first - 1]?.torn, position]).toEqual([null, null]);
    const { state, fins, acks, resetAt } = must(torn);
    expect([state, fins.length, resetAt]).toEqual(['LAST-ACK', 3, null]);
    const named = (id: number | null) => figure.find((entry) => entry.id === id);
    for (const { at, entryId } of fins)
      expect(named(entryId)).toMatchObject({ kind: 'arrived', at: at + 1_500, segment: { flags: ['FIN', 'ACK'] } });
    expect(acks).toMatchObject([{ arrivedAt: null }]);
    expect(named(must(acks[0]).entryId)).toMatchObject({ kind: 'sent', segment: { ack: 9_001 } });
  });

  it('[VIEW522] shows that the RST has arrived only when it has', () => {
    const seen = views(missedIn(LOST_LAST_ACK)).filter(({ torn }) => torn !== null);
    const sentAt = must(seen[0]).now;
    const landed = must(seen.find(({ torn }) => torn?.resetAt !== null));
    expect(landed.torn?.resetAt).toBe(sentAt + 1_500);
    for (const { now, torn } of seen) expect(torn?.resetAt === null).toBe(now < sentAt + 1_500);
  });

  it('[VIEW522] two worlds that differ only in the fate of the ACK are the same to its sender until then', () => {
    const worlds = [
      { kind: 'lose' },
      { kind: 'hold', copy: false, until: { kind: 'state', state: 'CLOSED' }, ms: 0 },
    ] as const;
    const [lost, late] = worlds.map((effect) => views(missedIn(withFate(effect))));
    const before = (seen: readonly SeatView[]) =>
      seen.slice(
        0,
        seen.findIndex(({ torn }) => torn !== null),
      );
    const toldIn = (seen: readonly SeatView[]) => [
      ...new Set(before(seen).map((view) => JSON.stringify({ ...view, now: 0 }))),
    ];
    expect(toldIn(must(lost)).length).toBeGreaterThan(12);
    expect(toldIn(must(late))).toEqual(toldIn(must(lost)));
    const acksOf = (seen: readonly SeatView[]) => seen.find(({ torn }) => torn !== null)?.torn?.acks.length;
    expect([acksOf(must(lost)), acksOf(must(late))]).toEqual([1, 0]);
  });

  it('[VIEW522] stays whole wherever nobody misses the race', () => {
    for (const level of LEVELS) {
      const rig = new Rig(level, [right, right], {}, 3, true).runHalf();
      expect(
        rig.seen.flat().filter(({ torn }) => torn !== null),
        level.id,
      ).toEqual([]);
    }
  });

  it('[VIEW522] stays whole in live mode, where what arrived can still be challenged, and where a connection follows', () => {
    expect(views(missedIn(LOST_LAST_ACK, { mode: 'live' })).some(({ torn }) => torn !== null)).toBe(false);
    const again = { afterMs: 1_000, sndNxt: { A: 20_000, B: 30_000 } };
    expect(views(missedIn({ ...LOST_LAST_ACK, again })).some(({ torn }) => torn !== null)).toBe(false);
  });

  it('[VIEW522] leaves nothing to bet on', () => {
    const seen = views(missedIn(LOST_LAST_ACK)).filter(({ phase }) => phase === 'playing');
    expect(seen.some(({ torn, bet }) => torn === null && bet !== null)).toBe(true);
    for (const { torn, bet } of seen) if (torn !== null) expect(bet).toBeNull();
  });
});
