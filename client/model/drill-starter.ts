/** Five positions for whoever has made no mistake yet: those in which most people err, out of levels that two perfect players play. */

import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import { advance, nextDeadline } from '../../shared/duel/advance.ts';
import { apply } from '../../shared/duel/apply.ts';
import type { Command } from '../../shared/duel/command.ts';
import { createDuel, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/event.ts';
import { evolve } from '../../shared/duel/evolve.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { RoomFacts } from '../../shared/duel/room-facts.ts';
import { seatView } from '../../shared/duel/seat-view.ts';
import type { DuelState } from '../../shared/duel/state.ts';
import type { Cause, SeatView } from '../../shared/duel/view.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { has } from '../../shared/tcp/segment.ts';
import { newSchedule, starterOf } from './drill.ts';
import type { Drill, Progress } from './progress.ts';

interface Pick {
  readonly level: string;
  readonly seat: Seat;
  readonly mistake: MistakeId;
  readonly asks: (cause: Cause, view: SeatView) => boolean;
}

const finArrives = (cause: Cause) => cause.kind === 'arrival' && has(cause.segment, 'FIN');
const finComesAgain = (cause: Cause) => cause.kind === 'arrival' && cause.again && has(cause.segment, 'FIN');
const closes = (cause: Cause) => cause.kind === 'call' && cause.call === 'CLOSE';
const rings = (cause: Cause) => cause.kind === 'timer' && cause.timer === 'retransmission';

const PICKS: readonly Pick[] = [
  // The peer's FIN takes a number: the last ACK is its number and one.
  { level: 'four-waves', seat: 0, mistake: 'ack-fin-not-counted', asks: finArrives },
  // The FIN after the last words stands behind them: w, not v.
  { level: 'last-words', seat: 1, mistake: 'seq-stale-data', asks: closes },
  // A FIN that is lost is sent again as it was.
  { level: 'lost-fin', seat: 0, mistake: 'seq-new-for-retransmission', asks: rings },
  // An ACK takes no number.
  { level: 'four-waves', seat: 1, mistake: 'seq-ack-counted', asks: closes },
  // The last ACK was lost: the FIN comes again.
  { level: 'lost-last-ack', seat: 0, mistake: 'no-reack-in-time-wait', asks: finComesAgain },
];

/** The progress with the starter set in it, due at `now` (epoch ms). */
export function withStarters(progress: Progress, now: number): Progress {
  const known = new Set(progress.drills.map(({ id }) => id));
  return { ...progress, drills: [...progress.drills, ...starters(now).filter(({ id }) => !known.has(id))] };
}

function starters(now: number): readonly Drill[] {
  return PICKS.flatMap((pick) => {
    const view = viewWhere(pick);
    const missed = view === null ? null : starterOf(view, pick.mistake);
    return missed === null ? [] : [{ ...missed, addedAt: now, schedule: newSchedule(now) }];
  });
}

const PLAYER = { name: '', kind: 'bot', bot: 'perfect', presence: 'here' } as const;
const THINK_MS = 1_000;
/** More than the first half of any of these levels takes. */
const STEPS_MAX = 400;

/** What the seat saw when it was asked that; null: it never was. */
function viewWhere({ level, seat, asks }: Pick): SeatView | null {
  const found = levelById(level);
  return found === null
    ? null
    : new Play(found).until(seat, (view) => view.position !== null && asks(view.position.cause, view));
}

/** A duel in virtual time. */
class Play {
  #state: DuelState;
  #now = 0;
  readonly #room: RoomFacts = {
    matchId: '',
    code: '',
    against: 'bot',
    players: [PLAYER, PLAYER],
    wire: null,
  };

  constructor(level: Level) {
    const options = { levelId: level.id, mode: 'coached', pace: 'normal', speed: false, compose: 'cards' } as const;
    this.#state = replay(createDuel({ seed: 1, level, options }, 0));
    for (const seat of [0, 1] as const) this.#ask({ kind: 'ready', seat });
  }

  until(seat: Seat, found: (view: SeatView) => boolean): SeatView | null {
    for (let step = 0; step < STEPS_MAX; step++) {
      const view = this.#view(seat);
      if (found(view)) return view;
      if (!this.#answers() && !this.#waits()) return null;
    }
    return null;
  }

  #view(seat: Seat): SeatView {
    return seatView(this.#state, seat, this.#room, this.#now);
  }

  /** Whoever is asked answers rightly. */
  #answers(): boolean {
    const seat = ([0, 1] as const).find((one) => this.#view(one).position !== null);
    if (seat === undefined) return false;
    const choice = botMove(this.#view(seat), 'perfect', 1);
    if (choice === null) return false;
    this.#now += THINK_MS;
    this.#put(advance(this.#state, this.#now));
    const { positionId, move } = choice;
    this.#ask({ kind: 'move', seat, positionId, move, by: 'bot', lagMs: 0 });
    return true;
  }

  #waits(): boolean {
    const deadline = nextDeadline(this.#state);
    if (deadline === null) return false;
    this.#now = Math.max(this.#now, deadline);
    this.#put(advance(this.#state, this.#now));
    return true;
  }

  #ask(command: Command): void {
    const applied = apply(this.#state, command, this.#now);
    if (applied.ok) this.#put(applied.events);
  }

  #put(events: readonly DuelEvent[]): void {
    this.#state = events.reduce(evolve, this.#state);
  }
}
