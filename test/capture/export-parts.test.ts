/** The parts of an exported file that tshark does not check: the text of segments, words in any language, addresses. */

import { describe, expect, it } from 'vitest';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { sightingsOf, transmissionsOf } from '../../shared/capture/export/export-frames.ts';
import { levelById } from '../../shared/content/levels.ts';
import { must, perfect } from '../duel/rig.ts';
import { addressOctets } from '../../shared/capture/export/export-address.ts';
import { checksum, utf8 } from '../../shared/capture/export/export-octets.ts';
import { textOctets } from '../../shared/capture/export/export-text.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { flight, halfOf } from '../client/fixtures/figure-reviews.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { byTshark, plainWords, playedHalves } from './export-rig.ts';

const ascii = (octets: readonly number[]) => String.fromCharCode(...octets);

describe('the text of a segment', () => {
  it('[EXP7] says which octets of which connection it is', () => {
    expect(ascii(textOctets('B', 1, 0, 64))).toBe('B, connection 1, octet 00000001\nB, connection 1, octet 00000033\n');
  });

  it('[EXP7] is the same however it is segmented', () => {
    const whole = textOctets('A', 2, 0, 500);
    expect([...textOctets('A', 2, 0, 123), ...textOctets('A', 2, 123, 377)]).toEqual(whole);
  });

  it('[EXP7] carries in the file the number that tools count, across the wrap of the sequence space', () => {
    const start = 2 ** 32 - 10;
    const half = halfOf(
      [
        flight('A', 1_000, makeSegment({ seq: start, ack: 9_000, len: 32 })),
        flight('A', 9_000, makeSegment({ seq: 22, ack: 9_000, len: 32 }), []),
        flight('A', 12_000, makeSegment({ seq: 22, ack: 9_000, len: 32 }), [13_500], true),
      ],
      { start: { A: start, B: 9_000 } },
    );
    const texts = byTshark(exportHalf(half, plainWords(half)))
      .filter((frame) => frame['tcp.len'] === '32')
      .map((frame) => Buffer.from(frame['tcp.payload'], 'hex').toString());
    const [first, second] = ['A, connection 1, octet 00000001\n', 'A, connection 1, octet 00000033\n'];
    expect(texts).toEqual([first, first, second, second, second]);
  });
});

describe('two events in the same millisecond at one host', () => {
  const order = (half: HalfReview, interfaceId: number) =>
    readCapture(exportHalf(half, plainWords(half)))
      .filter((packet) => packet.interfaceId === interfaceId)
      .slice(3)
      .map(({ source, segment }) => `${source.port} ${segment.seq}`);

  it('[EXP1] are in the order in which they happened: an arrival that waited at the door comes after a segment sent', () => {
    const half = halfOf([
      flight('A', 5_000, makeSegment({ seq: 4_000, ack: 9_000, len: 5 })),
      flight('B', 1_000, makeSegment({ seq: 9_000, ack: 4_000, len: 7 }), [5_000]),
    ]);
    expect(order(half, 0)).toEqual(['40001 4000', '8080 9000']);
  });

  it('[EXP1] but data comes before its acknowledgment', () => {
    const half = halfOf([
      flight('A', 5_000, makeSegment({ seq: 4_000, ack: 9_007 })),
      flight('B', 1_000, makeSegment({ seq: 9_000, ack: 4_000, len: 7 }), [5_000]),
    ]);
    expect(order(half, 0)).toEqual(['8080 9000', '40001 4000']);
  });
});

describe('the IPv4 identification', () => {
  it('[EXP1] is that of the transmission for all its copies, and a new one for a retransmission', () => {
    const text = makeSegment({ seq: 4_000, ack: 9_000, len: 5 });
    const half = halfOf([flight('A', 1_000, text, [2_500, 3_000]), flight('A', 9_000, text, [10_500], true)]);
    const ids = readCapture(exportHalf(half, plainWords(half)))
      .filter(({ segment }) => segment.len > 0)
      .map(({ ipId }) => ipId);
    expect(ids).toEqual([3, 3, 3, 4, 4]);
  });
});

describe('words', () => {
  it.each(['plain', 'Müller', '小林', '😀', ''])('[EXP6] %s are UTF-8', (text) => {
    expect(utf8(text)).toEqual([...new TextEncoder().encode(text)]);
  });

  it('[EXP6] a surrogate without a partner is replaced, as TextEncoder does', () => {
    expect(utf8('a\ud800b')).toEqual([...new TextEncoder().encode('a\ud800b')]);
  });
});

describe('[CAP33] an arrival in the file', () => {
  const slow = playedHalves(must(levelById('crossing')), [perfect(15_000), perfect(0)]);
  const waited = slow.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.kind === 'segment' ? entry.arrivals.map((taken, i) => taken - (entry.landings[i]?.at ?? taken)) : [],
    ),
  );

  it('has the time at which it came, however long its receiver was deciding something else', () => {
    expect(Math.max(...waited)).toBeGreaterThan(5_000);
    for (const half of slow) {
      const came = half.entries.flatMap((entry) =>
        entry.kind === 'segment' ? entry.landings.map(({ at }) => `${entry.id} ${at}`) : [],
      );
      const captured = sightingsOf(transmissionsOf(half)).flatMap(({ host, at, transmission: { from, id } }) =>
        host === from || id === null ? [] : [`${id} ${at}`],
      );
      expect(captured.sort()).toEqual(came.sort());
    }
  });

  it('comes before what its receiver sent afterwards', () => {
    for (const half of slow) {
      const times = sightingsOf(transmissionsOf(half)).map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('addresses', () => {
  it('[EXP2] are read in every form that a capture or a level can have', () => {
    expect(addressOctets('10.0.0.1')).toEqual([10, 0, 0, 1]);
    expect(addressOctets('::')).toEqual(Array(16).fill(0));
    expect(addressOctets('2001:DB8::1')).toEqual([0x20, 1, 0x0d, 0xb8, ...Array<number>(11).fill(0), 1]);
    expect(addressOctets('1:2:3:4:5:6:7:8')).toEqual([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]);
    expect(addressOctets('::ffff:10.0.0.2').slice(10)).toEqual([255, 255, 10, 0, 0, 2]);
  });

  it.each(['', '10.0.0', '10.0.0.256', '1:2:3', '1::2::3', '1:2:3:4:5:6:7::8', 'host', '::12345'])(
    '%s is not one',
    (text) => {
      expect(() => addressOctets(text)).toThrow(RangeError);
    },
  );
});

describe('the checksum', () => {
  it('[EXP2] matches the example in RFC 1071, and covers a last odd octet', () => {
    expect(checksum([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7])).toBe(0xddf2 ^ 0xffff);
    expect(checksum([0x12])).toBe(0x1200 ^ 0xffff);
  });
});
