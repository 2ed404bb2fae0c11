/** A duel in virtual time: two automatic players, and a clock that jumps from deadline to deadline. */

import { botMove } from '../../shared/bot/bot.ts';
import { advance, nextDeadline } from '../../shared/duel/rules/advance.ts';
import { apply, type Applied } from '../../shared/duel/rules/apply.ts';
import type { Command } from '../../shared/duel/rules/command.ts';
import { createDuel, isOver, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import type { RoomFacts } from '../../shared/duel/vocabulary/room-facts.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { currentHalf, type DuelState, endOf } from '../../shared/duel/state/state.ts';
import { canFinish } from '../../shared/duel/state/storm.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';

export const ROOM: RoomFacts = {
  matchId: 'match',
  code: 'ACDEF',
  against: 'friend',
  players: [
    { name: 'Ada', kind: 'person', bot: null, presence: 'here' },
    { name: '小林', kind: 'person', bot: null, presence: 'here' },
  ],
  wire: null,
};

export const OPTIONS: MatchOptions = { levelId: 'four-waves', mode: 'coached', pace: 'normal', speed: true };

/**
 * Decides in the position of a view, or leaves it alone (null). A choice with position `null` is a move of the player's
 * own accord.
 */
export type Player = (
  view: SeatView,
) => { readonly move: Move; readonly delayMs: number; readonly positionId?: number | null } | null;

/** Plays right, like the bot, after `delayMs` (absent: at the bot's own pace). */
export function perfect(delayMs?: number): Player {
  return (view) => {
    const choice = botMove(view, 'perfect', 1);
    return choice === null ? null : { move: choice.move, delayMs: delayMs ?? choice.delayMs };
  };
}

/** Never does anything. */
export const ABSENT: Player = () => null;

/** More steps than any match takes: one that needs them does not come to rest. */
const STEPS_MAX = 20_000;

export class Rig {
  readonly log: DuelEvent[] = [];
  state: DuelState;
  now = 0;
  /** Every view of each seat after each event, if `watch` is on. */
  readonly seen: readonly [SeatView[], SeatView[]] = [[], []];

  constructor(
    level: Level,
    readonly players: readonly [Player, Player] = [perfect(), perfect()],
    options: Partial<MatchOptions> = {},
    seed = 1,
    readonly watch = false,
  ) {
    const events = createDuel({ seed, level, options: { ...OPTIONS, levelId: level.id, ...options } }, 0);
    this.log.push(...events);
    this.state = replay(events);
  }

  view(seat: Seat): SeatView {
    return seatView(this.state, seat, ROOM, this.now);
  }

  private put(events: readonly DuelEvent[]): void {
    for (const event of events) {
      this.log.push(event);
      this.state = evolve(this.state, event);
      if (this.watch)
        for (const seat of [0, 1] as const) this.seen[seat].push(seatView(this.state, seat, ROOM, event.at));
    }
  }

  /** Applies a command now; everything due by then happens first. */
  ask(command: Command): Applied {
    const applied = apply(this.state, command, this.now);
    if (applied.ok) this.put(applied.events);
    return applied;
  }

  move(seat: Seat, move: Move, lagMs = 0): Applied {
    const positionId = this.view(seat).position?.id ?? null;
    return this.ask({ kind: 'move', seat, positionId, move, by: 'player', lagMs });
  }

  startHalf(): void {
    this.ask({ kind: 'ready', seat: 0 });
    this.ask({ kind: 'ready', seat: 1 });
  }

  /** The time and choice of the seat's player, if it has a position. */
  private plan(seat: Seat): { at: number; seat: Seat; move: Move } | null {
    const view = this.view(seat);
    const choice = this.players[seat](view);
    if (choice === null || (view.position === null && choice.positionId !== null)) return null;
    const since = view.position?.openedAt ?? view.timeWait?.startedAt ?? this.now;
    return { at: Math.max(this.now, since + choice.delayMs), seat, move: choice.move };
  }

  /**
   * Lets the next thing happen: the next deadline, or a player's move if it comes first.
   * @returns false if nothing ever will
   */
  step(): boolean {
    const plans = ([0, 1] as const).flatMap((seat) => this.plan(seat) ?? []);
    const first = plans.reduce<(typeof plans)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
    const deadline = nextDeadline(this.state);
    if (deadline !== null && (first === null || deadline <= first.at)) {
      this.now = Math.max(this.now, deadline);
      this.put(advance(this.state, this.now).events);
      return true;
    }
    if (first === null) return false;
    this.now = first.at;
    const applied = this.move(first.seat, first.move);
    if (!applied.ok) throw new Error(`refused: ${applied.code} ${JSON.stringify(first.move)}`);
    return true;
  }

  /**
   * Runs until `condition` holds.
   * @throws if it never does
   */
  runUntil(condition: (rig: this) => boolean): this {
    for (let steps = 0; !condition(this); steps++) {
      if (steps > STEPS_MAX) throw new Error('the duel does not come to rest');
      if (!this.step()) throw new Error('nothing more can happen, and the condition does not hold');
    }
    return this;
  }

  runHalf(): this {
    this.startHalf();
    return this.runUntil((rig) => rig.state.phase !== 'playing');
  }

  /** Runs the whole match; an endless one is finished after one round. */
  runMatch(): this {
    while (!isOver(this.state)) {
      this.runHalf();
      if (canFinish(this.state)) this.ask({ kind: 'finish', seat: 0 });
    }
    return this;
  }

  /** Runs until the seat has to decide. */
  untilAsked(seat: Seat): SeatView {
    return this.runUntil((rig) => rig.view(seat).position !== null).view(seat);
  }

  end(seat: Seat) {
    const half = currentHalf(this.state);
    if (half === null) throw new Error('no half yet');
    return half.ends[endOf(seat, half.half)];
  }
}

/** A level that the test knows to exist. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value');
  return value;
}
