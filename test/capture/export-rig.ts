/** Finished halves to export, and tshark's output for the exported files. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botMove } from '../../shared/bot/bot.ts';
import { exportHalf, type ExportWords } from '../../shared/capture/export/export.ts';
import { judgementsOf } from '../../shared/capture/export/export-moves.ts';
import { ENDS, type End, type Level } from '../../shared/duel/level.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { type Player, Rig, ROOM } from '../duel/rig.ts';

/** The start of the duels of these tests, in milliseconds since 1970. */
const EPOCH = 1_760_000_000_000;

const HALVES_MAX = 6;

/** Gets a number wrong now and then. */
export const erring =
  (seed: number): Player =>
  (view) =>
    botMove(view, 'off-by-one', seed);

/** Plays right, except that its first segment of each half has a SEQ from elsewhere in the window. */
export function wrongAtFirst(): Player {
  const wrong = new Set<number>();
  return (view) => {
    const right = botMove(view, 'perfect', 1);
    if (right?.move.kind !== 'send' || wrong.has(view.half)) return right;
    wrong.add(view.half);
    const segment = { ...right.move.segment, seq: seqAdd(right.move.segment.seq, 7) };
    return { ...right, move: { kind: 'send', segment } };
  };
}

/** The halves of a match played in virtual time; the first few if the match is endless. */
export function playedHalves(
  level: Level,
  players?: ConstructorParameters<typeof Rig>[1],
  options: Partial<MatchOptions> = {},
  seed = 1,
): readonly HalfReview[] {
  const rig = new Rig(level, players, options, seed);
  rig.now = EPOCH;
  return reviewOf(rig.runMatch().state, ROOM).halves.slice(0, HALVES_MAX);
}

/** Words that a test can find again. */
export function plainWords(half: HalfReview): ExportWords {
  const said = (id: number) =>
    judgementsOf(half, id).map((j) => `${j.verdict} ${j.mistake ?? '-'} ${j.clause} ${j.points.total}`);
  return {
    file: `half ${half.half}`,
    host: { A: '主动关闭 Ada', B: '被动关闭 小林' },
    handshake: 'not played',
    describe: (id) => said(id).join(' / ') || null,
  };
}

/** The capture of one host in the exported file; `ports` are those of the half. */
export interface View {
  readonly half: HalfReview;
  readonly host: End;
  readonly frames: readonly SeenFrame[];
}

/** A frame as tshark reports it. */
export type SeenFrame = Readonly<Record<(typeof FIELDS)[number], string>>;

export const ANALYSIS = [
  'tcp.analysis.retransmission',
  'tcp.analysis.spurious_retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.out_of_order',
] as const;

const FIELDS = [
  'frame.time_epoch',
  'frame.interface_id',
  'frame.interface_name',
  'frame.interface_description',
  'frame.packet_flags_direction',
  'frame.comment',
  'ip.src',
  'ipv6.src',
  'ip.id',
  'ip.checksum.status',
  'tcp.checksum.status',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.stream',
  'tcp.flags',
  'tcp.seq',
  'tcp.ack',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.len',
  'tcp.window_size_value',
  'tcp.options.mss_val',
  'tcp.payload',
  'tcp.completeness',
  ...ANALYSIS,
  'tcp.analysis.keep_alive',
  'tcp.analysis.reused_ports',
  '_ws.malformed',
  '_ws.expert.message',
  '_ws.expert.severity',
] as const;

/**
 * Everything that tshark says about a capture after two passes (so that completeness is that of the whole), with
 * sequence analysis and all checksums switched on.
 */
export function byTshark(bytes: Uint8Array, ...filter: readonly string[]): SeenFrame[] {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  try {
    const file = join(folder, 'half.pcapng');
    writeFileSync(file, bytes);
    return tsharkFields(file, filter);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same for a file on disk. */
export function tsharkFields(file: string, filter: readonly string[] = []): SeenFrame[] {
  const preferences = [
    'tcp.analyze_sequence_numbers:TRUE',
    'tcp.relative_sequence_numbers:TRUE',
    'tcp.check_checksum:TRUE',
    'ip.check_checksum:TRUE',
  ].flatMap((preference) => ['-o', preference]);
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  const format = ['-T', 'fields', '-E', 'separator=/t', '-E', 'aggregator=;'];
  const out = tshark('-2', '-n', '-r', file, ...preferences, ...filter, ...format, ...fields);
  return out.split('\n').flatMap((line) => (line === '' ? [] : [seenFrame(line)]));
}

export function tshark(...args: readonly string[]): string {
  return execFileSync('tshark', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 27 });
}

function seenFrame(line: string): SeenFrame {
  const values = line.split('\t');
  return Object.fromEntries(FIELDS.map((name, i) => [name, values[i] ?? ''])) as SeenFrame;
}

/** As many free ports as there are above the ports of the levels. */
const FIRST_PORT = 50_000;

/**
 * The capture of each host of each half, as tshark sees it when it has that host's capture alone. One run covers all of
 * them: starting the program takes longer than reading, so each view gets its own ports in a common file.
 */
export function viewsOf(halves: readonly HalfReview[]): View[] {
  const views = halves.flatMap((half) => ENDS.map((host) => ({ half, host })));
  const bytes = views.map(({ half, host }, i) => onlyInterface(exportHalf(withPort(half, i), plainWords(half)), host));
  const frames = byTshark(Uint8Array.from(bytes.flatMap((part) => [...part])));
  return views.map((view, i) => {
    const port = String(FIRST_PORT + i);
    return { ...view, frames: frames.filter((f) => f['tcp.srcport'] === port || f['tcp.dstport'] === port) };
  });
}

function withPort(half: HalfReview, index: number): HalfReview {
  return { ...half, ports: { ...half.ports, A: { ...half.ports.A, port: FIRST_PORT + index } } };
}

/** A little-endian pcapng without the frames of the other host. */
function onlyInterface(bytes: Uint8Array, host: End): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: number[] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at + 4, true)) {
    const [type, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    const isOther = type === 6 && view.getUint32(at + 8, true) !== ENDS.indexOf(host);
    if (!isOther) kept.push(...bytes.subarray(at, at + length));
  }
  return Uint8Array.from(kept);
}
