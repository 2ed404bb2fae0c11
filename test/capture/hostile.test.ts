/** Any bytes at all: the result is packets or a CaptureError, and soon. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestCapture } from './digest.ts';
import { pcapBytes } from './recordings.ts';
import { ethernet, ipv4, ipv6, PcapngWriter, pcap, tcp } from './write.ts';

const writer = new PcapngWriter(true);
const SEEDS: readonly Uint8Array[] = [
  pcapBytes('random-0032', 'a'),
  pcapBytes('half-close-data', 'b'),
  pcap({ littleEndian: false, nanoseconds: true, linkType: 1 }, [
    {
      seconds: 1,
      fraction: 0,
      bytes: ethernet(0x86dd, ipv6(tcp({ flags: 2, options: [3, 3, 7, 0] }), [[0, [0, 1, 4, 0, 0, 0, 0]]])),
    },
  ]),
  Uint8Array.from([
    ...writer.section(),
    ...writer.interface(101, [[9, [9]]]),
    ...writer.enhanced(0, 1n, ipv4(tcp({ flags: 0x11 }))),
    ...writer.simple(ipv4(tcp({ text: 9 }))),
  ]),
];

describe('[CAP8] a hostile capture', () => {
  it('of random bytes after every magic number', () => {
    const magics = SEEDS.map((seed) => [...seed.subarray(0, 24)]);
    fc.assert(
      fc.property(fc.constantFrom([], ...magics), fc.uint8Array({ maxLength: 400 }), (magic, rest) => {
        digestCapture(Uint8Array.from([...magic, ...rest]));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('made of a real one with some octets changed and its end cut off', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.array(change, { maxLength: 12 }), fc.nat(), (seed, changes, cut) => {
        const bytes = Uint8Array.from(seed);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        digestCapture(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('of segments with any numbers and flags between two ends', () => {
    const segment = fc.record({
      back: fc.boolean(),
      id: fc.nat({ max: 3 }),
      flags: fc.nat({ max: 63 }),
      seq: fc.oneof(fc.nat({ max: 6 }), fc.constantFrom(0xffff_fffe, 0x8000_0000, 0x7fff_ffff)),
      ack: fc.oneof(fc.nat({ max: 6 }), fc.constantFrom(0xffff_fffe, 0x8000_0000)),
      text: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 30 }), (segments) => {
        const records = segments.map(({ back, id, ...fields }, i) => {
          const ports = back ? { sourcePort: 8080, destinationPort: 40_001 } : {};
          const bytes = ipv4(tcp({ ...fields, ...ports }), { id });
          // Both directions between the same two addresses: swaps them as no router would.
          const swapped = back
            ? [...bytes.slice(0, 12), ...bytes.slice(16, 20), ...bytes.slice(12, 16), ...bytes.slice(20)]
            : bytes;
          return { seconds: 0, fraction: i * 1000, bytes: swapped };
        });
        digestCapture(pcap({ littleEndian: true, nanoseconds: false, linkType: 101 }, records));
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  it('with forty thousand identical segments comes to an end', { timeout: 60_000 }, () => {
    const bytes = ipv4(tcp({ flags: 2 }));
    const records = Array.from({ length: 40_000 }, (_, i) => ({ seconds: 0, fraction: i, bytes }));
    const file = pcap({ littleEndian: true, nanoseconds: false, linkType: 101 }, records);
    expect(() => digestCapture(file)).not.toThrow();
  });
});
