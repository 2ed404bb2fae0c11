/** The storm: every round is drawn from the seed of the match, each rougher than the one before. */

import { type Draw, drawsFrom } from '../../lib/random.ts';
import type { Weather } from '../../wire/wire.ts';
import type { AppStep, End, Level } from '../level.ts';
import type { DuelState } from './state.ts';

/** Even a match without an end has a limit, so that it cannot grow forever: 20 rounds. */
export const STORM_HALVES_MAX = 40;

/** Which round a half (from 1) belongs to: both halves of a round have the same story. */
function roundOf(half: number): number {
  return Math.ceil(half / 2);
}

/** Steps of an end that the other's FIN may overtake require no state: it might never come. */
const ANY_TIME: AppStep['when'] = {};

function sends(draw: Draw, when: AppStep['when']): AppStep[] {
  return Array.from({ length: draw(3) }, () => ({
    when,
    afterMs: 500 + draw(1_500),
    call: { kind: 'SEND', bytes: 50 * (1 + draw(10)) },
  }));
}

/** The second close: after some last text, at once with the answer to the first FIN, or crossing it. */
function secondScript(draw: Draw): AppStep[] {
  const kind = draw(10);
  if (kind < 2) return [{ when: ANY_TIME, afterMs: 1_500, call: { kind: 'CLOSE' } }];
  if (kind < 4) return [{ when: { state: 'CLOSE-WAIT' }, afterMs: 0, atOnce: true, call: { kind: 'CLOSE' } }];
  const close: AppStep = { when: { state: 'CLOSE-WAIT', allAcked: true }, afterMs: 1_500, call: { kind: 'CLOSE' } };
  return [...sends(draw, { state: 'CLOSE-WAIT' }), close];
}

function firstScript(draw: Draw): AppStep[] {
  return [...sends(draw, ANY_TIME), { when: ANY_TIME, afterMs: 1_500, call: { kind: 'CLOSE' } }];
}

function weatherOf(round: number): Weather {
  return {
    losePercent: Math.min(40, 10 + 5 * round),
    duplicatePercent: Math.min(25, 5 + 3 * round),
    delayPercent: Math.min(40, 10 + 4 * round),
    delayMaxMs: 4_000,
  };
}

/** The level of one half (from 1) of a match: that of the match itself, or the one drawn by the storm for its round. */
export function levelOfHalf(level: Level, seed: number, half: number): Level {
  if (!level.storm) return level;
  const round = roundOf(half);
  const draw = drawsFrom(seed, -1_000 - round);
  const [first, second] = [firstScript(draw), secondScript(draw)];
  // FINs cross only if both are called for before either can arrive: an end with text left to send might close second.
  const crosses = second[0]?.when === ANY_TIME;
  const bytes = first.reduce((sum, { call }) => sum + (call.kind === 'SEND' ? call.bytes : 0), 0);
  const both: AppStep[] = [{ when: ANY_TIME, afterMs: 1_000 + bytes, call: { kind: 'CLOSE' } }];
  const script: Record<End, AppStep[]> = crosses ? { A: both, B: both } : { A: first, B: second };
  const { A, B } = level.ends;
  return {
    ...level,
    ends: { A: { ...A, script: script.A }, B: { ...B, script: script.B } },
    weather: weatherOf(round),
  };
}

/** How many halves a match has; null: as many as the players like (up to STORM_HALVES_MAX). */
export function halvesOf({ level, options, practice, halves }: DuelState): number | null {
  // Practice ends with the half that it began in.
  if (practice !== null) return halves.at(-1)?.half ?? 1;
  if (options.halves !== undefined) return options.halves;
  return level.storm ? null : 2;
}

/** Whether a match without an end can be ended now: both players have played both ends. */
export function canFinish({ level, phase, halves }: DuelState): boolean {
  return level.storm === true && phase === 'half-over' && halves.length % 2 === 0;
}
