/** One close between two bots in virtual time: neither thinks, so every millisecond is the network's. */

import { botMove } from '../bot/bot.ts';
import { createDuel, replay } from '../duel/duel.ts';
import type { End } from '../duel/level.ts';
import type { BotProfile, Seat } from '../duel/options.ts';
import { advance, nextDeadline } from '../duel/rules/advance.ts';
import { apply } from '../duel/rules/apply.ts';
import type { Command } from '../duel/rules/command.ts';
import type { DuelEvent } from '../duel/state/duel-event.ts';
import { currentHalf, type DuelState, type EndState } from '../duel/state/state.ts';
import { seatView } from '../duel/views/seat-view.ts';
import type { RoomFacts } from '../duel/vocabulary/room-facts.ts';
import { levelOfRun, type SandboxSettings } from './sandbox-settings.ts';

/** More steps than a run takes: an end that is asked too often gives up long before. */
const STEPS_MAX = 2_000;

/** A run: its whole log, and what the log adds up to. */
export interface Run {
  readonly log: readonly DuelEvent[];
  readonly state: DuelState;
}

/** The players of a run. */
export function playersOf({ botA, botB }: SandboxSettings): RoomFacts {
  const player = (bot: BotProfile) => ({ name: '', kind: 'bot', bot, presence: 'here' }) as const;
  return { matchId: '', code: '', against: 'bot', players: [player(botA), player(botB)], wire: null };
}

/** The first half: seat 0 is end A. */
const SEAT_OF: Readonly<Record<End, Seat>> = { A: 0, B: 1 };

/** The end, if its bot may have something to do there: asking it is the costly part of a run. */
function endToMove(state: DuelState, end: End, bot: BotProfile): EndState | null {
  const at = currentHalf(state)?.ends[end];
  if (at === undefined || state.phase !== 'playing') return null;
  // This one wants its port without being asked.
  const wantsPort = bot === 'forgets-time-wait' && at.port === 'held';
  return at.position !== null || wantsPort ? at : null;
}

/** Plays the run of this seed (a 32-bit integer): the same settings and seed give the same log. */
export function runClose(settings: SandboxSettings, seed: number): Run {
  const level = levelOfRun(settings, seed);
  const options = { levelId: level.id, mode: 'live', pace: 'normal', speed: false, halves: 1, seed } as const;
  const log = createDuel({ seed, level, options }, 0);
  const room = playersOf(settings);
  const pass = (until: number) => {
    now = until;
    const passed = advance(state, now);
    ({ state } = passed);
    log.push(...passed.events);
  };
  const bots: Readonly<Record<End, BotProfile>> = { A: settings.botA, B: settings.botB };
  let state = replay(log);
  let now = 0;
  const ask = (command: Command) => {
    const applied = apply(state, command, now);
    if (!applied.ok) throw new Error(`refused: ${applied.code}`);
    ({ state } = applied);
    log.push(...applied.events);
  };
  /** The move of a bot that has something to do. */
  const moveOf = (end: End): Command | null => {
    const at = endToMove(state, end, bots[end]);
    if (at === null) return null;
    const chosen = botMove(seatView(state, SEAT_OF[end], room, now), bots[end], seed, at.endpoint);
    return chosen === null ? null : { kind: 'move', seat: SEAT_OF[end], by: 'bot', ...chosen };
  };

  ask({ kind: 'ready', seat: 0 });
  ask({ kind: 'ready', seat: 1 });
  for (let steps = 0; state.phase === 'playing' && steps < STEPS_MAX; steps++) {
    const deadline = nextDeadline(state);
    const command = deadline !== null && deadline <= now ? null : (moveOf('A') ?? moveOf('B'));
    if (command !== null) ask(command);
    else if (deadline !== null) pass(Math.max(now, deadline));
    else break;
  }
  if (state.phase === 'playing') throw new Error(`run ${seed} does not come to rest`);
  return { log, state };
}
