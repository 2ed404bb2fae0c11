/** Round trip: a half is exported, imported as a level and played with the same moves. The verdicts are the same. */

import { describe, expect, it } from 'vitest';
import { captureLevels } from '../../server/captures.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { must, perfect, type Player } from '../duel/rig.ts';
import { erring, playedHalves, plainWords } from './export-rig.ts';

/** No cards, so that any recorded move can be repeated, and the notation of an imported level. */
const OPTIONS: Partial<MatchOptions> = { compose: 'free', notation: 'wire' };

/** The level made from the captures of both hosts of the exported half. */
function imported(half: HalfReview): Level {
  const found = connections(readCapture(exportHalf(half, plainWords(half))));
  expect(found.map(({ interfaceId }) => interfaceId)).toEqual([0, 1]);
  const [one, two] = found;
  return levelFromCapture({ name: 'exported', recordedWith: 'Last ACK' }, must(one), must(two));
}

const THINKING_MS = 700;

/** Repeats the recorded moves of a seat one after another; what was left undone is left undone again. */
function again(half: HalfReview, seat: Seat): Player {
  const moves = half.judgements.filter((judgement) => judgement.seat === seat && judgement.move.kind !== 'claim');
  let next = 0;
  let asked: string | null = null;
  return (view) => {
    const { position } = view;
    if (position === null || view.half !== 1) return null;
    const key = `${position.id} ${position.attempt}`;
    if (asked !== null && asked !== key) next++;
    asked = key;
    const judgement = moves[next];
    return judgement === undefined || judgement.by === 'stack' ? null : { move: judgement.move, delayMs: THINKING_MS };
  };
}

/** The verdicts on the moves of each end, in order. */
function verdicts(half: HalfReview): Record<'A' | 'B', string[]> {
  const said = ({ cause, move, verdict, mistake, clause }: Judgement) =>
    JSON.stringify([cause?.kind, move, verdict, mistake, clause]);
  const of = (end: 'A' | 'B') => half.judgements.filter((judgement) => judgement.end === end).map(said);
  return { A: of('A'), B: of('B') };
}

function roundTrip(level: Level, players: readonly [Player, Player]): { before: HalfReview; after: HalfReview } {
  const before = must(playedHalves(level, players, OPTIONS)[0]);
  const after = must(playedHalves(imported(before), [again(before, 0), again(before, 1)], OPTIONS)[0]);
  return { before, after };
}

describe('a lost-last-ack duel', () => {
  it.each(['lost-last-ack', 'capture:lost-last-ack'])('[EXP8] %s comes back unchanged', (id) => {
    const level = must(levelById(id, captureLevels()));
    const { before, after } = roundTrip(level, [perfect(THINKING_MS), perfect(THINKING_MS)]);
    expect(verdicts(after)).toEqual(verdicts(before));
    expect(after.symbols).toEqual(before.symbols);
  });

  it('[EXP8] comes back with its mistakes', () => {
    const { before, after } = roundTrip(must(levelById('lost-last-ack')), [erring(3), erring(4)]);
    expect(before.judgements.some(({ verdict }) => verdict === 'wrong')).toBe(true);
    expect(verdicts(after)).toEqual(verdicts(before));
  });
});

/** Information that a capture does not have, or that a level made from one lacks. */
const NOT_CARRIED: Readonly<Record<string, string>> = {
  abort: 'nobody sends a FIN: there is no close to make a level of',
  crash: 'that a process was killed and a cable pulled: its RST looks like an abort, and nothing else arrives',
  'delayed-ack': 'that an ACK was held back on purpose: a level of a capture answers each arrival at once',
  'forgotten-close': 'that a system gave the connection up: nothing of it is on the wire',
  'reuse-address': 'a second connection: a level of a capture is the close of one',
  ghost: 'that a copy was held back until TIME-WAIT: a level of a capture delays it by a time, within MSL',
  'half-open-reader': 'that the application would not read any more: its RST looks like an abort',
  'lost-ack': 'that an application waited for the FIN to come again before it closed',
  'nobody-home': 'that an end knew of no connection from the start: its RST looks like an abort',
  'port-rush': 'that an application wanted its port again: nothing of it is on the wire',
  'skip-time-wait': 'a second connection: a level of a capture is the close of one',
  'three-waves': 'that an application closed before the FIN was answered, not after',
  wraparound: 'what was said and acknowledged before the close: a level of a capture begins behind it',
};

/** If both ends act at once, the order depends on how long each thinks over a wrong try, which no capture tells. */
const BOTH_AT_ONCE: readonly string[] = ['crossing', 'hole', 'storm'];

const CARRIED = [...LEVELS, ...captureLevels()].filter(({ id }) => !(id in NOT_CARRIED));
const byId = (levels: readonly Level[]) => levels.map((level) => [level.id, level] as const);

function comesBack(level: Level, players: readonly [Player, Player]): void {
  const { before, after } = roundTrip(level, players);
  expect(verdicts(after)).toEqual(verdicts(before));
}

describe.each(byId(CARRIED))('the level %s', (_, level) => {
  it('[EXP8] has the same verdicts after a round trip', () => {
    comesBack(level, [perfect(THINKING_MS), perfect(THINKING_MS)]);
  });
});

describe.each(byId(CARRIED.filter(({ id }) => !BOTH_AT_ONCE.includes(id))))(
  'the level %s, played badly,',
  (_, level) => {
    it.each([1, 2, 3])('[EXP8] has the same verdicts after a round trip (%i)', (seed) => {
      comesBack(level, [erring(seed), erring(seed + 10)]);
    });
  },
);

describe.each(Object.entries(NOT_CARRIED))('the level %s', (id, what) => {
  it(`does not come back unchanged; a capture does not tell ${what}`, () => {
    const level = must(levelById(id));
    expect(() => comesBack(level, [perfect(THINKING_MS), perfect(THINKING_MS)])).toThrow();
  });
});
