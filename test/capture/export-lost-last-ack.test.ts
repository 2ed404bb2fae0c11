/** The export of a `lost-last-ack` duel, opened in tshark as any user would. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { levelById } from '../../shared/content/levels.ts';
import { must } from '../duel/rig.ts';
import { playedHalves, plainWords, type SeenFrame, tshark, tsharkFields } from './export-rig.ts';

let folder = '';
const file = () => join(folder, 'last-ack-lost-last-ack-1.pcapng');
const hosts: Record<'A' | 'B', SeenFrame[]> = { A: [], B: [] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lost-last-ack-'));
  const half = must(playedHalves(must(levelById('lost-last-ack')))[0]);
  writeFileSync(file(), exportHalf(half, plainWords(half)));
  for (const host of ['A', 'B'] as const) {
    const alone = join(folder, `${host}.pcapng`);
    tshark('-r', file(), '-Y', `frame.interface_name == "${host}"`, '-w', alone);
    hosts[host] = tsharkFields(alone);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A host's capture, one line per segment: the flags, the relative numbers, and tshark's remarks. */
function story(host: 'A' | 'B'): string[] {
  return hosts[host].map((frame) => {
    const bits = Number(frame['tcp.flags']);
    const flags = (['FIN', 'SYN', 'RST', 'PSH', 'ACK'] as const).filter((_, i) => (bits & (1 << i)) !== 0);
    const again = frame['tcp.analysis.retransmission'] === '' ? '' : ' retransmission';
    const direction = Number(frame['frame.packet_flags_direction']) === 2 ? '->' : '<-';
    return `${direction} ${flags.join(',')} seq ${frame['tcp.seq']} ack ${frame['tcp.ack']}${again}`;
  });
}

describe('the export of a lost-last-ack duel', () => {
  it('[EXP2] is a pcapng in nanoseconds, by Last ACK, with an interface for each host', () => {
    const said = tshark('-r', file(), '-T', 'fields', '-e', 'frame.time_epoch', '-e', 'frame.interface_name');
    const lines = said.trimEnd().split('\n');
    expect(lines).toHaveLength(17);
    for (const line of lines) expect(line).toMatch(/^\d+\.\d{9}\t[AB]$/);
  });

  it('[EXP4] shows at the sender of the last ACK that the FIN was repeated, and that the ACK was sent twice', () => {
    expect(story('A')).toEqual([
      '-> SYN seq 0 ack 0',
      '<- SYN,ACK seq 0 ack 1',
      '-> ACK seq 1 ack 1',
      '-> FIN,ACK seq 1 ack 1',
      '<- ACK seq 1 ack 2',
      '<- FIN,ACK seq 1 ack 2',
      '-> ACK seq 2 ack 2',
      '<- FIN,ACK seq 1 ack 2 retransmission',
      '-> ACK seq 2 ack 2',
    ]);
  });

  it('[EXP1] lacks the lost ACK at the other end, which retransmits its FIN', () => {
    expect(story('B')).toEqual([
      '<- SYN seq 0 ack 0',
      '-> SYN,ACK seq 0 ack 1',
      '<- ACK seq 1 ack 1',
      '<- FIN,ACK seq 1 ack 1',
      '-> ACK seq 1 ack 2',
      '-> FIN,ACK seq 1 ack 2',
      '-> FIN,ACK seq 1 ack 2 retransmission',
      '<- ACK seq 2 ack 2',
    ]);
  });

  it('[EXP5] is complete at both ends, without data: SYN, SYN/ACK, ACK and FIN', () => {
    for (const host of ['A', 'B'] as const) {
      expect(new Set(hosts[host].map((frame) => frame['tcp.completeness']))).toEqual(new Set(['23']));
    }
  });

  it('[EXP2] has good checksums and nothing malformed', () => {
    for (const frame of [...hosts.A, ...hosts.B]) {
      expect([frame['ip.checksum.status'], frame['tcp.checksum.status'], frame['_ws.malformed']]).toEqual([
        '1',
        '1',
        '',
      ]);
    }
  });

  it('[EXP6] gives for every segment the verdict on the move, with its clause', () => {
    const comments = hosts.A.map((frame) => frame['frame.comment']).filter((comment) => comment !== '');
    expect(comments).toEqual([
      'not played',
      'not played',
      expect.stringMatching(/^correct - 3\.10\.4 \d+$/),
      expect.stringMatching(/^correct - 3\.10\.7\.4 eighth \d+$/),
      expect.stringMatching(/^correct - 3\.10\.7\.4 eighth \d+$/),
    ]);
  });
});
