/** What comes out of the fog at the end of a match: everything in the figure without fog that the player's own never showed. */

import { describe, expect, it } from 'vitest';
import { unseenFrom } from '../../client/figure/layout/review-fog.ts';
import { levelById } from '../../shared/content/levels.ts';
import { SEATS } from '../../shared/duel/options.ts';
import type { ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { must, perfect, Rig } from '../duel/rig.ts';
import { CLUMSY } from './fixtures/review-views.ts';

const LEVELS = ['four-waves', 'lost-fin', 'lost-ack', 'lost-last-ack', 'crossing', 'ghost', 'skip-time-wait', 'abort'];

/** As what an entry can stand in the figure of the end that sees it: numbers of entries are each figure's own. */
function looksOf(entry: ReviewEntry): string[] {
  if (entry.kind !== 'segment') return [`${entry.kind} ${entry.at}`];
  const { seq, flags } = entry.segment;
  const sent = `sent ${entry.sentAt} ${flags} ${seq}`;
  return [sent, ...entry.arrivals.map((at) => `arrived ${at} ${flags} ${seq}`)];
}

describe.each(LEVELS)('in %s', (levelId) => {
  const rig = new Rig(must(levelById(levelId)), [CLUMSY, perfect(2_000)], { mode: 'live' }, 7).runMatch();
  const half = must(must(rig.view(0).review).halves.at(-1));

  it.each(SEATS)('[VIEW42] seat %i has seen exactly what its own figure shows', (seat) => {
    const shown = rig.view(seat).figure.map((entry) => {
      const segment = 'segment' in entry ? ` ${entry.segment.flags} ${entry.segment.seq}` : '';
      return `${entry.kind} ${entry.at}${segment}`;
    });
    const end = half.endOf[seat];
    const unseen = unseenFrom(end, half);
    for (const entry of half.entries) {
      // At the other end something of the same kind may have happened in the same millisecond.
      const own = entry.kind === 'segment' || entry.end === end;
      const seen = own && looksOf(entry).some((look) => shown.includes(look));
      expect(unseen.has(entry.id), JSON.stringify(entry)).toBe(!seen);
    }
    expect(unseen.size).toBeGreaterThan(0);
  });
});
