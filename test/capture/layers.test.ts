/** TCP inside other things: links, labels and tunnels, with tshark as the oracle, and what is said of what was not read. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaptureDigest } from '../../shared/capture/read/digest.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { unreadTexts } from '../../shared/capture/explain/explain-words.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { tshark } from './export-rig.ts';
import { ethernet, ipv4, ipv6, PcapngWriter, pcap, tcp, u16, u32 } from './write.ts';

const inner = (seq: number) => ipv4(tcp({ seq, text: 3 }));
const inner6 = (seq: number) => ipv6(tcp({ seq, text: 3 }));

function udp(port: number, payload: readonly number[]): number[] {
  const datagram = [...u16(50_000), ...u16(port), ...u16(8 + payload.length), 0, 0, ...payload];
  return ipv4(datagram, { protocol: 17 });
}

const gre = (...octets: readonly number[]) => ipv4([...octets], { protocol: 47 });
const SNAP = [0xaa, 0xaa, 3, 0, 0, 0];
const LABELS = [...u32(0x0001_0040), ...u32(0x0002_0140)];
const frame = (seq: number) => ethernet(0x0800, inner(seq));
const withLength = (payload: readonly number[]) => ethernet(payload.length, payload);
const MAC_TIMES_3 = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 3];
const wifi = (seq: number) => [0x88, 1, 0, 0, ...MAC_TIMES_3, 0, 0, 0, 0, ...SNAP, 8, 0, ...inner(seq)];

/** Each with its link type; the number of each segment is its place here. */
const WRAPPED: Readonly<Record<string, readonly [link: number, bytes: (seq: number) => readonly number[]]>> = {
  'PPP without framing': [9, (seq) => [0x00, 0x21, ...inner(seq)]],
  'PPP with framing, IPv6': [9, (seq) => [0xff, 3, 0x00, 0x57, ...inner6(seq)]],
  'PPP with a short protocol': [9, (seq) => [0x21, ...inner(seq)]],
  'PPP in HDLC': [50, (seq) => [0xff, 3, 0x00, 0x21, ...inner(seq)]],
  'Cisco HDLC': [104, (seq) => [0x0f, 0, 8, 0, ...inner(seq)]],
  PPPoE: [1, (seq) => ethernet(0x8864, [0x11, 0, 0, 1, ...u16(2 + inner(seq).length), 0, 0x21, ...inner(seq)])],
  'MPLS, two labels': [1, (seq) => ethernet(0x8847, [...LABELS, ...inner(seq)])],
  'MPLS, IPv6': [1, (seq) => ethernet(0x8847, [...u32(0x0001_0140), ...inner6(seq)])],
  'MPLS with a control word and Ethernet': [1, (seq) => ethernet(0x8847, [...LABELS, 0, 0, 0, 0, ...frame(seq)])],
  SNAP: [1, (seq) => withLength([...SNAP, 8, 0, ...inner(seq)])],
  'SNAP behind a VLAN tag': [1, (seq) => ethernet(8 + inner(seq).length, [...SNAP, 8, 0, ...inner(seq)], [0x8100])],
  'IPv4 in IPv4': [101, (seq) => ipv4(inner(seq), { protocol: 4 })],
  '6in4': [101, (seq) => ipv4(inner6(seq), { protocol: 41 })],
  GRE: [101, (seq) => gre(0, 0, 8, 0, ...inner(seq))],
  'GRE with checksum, key and sequence': [101, (seq) => gre(0xb0, 0, 8, 0, ...Array(12).fill(0), ...inner(seq))],
  'GRE with Ethernet': [101, (seq) => gre(0, 0, 0x65, 0x58, ...frame(seq))],
  'GRE of PPTP': [101, (seq) => gre(0x30, 1, 0x88, 0x0b, 0, 44, 0, 1, 0, 0, 0, 1, 0xff, 3, 0, 0x21, ...inner(seq))],
  VXLAN: [101, (seq) => udp(4789, [8, 0, 0, 0, 0, 0, 5, 0, ...frame(seq)])],
  Geneve: [101, (seq) => udp(6081, [1, 0, 0x65, 0x58, 0, 0, 5, 0, 0, 0, 0, 0, ...frame(seq)])],
  'GTP-U': [101, (seq) => udp(2152, [0x30, 255, ...u16(inner(seq).length), 0, 0, 0, 9, ...inner(seq)])],
  'GTP-U with a sequence number and an extension': [
    101,
    (seq) =>
      udp(2152, [0x36, 255, ...u16(8 + inner(seq).length), 0, 0, 0, 9, 0, 1, 0, 0x85, 1, 0, 9, 0, ...inner(seq)]),
  ],
  'wireless, with quality of service': [105, (seq) => wifi(seq)],
  radiotap: [127, (seq) => [0, 0, 8, 0, 0, 0, 0, 0, ...wifi(seq)]],
  'cooked, with LLC': [113, (seq) => [0, 0, 0, 1, 0, 6, ...Array(8).fill(0), 0, 4, ...SNAP, 8, 0, ...inner(seq)]],
};
const NAMES = Object.keys(WRAPPED);
/** tshark must be told what such labels stand for. */
const UNKNOWN_TO_TSHARK = 'MPLS with a control word and Ethernet';

/** One file with an interface for each. */
function allInOne(): Uint8Array {
  const writer = new PcapngWriter(true);
  const cases = Object.values(WRAPPED);
  const blocks = [
    ...cases.map(([link]) => writer.interface(link)),
    ...cases.map(([, bytes], index) => writer.enhanced(index, BigInt(index), bytes(index + 1))),
  ];
  return Uint8Array.from([writer.section(), ...blocks].flat());
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('[CAP340] a TCP segment inside other layers', () => {
  it.each(NAMES.map((name, index) => [name, index + 1] as const))('%s', (name, seq) => {
    const [linkType, bytes] = WRAPPED[name] ?? [0, () => []];
    const format = { littleEndian: true, nanoseconds: false, linkType };
    const [packet] = readCapture(pcap(format, [{ seconds: 1, fraction: 0, bytes: bytes(seq) }]));
    expect(packet?.segment).toMatchObject({ seq, len: 3 });
    expect(packet?.source.port).toBe(40_001);
  });

  it('is found where tshark finds it, with the same addresses', () => {
    const file = join(folder, 'layers.pcapng');
    const bytes = allInOne();
    writeFileSync(file, bytes);
    const fields = ['frame.number', 'tcp.seq_raw', 'tcp.len', 'ip.src', 'ipv6.src'].flatMap((field) => ['-e', field]);
    const options = ['-o', 'tcp.relative_sequence_numbers:FALSE', '-E', 'occurrence=l', '-T', 'fields'];
    const theirs = tshark('-n', '-r', file, '-Y', 'tcp', ...options, ...fields)
      .trimEnd()
      .split('\n');
    const ours = readCapture(bytes)
      .map(({ number, segment, source: { ip } }) => [number, segment.seq, segment.len, ip])
      .filter(([number]) => number !== NAMES.indexOf(UNKNOWN_TO_TSHARK) + 1);
    expect(theirs).toHaveLength(NAMES.length - 1);
    expect(ours).toHaveLength(theirs.length);
    for (const [index, line] of theirs.entries()) {
      const [number, seq, len, v4, v6] = line.split('\t');
      const ip = ours[index]?.[3];
      expect([Number(number), Number(seq), Number(len), ip === v4 ? v4 : v6]).toEqual(ours[index]);
    }
  });
});

function digested(bytes: Uint8Array) {
  const digest = new CaptureDigest();
  digest.push(bytes);
  return digest.end();
}

function problemOf(linkType: number, ...frames: readonly (readonly number[])[]): string {
  const records = frames.map((bytes) => ({ seconds: 1, fraction: 0, bytes }));
  try {
    digested(pcap({ littleEndian: true, nanoseconds: false, linkType }, records));
  } catch (error) {
    if (error instanceof CaptureError) return `${error.problem} ${error.detail}`.trim();
    throw error;
  }
  return 'none';
}

describe('[CAP341] what was not read', () => {
  it('is counted, and named with the number of its link', () => {
    const writer = new PcapngWriter(true);
    const blocks = [writer.interface(101), writer.interface(147), writer.enhanced(0, 1n, inner(1))];
    for (let i = 0; i < 6; i++) blocks.push(writer.enhanced(1, 2n, [1, 2, 3]));
    blocks.push(writer.enhanced(0, 3n, ipv4([1, 2, 3], { protocol: 50 })));
    const contents = digested(Uint8Array.from([writer.section(), ...blocks].flat()));
    expect(contents.unknownLinks).toEqual([{ linkType: 147, frames: 6 }]);
    expect(contents.unread).toBe(1);
    expect(unreadTexts(contents, WORDS.en)[0]).toBe('Left out: 6 frames of link type 147, which cannot be read here.');
  });

  it('is no reason to say that there is no TCP', () => {
    expect(problemOf(147, [1], [2])).toBe('unknown-link 147 (2)');
    expect(problemOf(101, ipv4([1, 2, 3], { protocol: 50 }))).toBe('unread 1');
    expect(problemOf(101, ipv4(tcp(), { fragment: 0x2000 }))).toBe('unread 1');
    expect(problemOf(101, inner(1).slice(0, 30))).toBe('unread 1');
    expect(problemOf(1, ethernet(0x9999, [1, 2, 3]))).toBe('unread 1');
  });

  it('is nothing in a file of ARP, ICMP and DNS', () => {
    const others = [ethernet(0x0806, [1, 2, 3]), ethernet(0x0800, ipv4([8, 0], { protocol: 1 }))];
    expect(problemOf(1, ...others, ethernet(0x0800, udp(53, [1, 2, 3])))).toBe('no-tcp');
  });
});

describe('[CAP342] a record', () => {
  const bytes = inner(7);
  const record = [...u32(1), ...u32(5000), ...u32(bytes.length), ...u32(bytes.length)];

  it('of a modified pcap has a longer header, in both byte orders, packed or not', () => {
    const swapped = (octets: readonly number[]) =>
      Array.from({ length: octets.length / 4 }, (_, i) => octets.slice(4 * i, 4 * i + 4).reverse()).flat();
    const header = [...u32(0xa1b2cd34), ...u32(0x0002_0004), ...u32(0), ...u32(0), ...u32(65_535), ...u32(101)];
    const more = [...u32(2), ...u32(0)];
    const big = Uint8Array.from([...header, ...record, ...more, ...bytes]);
    const little = Uint8Array.from([...swapped([...header, ...record, ...more]), ...bytes]);
    for (const file of [big, little]) {
      expect(readCapture(file)).toMatchObject([{ at: 1005, segment: { seq: 7, len: 3 } }]);
      expect(digested(gzipSync(file)).packets).toBe(1);
    }
  });

  it('gives the original length where offloading left none in the IP header and the frame is cut', () => {
    const offloaded = ipv4(tcp({ seq: 7, text: 3 }), { totalLength: 0 });
    const header = [...u32(0xa1b2c3d4), ...u32(0x0002_0004), ...u32(0), ...u32(0), ...u32(65_535), ...u32(101)];
    const cut = [...u32(1), ...u32(0), ...u32(offloaded.length), ...u32(40 + 30_000)];
    expect(readCapture(Uint8Array.from([...header, ...cut, ...offloaded]))[0]?.segment.len).toBe(30_000);
  });
});

describe('[CAP343] a report of what came twice', () => {
  const dsack = (ack: number, ...edges: readonly number[]) => {
    const options = [1, 1, 5, 2 + 4 * edges.length, ...edges.flatMap(u32)];
    const format = { littleEndian: true, nanoseconds: false, linkType: 101 };
    const frames = [{ seconds: 1, fraction: 0, bytes: ipv4(tcp({ ack, options })) }];
    return readCapture(pcap(format, frames))[0]?.twice;
  };

  it('is a first SACK block below the acknowledgment, or inside the second block', () => {
    expect(dsack(101, 100, 101)).toEqual({ from: 100, to: 101 });
    expect(dsack(50, 100, 110, 90, 120)).toEqual({ from: 100, to: 110 });
    expect(dsack(50, 100, 110)).toBeNull();
    expect(dsack(50, 100, 110, 200, 220)).toBeNull();
  });
});
