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

  it.each(HALVES)('[CAP346] $id: nor on the capture of the wire, which has each segment once', ({ half }) => {
    const bytes = exportHalf(half, plainWords(half), ['wire']);
    expect(byTshark(bytes)).toHaveLength(3 + half.entries.filter((entry) => entry.kind === 'segment').length);
    expect(byTshark(bytes, '-Y', 'tcp.analysis.flags')).toEqual([]);
  });

  it('[CAP346] what is called a retransmission on the wire was one', () => {
    const half = must(playedHalves(must(levelById('lost-last-ack')))[0]);
    const frames = byTshark(exportHalf(half, plainWords(half), ['wire']), '-Y', 'tcp.analysis.retransmission');
    expect(frames).toHaveLength(
      half.entries.filter((entry) => entry.kind === 'segment' && entry.again && entry.segment.flags.includes('FIN'))
        .length,
    );
  });
});
