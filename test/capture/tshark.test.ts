/** tshark as an independent reader: field by field the same as ours, for all recordings and for handwritten frames. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCapture } from '../../shared/capture/read/read.ts';
import type { Flag } from '../../shared/tcp/segment.ts';
import { FOLDER, NAMES } from './recordings.ts';
import { ethernet, ipv4, ipv6, PcapngWriter, sll, sll2, tcp, u32 } from './write.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tshark-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FIELDS = [
  'frame.time_epoch',
  'ip.src',
  'ipv6.src',
  'tcp.srcport',
  'ip.dst',
  'ipv6.dst',
  'tcp.dstport',
  'ip.id',
  'tcp.flags',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.len',
  'tcp.window_size_value',
  'tcp.options.wscale.shift',
] as const;

const BITS: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 };

/** One line per packet, as tshark prints it. */
function byTshark(file: string): string[] {
  // Without TCP's own analysis every field is what the header says.
  const preferences = ['-o', 'tcp.relative_sequence_numbers:FALSE', '-o', 'tcp.analyze_sequence_numbers:FALSE'];
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  const args = ['-n', '-r', file, ...preferences, '-Y', 'tcp', '-T', 'fields', ...fields];
  const out = execFileSync('tshark', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  });
  return out.trimEnd().split('\n').map(normalised);
}

function normalised(line: string): string {
  const [time, src4, src6, sport, dst4, dst6, dport, id, flags, seq, ack, len, window, shift] = line.split('\t');
  const bits = Number(flags) & 0x3f;
  const acknowledges = (bits & BITS.ACK) !== 0;
  return [
    Math.round(Number(time) * 1e6),
    ...[src4 || src6, sport, dst4 || dst6, dport],
    Number(id) || '-',
    ...[bits, seq, acknowledges ? ack : '-', len, window],
    (bits & BITS.SYN) !== 0 && shift ? shift : '-',
  ].join(' ');
}

/** The same, as we read it. */
function byUs(file: string): string[] {
  return readCapture(readFileSync(file)).map(({ at, source, destination, ipId, segment, windowShift }) =>
    [
      Math.round(at * 1e3),
      ...[source.ip, source.port, destination.ip, destination.port],
      ipId ?? '-',
      segment.flags.reduce((bits, flag) => bits | BITS[flag], 0),
      ...[segment.seq, segment.ack ?? '-', segment.len, segment.wnd],
      windowShift ?? '-',
    ].join(' '),
  );
}

describe('the recordings, merged by another program', () => {
  it.each(['pcap', 'nsecpcap', 'pcapng'])('as %s', (format) => {
    const merged = join(folder, `recordings.${format}`);
    const files = NAMES.flatMap((name) => ['a', 'b'].map((host) => join(FOLDER, `${name}.${host}.pcap`)));
    execFileSync('mergecap', ['-a', '-F', format, '-w', merged, ...files], { stdio: 'ignore' });
    const ours = byUs(merged);
    expect(ours.length).toBeGreaterThan(1000);
    expect(ours).toEqual(byTshark(merged));
  });
});

describe('handwritten frames', () => {
  it('on every kind of link at once, in one pcapng', () => {
    const writer = new PcapngWriter(true);
    const syn = tcp({ flags: 2, seq: 4_294_967_295, ack: 0, options: [2, 4, 5, 0xb4, 1, 3, 3, 9] });
    const data = tcp({ flags: 0x18, text: 11 });
    const fin6 = ipv6(tcp({ flags: 0x11 }), [[60, [0, 1, 4, 0, 0, 0, 0]]]);
    const frames: [linkType: number, bytes: number[]][] = [
      [101, ipv4(syn)],
      [101, fin6],
      [228, ipv4(data, { options: [1, 1, 1, 0] })],
      [229, fin6],
      [1, [...ethernet(0x0800, ipv4(data)), 0, 0, 0, 0]],
      [1, ethernet(0x86dd, fin6, [0x8100])],
      [1, ethernet(0x0800, ipv4(syn), [0x88a8, 0x8100])],
      [113, sll(0x0800, ipv4(data))],
      [276, sll2(0x86dd, fin6)],
      [0, [2, 0, 0, 0, ...ipv4(data)]],
      [108, [...u32(24), ...fin6]],
      [1, ethernet(0x0800, ipv4(tcp(), { protocol: 17 }))],
    ];
    const blocks = frames.map(([linkType, bytes], i) => [
      ...writer.interface(linkType),
      ...writer.enhanced(i, 1_700_000_000_000_000n + BigInt(i), bytes),
    ]);
    const file = join(folder, 'links.pcapng');
    writeFileSync(file, Uint8Array.from([writer.section(), ...blocks].flat()));
    const ours = byUs(file);
    expect(ours).toHaveLength(frames.length - 1);
    expect(ours).toEqual(byTshark(file));
  });
});
