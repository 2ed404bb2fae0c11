/** The default export: one end of a half, as Wireshark shows it with its usual preferences and no filter. */

import { describe, expect, it } from 'vitest';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { levelById } from '../../shared/content/levels.ts';
import { ENDS } from '../../shared/duel/level.ts';
import { must } from '../duel/rig.ts';
import { byTshark, plainWords, playedHalves } from './export-rig.ts';

/** Levels in which nothing is sent twice if both play right. */
const CLEAN = ['four-waves', 'three-waves', 'crossing', 'last-words'];
const HALVES = CLEAN.map((id) => ({ id, half: must(playedHalves(must(levelById(id)))[0]) }));

describe('a half saved at one end', () => {
  it.each(HALVES)('[EXP20] $id: tshark has no remark on a half without a fault', ({ half }) => {
    for (const end of ENDS) {
      const bytes = exportHalf(half, plainWords(half), [end]);
      const frames = byTshark(bytes);
      expect(new Set(frames.map((frame) => frame['frame.interface_name']))).toEqual(new Set([end]));
      const seen = half.entries.filter((entry) => entry.kind === 'segment');
      expect(frames).toHaveLength(3 + seen.length);
      expect(byTshark(bytes, '-Y', 'tcp.analysis.flags')).toEqual([]);
    }
  });

  it('[EXP20] the file of both ends is still available, with each segment twice', () => {
    const { half } = must(HALVES[0]);
    const [whole, one] = [ENDS, ['A'] as const].map((hosts) => byTshark(exportHalf(half, plainWords(half), hosts)));
    expect(must(whole)).toHaveLength(2 * must(one).length);
  });
});
