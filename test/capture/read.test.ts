/** Formats, links and headers one by one, from handwritten files. */

import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../shared/capture/read/error.ts';
import type { Packet } from '../../shared/capture/read/packet.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { ethernet, type Ipv4Fields, ipv4, ipv6, PcapngWriter, pcap, sll, sll2, tcp, u16, u32 } from './write.ts';

const RAW = 101;
const LITTLE = { littleEndian: true, nanoseconds: false, linkType: RAW };

/** The packets of a pcap with one frame. */
function packetsIn(linkType: number, bytes: readonly number[]): Packet[] {
  return readCapture(pcap({ ...LITTLE, linkType }, [{ seconds: 1, fraction: 0, bytes }]));
}

function problemOf(bytes: Uint8Array): string {
  try {
    readCapture(bytes);
  } catch (error) {
    if (error instanceof CaptureError) return error.problem;
    throw error;
  }
  return 'none';
}

describe('pcap', () => {
  it.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ])('[CAP1] little-endian %s, nanoseconds %s', (littleEndian, nanoseconds) => {
    const fraction = nanoseconds ? 250_000_000 : 250_000;
    const bytes = ipv4(tcp({ flags: 0x11, seq: 4_000_000_000, ack: 3_000_000_000, text: 5 }));
    const file = pcap({ littleEndian, nanoseconds, linkType: RAW }, [{ seconds: 1_700_000_000, fraction, bytes }]);
    expect(readCapture(file)).toEqual([
      {
        number: 1,
        interfaceId: 0,
        at: 1_700_000_000_250,
        source: { ip: '10.0.0.1', port: 40_001 },
        destination: { ip: '10.0.0.2', port: 8080 },
        ipId: 7,
        segment: { flags: ['FIN', 'ACK'], seq: 4_000_000_000, ack: 3_000_000_000, len: 5, wnd: 512 },
        windowShift: null,
        twice: null,
      },
    ]);
  });

  it('without frames is empty, not an error', () => {
    expect(readCapture(pcap(LITTLE, []))).toEqual([]);
  });

  it('truncated anywhere is an error', () => {
    const file = pcap(LITTLE, [{ seconds: 1, fraction: 0, bytes: ipv4(tcp()) }]);
    for (let length = 4; length < file.length; length++) {
      if (length === 24) continue;
      expect(problemOf(file.subarray(0, length)), `${length} octets`).toBe('truncated');
    }
  });

  it('of an unknown link type is an error, and so is a file that is no capture', () => {
    expect(problemOf(pcap({ ...LITTLE, linkType: 147 }, [{ seconds: 1, fraction: 0, bytes: [1, 2, 3] }]))).toBe(
      'unknown-link',
    );
    expect(problemOf(new TextEncoder().encode('<html>not found</html>'))).toBe('not-a-capture');
    expect(problemOf(new Uint8Array())).toBe('not-a-capture');
  });
});

describe.each([true, false])('pcapng, little-endian %s', (littleEndian) => {
  const writer = new PcapngWriter(littleEndian);
  const frame = ipv4(tcp());
  const file = (...blocks: number[][]) => Uint8Array.from([writer.section(), ...blocks].flat());

  it('[CAP1] counts microseconds unless the interface says otherwise', () => {
    const bytes = file(
      writer.interface(RAW),
      writer.interface(RAW, [[9, [9]]]),
      writer.interface(RAW, [[9, [0x80 | 10]]]),
      writer.interface(RAW, [
        [2, [...new TextEncoder().encode('eth0')]],
        [14, littleEndian ? [100, 0, 0, 0, 0, 0, 0, 0] : [0, 0, 0, 0, 0, 0, 0, 100]],
      ]),
      writer.enhanced(0, 5_000_000_001_000n, frame),
      writer.enhanced(1, 5_000_000_500_000n, frame),
      writer.enhanced(2, 1536n, frame),
      writer.enhanced(3, 2_000_000n, frame),
    );
    expect(readCapture(bytes).map(({ at }) => at)).toEqual([5_000_000_001, 5_000_000.5, 1500, 102_000]);
    expect(readCapture(bytes).map(({ interfaceId }) => interfaceId)).toEqual([0, 1, 2, 3]);
  });

  it('reads simple packets, which have no time, and skips unknown blocks', () => {
    const bytes = file(
      writer.interface(RAW, [], 60),
      writer.enhanced(0, 7_000n, frame),
      writer.block(0xbad, [1, 2, 3, 4]),
      writer.simple(frame),
    );
    expect(readCapture(bytes).map(({ at, segment }) => [at, segment.seq])).toEqual([
      [7, 1000],
      [7, 1000],
    ]);
  });

  it('keeps the interfaces of each section apart', () => {
    const other = new PcapngWriter(!littleEndian);
    const second = [other.section(), other.interface(1), other.enhanced(0, 9_000n, ethernet(0x0800, frame))].flat();
    const bytes = file(writer.interface(RAW), writer.enhanced(0, 8_000n, frame), second);
    expect(readCapture(bytes).map(({ at }) => at)).toEqual([8, 9]);
  });

  it('that contradicts itself is an error', () => {
    const block = writer.enhanced(0, 1n, frame);
    expect(problemOf(file(block))).toBe('malformed');
    expect(problemOf(file([...writer.w32(1), ...writer.w32(7), 0, 0, 0, 0]))).toBe('malformed');
    expect(problemOf(file([...writer.w32(1), ...writer.w32(12), ...writer.w32(16)]))).toBe('malformed');
    expect(problemOf(file(writer.interface(RAW), block.slice(0, -5)))).toBe('truncated');
    expect(problemOf(Uint8Array.from([...u32(0x0a0d0d0a), ...u32(28), ...u32(0x12345678), ...u32(0)]))).toBe(
      'malformed',
    );
  });
});

describe('links', () => {
  const v4 = ipv4(tcp());
  const v6 = ipv6(tcp());
  it.each([
    ['raw IPv4', 101, v4],
    ['raw IPv6', 101, v6],
    ['raw, as the BSDs number it', 12, v4],
    ['IPv4 only', 228, v4],
    ['IPv6 only', 229, v6],
    ['Ethernet', 1, ethernet(0x0800, v4)],
    ['Ethernet with padding', 1, [...ethernet(0x0800, v4), 0, 0, 0, 0, 0, 0]],
    ['Ethernet with a VLAN tag', 1, ethernet(0x0800, v4, [0x8100])],
    ['Ethernet with two VLAN tags', 1, ethernet(0x86dd, v6, [0x88a8, 0x8100])],
    ['Linux cooked', 113, sll(0x0800, v4)],
    ['Linux cooked with a VLAN tag', 113, sll(0x8100, [...u16(5), ...u16(0x86dd), ...v6])],
    ['Linux cooked, version 2', 276, sll2(0x86dd, v6)],
    ['BSD loopback, big-endian', 0, [...u32(2), ...v4]],
    ['BSD loopback, little-endian', 0, [30, 0, 0, 0, ...v6]],
    ['OpenBSD loopback', 108, [...u32(24), ...v6]],
  ])('[CAP2] %s', (_, linkType, bytes) => {
    const [packet] = packetsIn(linkType, bytes);
    expect(packet?.segment).toEqual({ flags: ['ACK'], seq: 1000, ack: 2000, len: 0, wnd: 512 });
  });

  it.each([
    ['ARP', 1, ethernet(0x0806, v4)],
    ['an Ethernet frame that is cut', 1, ethernet(0x0800, v4).slice(0, 14)],
    ['tags without end', 1, ethernet(0x8100, [], Array<number>(50).fill(0x8100))],
    ['cooked ARP', 113, sll(0x0806, v4)],
    ['a cooked frame that is cut', 276, sll2(0x0800, v4).slice(0, 10)],
    ['another family on loopback', 0, [...u32(7), ...v4]],
  ])('%s is left out', (_, linkType, bytes) => {
    expect(packetsIn(linkType, bytes)).toEqual([]);
  });
});

describe('IP', () => {
  const leftOut: readonly (readonly [string, Ipv4Fields])[] = [
    ['UDP', { protocol: 17 }],
    ['a first fragment', { fragment: 0x2000 }],
    ['a later fragment', { fragment: 0x00b9 }],
    ['a total length shorter than the header', { totalLength: 12 }],
    ['a total length that cuts the TCP header', { totalLength: 39 }],
  ];
  it.each(leftOut)('[CAP3] leaves %s out', (_, fields) => {
    expect(packetsIn(RAW, ipv4(tcp(), fields))).toEqual([]);
  });

  it('skips IPv4 options', () => {
    const [packet] = packetsIn(RAW, ipv4(tcp({ text: 3 }), { options: [7, 4, 4, 0] }));
    expect(packet?.segment).toMatchObject({ seq: 1000, len: 3 });
  });

  it('uses the captured length if the length is 0, as network cards leave it', () => {
    expect(packetsIn(RAW, ipv4(tcp({ text: 3 }), { totalLength: 0 }))[0]?.segment.len).toBe(3);
  });

  it('has no identification if the sender gave 0', () => {
    expect(packetsIn(RAW, ipv4(tcp(), { id: 0 }))[0]?.ipId).toBeNull();
  });

  it('writes IPv6 addresses according to RFC 5952', () => {
    const [packet] = packetsIn(RAW, ipv6(tcp()));
    expect([packet?.source.ip, packet?.destination.ip]).toEqual(['2001:db8::1', 'fe80:0:0:1::abcd']);
  });

  it('[CAP3] skips IPv6 extension headers, including those of whole fragments', () => {
    const headers = [
      [0, [0, 1, 4, 0, 0, 0, 0]],
      [60, [1, ...Array<number>(14).fill(0)]],
      [44, [0, 0, 0, 0, 0, 0, 9]],
    ] as const;
    expect(packetsIn(RAW, ipv6(tcp({ text: 2 }), headers))[0]?.segment).toMatchObject({ seq: 1000, len: 2 });
  });

  it('[CAP3] leaves out IPv6 fragments and unknown headers', () => {
    expect(packetsIn(RAW, ipv6(tcp(), [[44, [0, 0, 1, 0, 0, 0, 9]]]))).toEqual([]);
    expect(packetsIn(RAW, ipv6(tcp(), [[99, [0, 0, 0, 0, 0, 0, 0]]]))).toEqual([]);
  });
});

describe('TCP', () => {
  it('counts the text by the IP length, even if only the headers were captured', () => {
    const bytes = ipv4(tcp({ text: 1000 })).slice(0, 40);
    expect(packetsIn(RAW, bytes)[0]?.segment.len).toBe(1000);
  });

  it('finds the window scale of a SYN after other options', () => {
    const options = [2, 4, 5, 0xb4, 1, 3, 3, 7];
    expect(packetsIn(RAW, ipv4(tcp({ flags: 2, options })))[0]?.windowShift).toBe(7);
    expect(packetsIn(RAW, ipv4(tcp({ flags: 0x10, options })))[0]?.windowShift).toBeNull();
  });

  it('does not hang on options without a length', () => {
    const [packet] = packetsIn(RAW, ipv4(tcp({ flags: 2, options: [99, 0, 99, 0, 99, 0, 3, 3] })));
    expect(packet).toMatchObject({ windowShift: null });
  });

  it('without the ACK bit has no ack', () => {
    expect(packetsIn(RAW, ipv4(tcp({ flags: 4 })))[0]?.segment).toEqual({
      flags: ['RST'],
      seq: 1000,
      len: 0,
      wnd: 512,
    });
  });
});
