/** Explanations of captured closes: against the recorded kernel, against tshark, and case by case. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { explanationLines } from '../../shared/capture/explain/explain-text.ts';
import { notesOf } from '../../shared/capture/explain/explain-notes.ts';
import { exportHalf } from '../../shared/capture/export/export.ts';
import type { Frame } from '../../shared/capture/read/frame.ts';
import type { Oddity } from '../../shared/capture/explain/oddity.ts';
import { pcapReader } from '../../shared/capture/read/pcap.ts';
import { ByteQueue } from '../../shared/capture/read/queue.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { sightingsBetween, sightingsIn } from '../../shared/capture/read/views.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { levelById } from '../../shared/content/levels.ts';
import { segLen } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { must } from '../duel/rig.ts';
import { playedHalves, plainWords } from './export-rig.ts';
import { NAMES, pcapBytes, recorded } from './recordings.ts';
import { ipv4, PcapngWriter, pcap, tcp } from './write.ts';

const RAW = 101;

function closesOf(bytes: Uint8Array, other?: Uint8Array): (CloseExplanation | null)[] {
  const one = connections(readCapture(bytes));
  const sightings = other === undefined ? sightingsIn(one) : sightingsBetween(one, connections(readCapture(other)));
  return sightings.map(explainClose);
}

function closeOf(bytes: Uint8Array, other?: Uint8Array): CloseExplanation {
  const [close] = closesOf(bytes, other);
  if (close == null) throw new Error('there is no close');
  return close;
}

/** Kernel timers that ended a state: the wire does not show them. */
const UNSEEN: Readonly<Record<string, readonly State[]>> = { 'last-ack-gives-up B': ['CLOSED'] };

describe('[CAP9] captured at both ends', () => {
  it.each(NAMES)('%s goes through the states that the kernel went through', (name) => {
    const close = closeOf(pcapBytes(name, 'a'), pcapBytes(name, 'b'));
    const recording = recorded(name);
    for (const host of ['A', 'B'] as const) {
      const side = close.ends[0].ip === recording.hosts[host].ip ? 0 : 1;
      const kernel = recording.events.flatMap((event) =>
        event.host === host && 'to' in event ? [event.to as State] : [],
      );
      const told = close.states[side];
      // 2MSL ends without a segment.
      const afterwards = told.at(-1) === 'TIME-WAIT' && kernel.at(-1) === 'CLOSED' ? ['CLOSED'] : [];
      expect([...told, ...afterwards, ...(UNSEEN[`${name} ${host}`] ?? [])]).toEqual(kernel);
    }
  });

  it('tells lost segments from segments that were never sent', () => {
    const lost = closeOf(pcapBytes('lost-last-ack', 'a'), pcapBytes('lost-last-ack', 'b'));
    expect(lost.segments.filter(({ oddities }) => oddities.includes('lost'))).toHaveLength(1);
    expect(notesOf(lost)).toContain('both-ends');
  });
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** tshark takes the stray SYN in it for the start of another connection. */
const NEW_TO_TSHARK = 'syn-in-fin-wait-2';

const CASES = NAMES.filter((name) => name !== NEW_TO_TSHARK).flatMap((name) =>
  (['a', 'b'] as const).map((host) => ({ name, host })),
);

/** The frames of all recordings, each in its own network, since starting tshark once per recording takes long. */
function allInOne(): Uint8Array {
  const records = CASES.flatMap(({ name, host }, index) =>
    framesOf(pcapBytes(name, host)).map(({ at, bytes }) => {
      const moved = [...bytes];
      for (const octet of [14, 18]) moved[octet] = index;
      return { seconds: Math.floor(at / 1e3), fraction: Math.round((at % 1e3) * 1e3), bytes: moved };
    }),
  );
  return pcap({ littleEndian: true, nanoseconds: false, linkType: RAW }, records);
}

function framesOf(bytes: Uint8Array): Frame[] {
  const queue = new ByteQueue();
  queue.push(bytes);
  const reader = pcapReader(0xd4c3b2a1);
  const frames: Frame[] = [];
  for (let frame = reader?.next(queue); frame != null; frame = reader?.next(queue)) frames.push(frame);
  return frames;
}

const REPEATS = ['retransmission', 'fast_retransmission', 'spurious_retransmission', 'out_of_order', 'keep_alive'];

/** The frames that tshark marks as retransmitted or out of order. */
function repeatsByTshark(file: string): number[] {
  const filter = REPEATS.map((kind) => `tcp.analysis.${kind}`).join(' || ');
  const out = execFileSync('tshark', ['-n', '-r', file, '-Y', filter, '-T', 'fields', '-e', 'frame.number'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out.split('\n').filter(Boolean).map(Number);
}

const OURS: readonly Oddity[] = ['retransmission', 'fin-again', 'out-of-order', 'keep-alive'];

function repeatsByUs({ segments }: CloseExplanation): number[] {
  return segments.flatMap(({ number, arrivalNumbers, oddities, segment }) => [
    ...(oddities.some((oddity) => OURS.includes(oddity)) ? [number] : []),
    ...(segLen(segment) > 0 ? arrivalNumbers.slice(1) : []),
  ]);
}

describe('[CAP10] a retransmission', () => {
  it('is what tshark calls one, in every recording, from the close on', () => {
    const file = join(folder, 'all.pcap');
    const bytes = allInOne();
    writeFileSync(file, bytes);
    const closes = closesOf(bytes).filter((close) => close !== null);
    expect(closes).toHaveLength(CASES.length);
    const explained = closes.flatMap(({ segments }) => segments.flatMap((row) => [row.number, ...row.arrivalNumbers]));
    const ours = closes.flatMap(repeatsByUs).sort((a, b) => a - b);
    const theirs = repeatsByTshark(file).filter((number) => explained.includes(number));
    expect(theirs.length).toBeGreaterThan(60);
    expect(ours).toEqual(theirs);
  });
});

const CLIENT = { sourcePort: 40_001, destinationPort: 8080 };
const SERVER = { sourcePort: 8080, destinationPort: 40_001 };

type Line = readonly [way: '>' | '<', flags: string, seq: number, ack?: number, text?: number, pauseMs?: number];

const BITS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, A: 16 };

/** The frames of a connection whose client begins at 100 and whose server at 500. */
function frames(lines: readonly Line[]): number[][] {
  return lines.map(([way, letters, seq, ack = 0, text = 0]) => {
    const flags = [...letters].reduce((bits, letter) => bits | (BITS[letter] ?? 0), 0);
    const bytes = ipv4(tcp({ ...(way === '>' ? CLIENT : SERVER), flags, seq, ack, text, wnd: 500 }), { id: 0 });
    return way === '>'
      ? bytes
      : [...bytes.slice(0, 12), ...bytes.slice(16, 20), ...bytes.slice(12, 16), ...bytes.slice(20)];
  });
}

/** A capture of them, one every millisecond if no pause is given. */
function captured(...lines: readonly Line[]): Uint8Array {
  let fraction = 0;
  const records = frames(lines).map((bytes, i) => {
    fraction += 1000 * (lines[i]?.[5] ?? 1);
    return { seconds: 1, fraction, bytes };
  });
  return pcap({ littleEndian: true, nanoseconds: false, linkType: RAW }, records);
}

const HANDSHAKE: readonly Line[] = [
  ['>', 'S', 100],
  ['<', 'SA', 500, 101],
  ['>', 'A', 101, 501],
];
const FIN = ['>', 'FA', 101, 501] as const;
const ACK: Line = ['<', 'A', 501, 102];
const SECOND_FIN: Line = ['<', 'FA', 501, 102];
const LAST_ACK = ['>', 'A', 102, 502] as const;

describe('[CAP11] the kind of a close', () => {
  const kinds: readonly (readonly [string, readonly Line[]])[] = [
    ['four-waves', [...HANDSHAKE, FIN, ACK, SECOND_FIN, LAST_ACK]],
    ['four-waves', [FIN, ACK, SECOND_FIN, LAST_ACK]],
    ['three-waves', [...HANDSHAKE, FIN, SECOND_FIN, LAST_ACK]],
    ['simultaneous', [...HANDSHAKE, FIN, ['<', 'FA', 501, 101], LAST_ACK, ['<', 'A', 502, 102]]],
    ['half-closed', [...HANDSHAKE, FIN, ACK]],
    ['incomplete', [...HANDSHAKE, FIN]],
    ['incomplete', [...HANDSHAKE, FIN, ACK, SECOND_FIN]],
    ['reset', [...HANDSHAKE, ['>', 'RA', 101, 501]]],
    ['reset-after-fin', [...HANDSHAKE, FIN, ACK, ['<', 'RA', 501, 102]]],
    ['four-waves', [...HANDSHAKE, FIN, ACK, SECOND_FIN, LAST_ACK, SECOND_FIN, ['>', 'R', 102]]],
    [
      'refused',
      [
        ['>', 'S', 100],
        ['<', 'RA', 0, 101],
      ],
    ],
  ];
  const unopened: readonly (readonly [string, readonly Line[]])[] = [
    // A scan: the port is open, and that is all it wanted to know.
    [
      'given-up',
      [
        ['>', 'S', 100],
        ['<', 'SA', 500, 101],
        ['>', 'R', 101],
      ],
    ],
    [
      'given-up',
      [
        ['>', 'S', 100],
        ['>', 'S', 100, 0, 0, 1000],
        ['>', 'R', 101],
      ],
    ],
    [
      'withdrawn',
      [
        ['>', 'S', 100],
        ['<', 'SA', 500, 101],
        ['<', 'SA', 500, 101, 0, 1000],
        ['<', 'R', 501],
      ],
    ],
    [
      'half-open',
      [
        ['>', 'S', 100],
        ['<', 'A', 7777, 5000],
        ['>', 'R', 5000],
      ],
    ],
    [
      'probe',
      [
        ['>', 'F', 100],
        ['<', 'RA', 0, 101],
      ],
    ],
    ['lone-reset', [['<', 'RA', 500, 101]]],
    ['one-direction', [['>', 'S', 100], ['>', 'A', 101, 501], FIN]],
  ];
  it.each([...kinds, ...unopened])('%s', (kind, lines) => {
    expect(closeOf(captured(...lines)).kind).toBe(kind);
  });

  it('does not exist without FIN and RST', () => {
    expect(closesOf(captured(...HANDSHAKE))).toEqual([null]);
  });
});

describe('an explanation', () => {
  const oddities = (...lines: readonly Line[]) =>
    closeOf(captured(...HANDSHAKE, ...lines)).segments.map((row) => row.oddities);

  it('recognises crossing FINs, and the way through CLOSING', () => {
    const close = closeOf(captured(...HANDSHAKE, FIN, ['<', 'FA', 501, 101], LAST_ACK, ['<', 'A', 502, 102]));
    expect(close.segments[0]?.oddities).toEqual(['crossed']);
    expect(close.states).toEqual([
      ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT'],
      ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT'],
    ]);
  });

  it('recognises a FIN with text, text after a FIN, windows and RSTs', () => {
    expect(oddities(['>', 'FA', 101, 501, 5], ['<', 'A', 501, 107])).toEqual([['fin-with-text'], []]);
    expect(oddities(FIN, ACK, ['>', 'A', 102, 501, 4], ['<', 'A', 501, 102])[2]).toContain('text-beyond-fin');
    expect(oddities(FIN, ACK, SECOND_FIN, LAST_ACK, ['<', 'R', 501])[4]).toEqual(['rst-at-fin']);
    expect(oddities(FIN, ACK, ['<', 'R', 40_000], [...LAST_ACK, 0, 50])[2]).toEqual(['rst-dropped']);
    expect(oddities(FIN, ACK, ['<', 'R', 510], ['>', 'A', 102, 501, 0, 50])[2]).toEqual(['rst-challenged']);
    expect(oddities(FIN, ACK, ['<', 'A', 501, 9_000])[2]).toEqual(['ack-of-unseen']);
    expect(oddities(FIN, ACK, ['<', 'F', 501])[2]).toContain('no-ack-flag');
    expect(oddities(FIN, ACK, ['<', 'S', 501])[2]).toEqual(['syn-inside']);
  });

  it('guesses from one place that a FIN was lost, and does not claim that an unacknowledged one arrived', () => {
    expect(oddities(FIN, [...FIN, 0, 200], ACK)).toEqual([['lost-guess'], ['fin-again'], []]);
    expect(oddities(FIN)).toEqual([['never-acknowledged']]);
  });

  it('names no timer that had no time to run out, and matches each RST to what drew it', () => {
    const data: Line = ['<', 'A', 501, 101, 27];
    const secondFin: Line = ['<', 'FA', 528, 101];
    const resets: readonly Line[] = [
      ['>', 'R', 101],
      ['>', 'R', 101],
      ['>', 'R', 102],
    ];
    const close = closeOf(captured(...HANDSHAKE, FIN, data, secondFin, ['<', 'A', 529, 102], ...resets));
    const rules = close.segments.map((row) => row.arrivals.flatMap((change) => change.rules));
    expect(rules.slice(1, 4)).toEqual([['TCP9', 'TCP22'], ['TCP20'], ['TCP20']]);
    expect(rules.flat()).not.toContain('TCP30');
  });

  it('takes nothing for lost that was sent again sooner than a round trip, or to acknowledge', () => {
    const crossing: Line = ['<', 'FA', 501, 101];
    expect(oddities(FIN, crossing, ['>', 'FA', 101, 502], ['<', 'FA', 501, 102]).flat()).not.toContain('lost-guess');
  });

  it('shows numbers as tools do, from the ISN, or from the first segment if there is no handshake', () => {
    const relative = (...lines: readonly Line[]) => closeOf(captured(...lines)).segments.map((row) => row.relative);
    expect(relative(...HANDSHAKE, FIN, ACK)).toEqual([
      { seq: 1, ack: 1 },
      { seq: 1, ack: 2 },
    ]);
    expect(relative(FIN, ACK)).toEqual([
      { seq: 1, ack: 1 },
      { seq: 1, ack: 2 },
    ]);
  });

  it('mentions a reused port, and after how long', () => {
    const again: readonly Line[] = [
      ['>', 'S', 9_000],
      ['<', 'SA', 7_000, 9_001],
      ['>', 'A', 9_001, 7_001],
      ['>', 'RA', 9_001, 7_001],
    ];
    const [first, second] = closesOf(captured(...HANDSHAKE, FIN, ACK, SECOND_FIN, LAST_ACK, ...again));
    expect(first?.portsReusedAfterMs).toBeNull();
    expect(second).toMatchObject({ kind: 'reset', portsReusedAfterMs: 1 });
    expect(second && notesOf(second)).toContain('ports-reused');
  });

  it('says everything that it can say in both languages', () => {
    for (const words of [WORDS.en, WORDS.zh]) {
      for (const name of NAMES) {
        const close = closesOf(pcapBytes(name, 'a'))[0];
        const lines = close == null ? [] : explanationLines(close, 1, words);
        expect(lines.join('\n')).not.toMatch(/undefined|NaN|\{\}/);
      }
    }
  });
});

describe('[CAP12] two views of one connection', () => {
  it('in two files are distinguished from two connections, in either order', () => {
    const [a, b] = [pcapBytes('lost-last-ack', 'a'), pcapBytes('lost-last-ack', 'b')];
    for (const close of [closeOf(a, b), closeOf(b, a)]) {
      expect(close.certain).toBe(true);
      expect(close.segments.map(({ arrivals }) => arrivals.length)).toEqual([1, 1, 1, 0, 1, 1]);
    }
  });

  it('at two interfaces of one file count as its two ends', () => {
    const writer = new PcapngWriter(true);
    const sent = frames([...HANDSHAKE, FIN, FIN, ACK, SECOND_FIN, LAST_ACK]);
    // The first FIN is lost, and everything else arrives 2 ms after it was sent.
    const blocks = sent.flatMap((bytes, i) => {
      const fromClient = bytes[15] === 1;
      const [left, arrived] = [BigInt(i * 10_000), BigInt(i * 10_000 + 2_000)];
      const departure = writer.enhanced(fromClient ? 0 : 1, left, bytes);
      return i === 3 ? departure : [...departure, ...writer.enhanced(fromClient ? 1 : 0, arrived, bytes)];
    });
    const file = [...writer.section(), ...writer.interface(RAW), ...writer.interface(RAW), ...blocks];
    const closes = closesOf(Uint8Array.from(file));
    expect(closes).toHaveLength(1);
    expect(closes[0]).toMatchObject({ certain: true, kind: 'four-waves' });
    // Without identification it may have been the other one.
    expect(closes[0]?.segments.map((row) => row.oddities)).toEqual([['lost-alike'], ['fin-again'], [], [], []]);
  });

  it('of a half exported by the game are its two ends', () => {
    const half = must(playedHalves(must(levelById('lost-last-ack')))[0]);
    const [close] = closesOf(exportHalf(half, plainWords(half)));
    expect(close).toMatchObject({ certain: true, kind: 'four-waves', fromTheStart: true });
    expect(close?.segments.filter(({ oddities }) => oddities.includes('lost'))).toHaveLength(1);
    expect(close?.segments.filter(({ oddities }) => oddities.includes('fin-again'))).toHaveLength(1);
  });

  it('of different connections stay apart', () => {
    expect(closesOf(pcapBytes('lost-last-ack', 'a'), pcapBytes('three-segments', 'b'))).toHaveLength(2);
  });
});
