/** Captures in pieces, damaged, or larger than memory: what is read, and how much is kept. */

import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CaptureContents, CaptureDigest } from '../../shared/capture/read/digest.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import type { Packet } from '../../shared/capture/read/packet.ts';
import { CaptureParser } from '../../shared/capture/read/parser.ts';
import { ByteQueue } from '../../shared/capture/read/queue.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { BOUNDED, type TableLimits } from '../../shared/capture/read/table.ts';
import { sightingsIn } from '../../shared/capture/read/views.ts';
import { pcapBytes } from './recordings.ts';
import { ipv4, PcapngWriter, pcap, tcp } from './write.ts';

const RAW = 101;
const LITTLE = { littleEndian: true, nanoseconds: false, linkType: RAW };

function digest(pieces: Iterable<Uint8Array>, limits?: TableLimits): CaptureContents {
  const reading = new CaptureDigest(limits);
  for (const piece of pieces) reading.push(piece);
  return reading.end();
}

function problemOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof CaptureError) return error.problem;
    throw error;
  }
  return 'none';
}

function inPieces(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(bytes.slice(at, at + size));
    at += size;
  }
  return pieces;
}

const writer = new PcapngWriter(false);
const NG = Uint8Array.from([
  ...writer.section(),
  ...writer.interface(RAW),
  ...writer.enhanced(0, 1_000n, ipv4(tcp({ flags: 2 }))),
  ...writer.block(0xbad, [1, 2, 3, 4]),
  ...writer.enhanced(0, 2_000n, ipv4(tcp({ text: 90 }))),
]);

describe('[CAP4] a file in pieces', () => {
  it.each([
    ['pcap', pcapBytes('random-0032', 'a')],
    ['pcapng', NG],
  ])('%s is read the same, however small they are', (_, bytes) => {
    const whole = readCapture(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 5 }), (sizes) => {
        const packets: Packet[] = [];
        const parser = new CaptureParser((packet) => packets.push(packet));
        for (const piece of inPieces(bytes, sizes)) parser.push(piece);
        parser.end();
        expect(packets).toEqual(whole);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('holds no more than the incomplete record', () => {
    const queue = new ByteQueue();
    for (let i = 0; i < 1000; i++) {
      queue.push(Uint8Array.from([1, 2, 3]));
      expect(queue.peek(3)?.length).toBe(3);
      queue.skip(3);
    }
    expect(queue.length).toBe(0);
    expect(queue.peek(1)).toBeNull();
  });
});

describe('[CAP5] a file that is damaged', () => {
  const good = pcapBytes('lost-last-ack', 'a');

  it('at its end is read up to there, and reported as truncated', () => {
    for (let cut = 1; cut < 60; cut++) {
      const contents = digest([good.subarray(0, good.length - cut)]);
      expect(contents.damage?.problem).toBe('truncated');
      expect(contents.packets).toBe(12);
    }
  });

  it('by garbage after a good start is read up to it', () => {
    const garbage = new Uint8Array(500).fill(0xee);
    const contents = digest([good, garbage]);
    expect(contents).toMatchObject({ packets: 13, damage: { problem: 'too-large' } });
    expect(digest([NG, garbage])).toMatchObject({ packets: 2, damage: { problem: 'malformed' } });
  });

  it('is not read any further', () => {
    const reading = new CaptureDigest();
    reading.push(good);
    expect(reading.wantsMore).toBe(true);
    reading.push(new Uint8Array(500).fill(0xee));
    expect(reading.wantsMore).toBe(false);
    reading.push(good);
    expect(reading.end().packets).toBe(13);
  });
});

describe('[CAP7] an unreadable file', () => {
  it.each([
    ['without TCP', pcap(LITTLE, [{ seconds: 1, fraction: 0, bytes: ipv4(tcp(), { protocol: 17 }) }]), 'no-tcp'],
    ['without a frame', pcap(LITTLE, []), 'no-tcp'],
    ['of another kind', new TextEncoder().encode('<html>'), 'not-a-capture'],
    ['of three octets', Uint8Array.from([0xd4, 0xc3, 0xb2]), 'not-a-capture'],
    ['that is packed with zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'compressed'],
    ['that is cut in its first record', pcapBytes('lost-last-ack', 'a').subarray(0, 50), 'truncated'],
    [
      'whose first record claims a gigabyte',
      Uint8Array.from([...pcap(LITTLE, []), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0]),
      'too-large',
    ],
    [
      'whose block claims a gigabyte',
      Uint8Array.from([...writer.section(), ...writer.w32(6), ...writer.w32(2 ** 30), 0, 0, 0, 0]),
      'too-large',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemOf(() => digest([bytes]))).toBe(problem);
  });
});

/** One frame of a little-endian pcap. */
function record(bytes: readonly number[], index: number): Uint8Array {
  return pcap(LITTLE, [{ seconds: Math.floor(index / 1e6), fraction: index % 1e6, bytes }]).subarray(24);
}

/** Segments of one connection: its handshake, then `texts` segments with text, then four waves. */
function* connectionOf(port: number, texts: number): Generator<number[]> {
  const client = { sourcePort: port, destinationPort: 80 };
  const server = { sourcePort: 80, destinationPort: port };
  const back = (fields: object) => {
    const bytes = ipv4(tcp({ ...server, ...fields }));
    return [...bytes.slice(0, 12), ...bytes.slice(16, 20), ...bytes.slice(12, 16), ...bytes.slice(20)];
  };
  const there = (fields: object) => ipv4(tcp({ ...client, ...fields }));
  yield there({ flags: 0x02, seq: 999, ack: 0 });
  yield back({ flags: 0x12, seq: 1999, ack: 1000 });
  yield there({ seq: 1000, ack: 2000 });
  for (let i = 0; i < texts; i++) {
    yield there({ flags: 0x18, seq: 1000 + i * 10, ack: 2000, text: 10 });
    yield back({ seq: 2000, ack: 1010 + i * 10 });
  }
  const end = 1000 + texts * 10;
  yield there({ flags: 0x11, seq: end, ack: 2000 });
  yield back({ seq: 2000, ack: end + 1 });
  yield back({ flags: 0x11, seq: 2000, ack: end + 1 });
  yield there({ seq: end + 1, ack: 2001 });
}

/** A capture that never exists as a whole. */
function* captureOf(...connections: readonly Iterable<number[]>[]): Generator<Uint8Array> {
  yield pcap(LITTLE, []);
  let index = 0;
  for (const segments of connections) for (const bytes of segments) yield record(bytes, index++);
}

describe('[CAP6] a large file', () => {
  it('keeps of a long connection the handshake and the surroundings of the close, with the right relative numbers', () => {
    const texts = 20_000;
    const { connections, packets } = digest(captureOf(connectionOf(5_000, texts)));
    const [connection] = connections;
    if (connection === undefined) throw new Error('there is one connection');
    expect(packets).toBe(2 * texts + 7);
    expect(connection.packets.length).toBeLessThanOrEqual(BOUNDED.before + 4);
    expect(connection).toMatchObject({ total: packets, isn: [999, 1999], gap: null });
    const close = explainClose(sightingsIn(connections)[0] ?? { one: connection, two: null, previous: null });
    expect(close).toMatchObject({ kind: 'four-waves', packets, before: packets - 4, fromTheStart: true });
    expect(close?.segments[0]?.relative.seq).toBe(texts * 10 + 1);
    expect(close?.states.map((states) => states.at(-1))).toEqual(['TIME-WAIT', 'CLOSED']);
    expect(levelFromCapture({ name: 'x', recordedWith: null }, connection).ends.A.sndNxt).toBe(1000 + texts * 10);
  });

  it('drops the middle of what follows a FIN, says so, and still finds the end', () => {
    const segments = [...connectionOf(5_000, 3_000)];
    const firstFin = segments.splice(-4, 2);
    const { connections } = digest(captureOf([...segments.slice(0, 3), ...firstFin], segments.slice(3)));
    const [connection] = connections;
    if (connection === undefined) throw new Error('there is one connection');
    expect(connection.gap?.packets).toBeGreaterThan(5_000);
    expect(connection.packets.length).toBeLessThanOrEqual(BOUNDED.before + 2 * BOUNDED.after);
    const close = explainClose({ one: connection, two: null, previous: null });
    expect(close?.segments.find(({ omittedBefore }) => omittedBefore > 0)?.omittedBefore).toBe(connection.gap?.packets);
    expect(problemOf(() => levelFromCapture({ name: 'x', recordedWith: null }, connection))).toBe('too-long');
  });

  it('drops the connections that have been quiet longest before any that has closed, and counts them', () => {
    const limits = { ...BOUNDED, connections: 64 };
    const open = Array.from({ length: 500 }, (_, i) => [...connectionOf(10_000 + i, 1)].slice(0, 4));
    const closed = [...connectionOf(9_000, 1)];
    const { connections, forgotten, refused } = digest(captureOf(closed, ...open), limits);
    expect(connections.length).toBeLessThanOrEqual(64);
    expect(connections[0]?.ends[0].port).toBe(9_000);
    expect(forgotten).toBe(501 - connections.length);
    expect(refused).toBe(0);
  });

  it('with more closes than there is room for keeps the first, and counts the segments of the others', () => {
    const limits = { ...BOUNDED, connections: 64 };
    const closed = Array.from({ length: 200 }, (_, i) => [...connectionOf(10_000 + i, 1)]);
    const { connections, refused } = digest(captureOf(...closed), limits);
    expect(connections).toHaveLength(64);
    expect(refused).toBe((200 - 64) * 9);
  });

  it('never keeps more packets than the limit, whatever comes', () => {
    const limits = { ...BOUNDED, packets: 600 };
    const closed = Array.from({ length: 300 }, (_, i) => [...connectionOf(10_000 + i, 60)]);
    const { connections } = digest(captureOf(...closed), limits);
    const kept = connections.reduce((sum, { packets }) => sum + packets.length, 0);
    expect(kept).toBeLessThanOrEqual(limits.packets + 1);
    expect(connections.length).toBeGreaterThan(10);
  });
});

describe('a gzipped capture', () => {
  const plain = pcapBytes('random-0032', 'a');
  const read = (bytes: Uint8Array, sizes: readonly number[] = [4_096]) => digest(inPieces(bytes, sizes));
  const whole = digest([plain]);

  it.each([
    ['pcap', plain],
    ['pcapng', NG],
  ])('[CAP20] is read like an unpacked one, in whatever pieces it comes (%s)', (_, bytes) => {
    const packed = gzipSync(bytes);
    for (const sizes of [[1], [2, 3, 5], [packed.length]]) expect(read(packed, sizes)).toEqual(digest([bytes]));
  });

  it('[CAP20] may have several members, of any size, and trailing bytes', () => {
    const members = inPieces(plain, [7, 1, 900, 33]).map((piece) => gzipSync(piece));
    const tail = new Uint8Array(512);
    const empty = Array.from({ length: 5_000 }, () => gzipSync(new Uint8Array(0)));
    for (const parts of [members, [...members, tail], [...members.slice(0, 3), ...empty, ...members.slice(3)]])
      expect(read(Buffer.concat(parts), [2 ** 20])).toEqual(whole);
  });

  it('[CAP20] may have a name and a comment in its header', () => {
    const [head, body] = [gzipSync(plain).subarray(0, 10), gzipSync(plain).subarray(10)];
    const named = Buffer.concat([head, Buffer.from('capture.pcap\0for class\0'), body]);
    named[3] = 0x18;
    expect(read(named)).toEqual(whole);
  });

  it('[CAP21] truncated or damaged is read up to there, and the problem is named', () => {
    const packed = gzipSync(plain);
    const cut = read(packed.subarray(0, packed.length >> 1));
    expect(cut.damage?.problem).toBe('truncated');
    expect(cut.packets).toBeGreaterThan(0);
    expect(cut.packets).toBeLessThan(whole.packets);
    expect(problemOf(() => read(packed.subarray(0, 12)))).toBe('truncated');
    expect(problemOf(() => read(Buffer.concat([packed.subarray(0, 10), new Uint8Array(50).fill(0xff)])))).toBe(
      'malformed',
    );
    expect(problemOf(() => read(gzipSync('<html></html>')))).toBe('not-a-capture');
    expect(problemOf(() => read(gzipSync(gzipSync(plain))))).toBe('not-a-capture');
  });

  it('[CAP22] is refused if it unpacks to more than the limit', () => {
    const packed = gzipSync(plain);
    const within = (most: number) => () => {
      const reading = new CaptureDigest(BOUNDED, most);
      for (const piece of inPieces(packed, [100])) reading.push(piece);
      return reading.end();
    };
    expect(within(plain.length)()).toEqual(whole);
    expect(problemOf(within(plain.length - 1))).toBe('too-much');
  });

  it('[CAP8] however mangled, gives a capture or a CaptureError', () => {
    const packed = gzipSync(plain);
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, octet) => {
        const bent = Uint8Array.from(packed);
        bent[at] = octet;
        problemOf(() => read(bent));
      }),
      { seed: 20, numRuns: 300 },
    );
  });

  it.each([
    ['zip', [0x50, 0x4b, 3, 4]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd, 0, 0]],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41]],
  ])('[CAP23] compressed another way (%s) must be unpacked first', (_, magic) => {
    expect(problemOf(() => digest([Uint8Array.from([...magic, 0, 0, 0, 0])]))).toBe('compressed');
  });
});
