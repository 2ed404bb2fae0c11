/** Files that a player or a teacher opens: levels, lessons and captures. Each is read or refused in words. */

import { READY_LESSONS } from '../../shared/content/lessons.ts';
import { readLesson } from '../../shared/content/lesson-schema.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { readLevel } from '../../shared/content/level-schema.ts';
import { readOwnLevel } from '../../server/rooms/read-own-level.ts';
import { captureLevels } from '../../server/captures.ts';
import { playOut } from '../../shared/bot/play-out.ts';
import { digestCapture } from '../capture/digest.ts';
import { pcapBytes } from '../capture/recordings.ts';
import { ethernet, ipv4, ipv6, PcapngWriter, pcap, tcp } from '../capture/write.ts';
import type { Fuzzer } from './fuzzer.ts';
import { damaged, type Json, mutated } from './mutate.ts';

/** Playing takes a thousand times as long as reading. */
const PLAYED = 40;

/** What a page sends: JSON has no undefined. */
function overTheWire(value: Json): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

function inOneLine(error: string): void {
  if (!/^at .+: .+$/.test(error)) throw new Error(`not a line about a place: ${error}`);
}

function same(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error('read again, it is something else');
}

let accepted = 0;

export const levels: Fuzzer<Json> = {
  name: 'levels',
  inputs: mutated([
    ...LEVELS,
    ...captureLevels(),
    ...captureLevels().map((level) => ({ ...level, id: 'capture:own', storm: undefined })),
  ]),
  feed(input) {
    const sent = overTheWire(input);
    const read = readLevel(sent);
    if (!read.ok) inOneLine(read.error);
    else same(readLevel(overTheWire(read.level)), read);
    const own = readOwnLevel(sent);
    if (own === null) return read.ok ? 'a level, and none to bring' : 'refused';
    accepted += 1;
    if (accepted % PLAYED === 0) playOut(own);
    return 'may be played';
  },
};

export const lessons: Fuzzer<Json> = {
  name: 'lessons',
  inputs: mutated(READY_LESSONS.map(({ lesson }) => lesson)),
  feed(input) {
    const read = readLesson(overTheWire(input));
    if (!read.ok) {
      inOneLine(read.error);
      return 'refused';
    }
    same(readLesson(overTheWire(read.lesson)), read);
    return 'may be taught';
  },
};

const writer = new PcapngWriter(true);
const withOptions = tcp({ flags: 2, options: [3, 3, 7, 0] });
/** Real ones of two kinds, and small ones with every layer. */
const CAPTURES: readonly Uint8Array[] = [
  pcapBytes('random-0032', 'a'),
  pcapBytes('half-close-data', 'b'),
  pcap({ littleEndian: false, nanoseconds: true, linkType: 1 }, [
    { seconds: 1, fraction: 0, bytes: ethernet(0x86dd, ipv6(withOptions, [[0, [0, 1, 4, 0, 0, 0, 0]]])) },
  ]),
  Uint8Array.from([
    ...writer.section(),
    ...writer.interface(101, [[9, [9]]]),
    ...writer.enhanced(0, 1n, ipv4(tcp({ flags: 0x11 }))),
    ...writer.simple(ipv4(tcp({ text: 9 }))),
  ]),
];

export const captures: Fuzzer<Uint8Array> = {
  name: 'captures',
  inputs: damaged(CAPTURES, 12),
  feed: (bytes) => (digestCapture(bytes) ? 'explained' : 'refused'),
};
