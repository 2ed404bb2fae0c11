/**
 * The duels of one class: `settle` makes them what the log of the class says, whatever a crash or a full disk left undone;
 * the class's facts about each are recomputed only after a change.
 */

import { levelById } from '../../../shared/content/levels.ts';
import { replay } from '../../../shared/duel/duel.ts';
import type { MatchOptions, Seat } from '../../../shared/duel/options.ts';
import type { PlannedDuel, StudentId } from '../../../shared/class/class-event.ts';
import type { DuelFacts } from '../../../shared/class/class-facts.ts';
import type { ClassState, PlayedRound } from '../../../shared/class/class-state.ts';
import type { WatchedDuel } from '../../../shared/class/class-view.ts';
import { duelFacts, watchedDuel } from '../../../shared/class/duel-facts.ts';
import type { DuelRound } from '../../../shared/class/lesson.ts';
import { lastRound, roundOn } from '../../../shared/class/rounds.ts';
import type { StoredMatch } from '../../../shared/match/log.ts';
import type { Services } from '../services.ts';
import { factsOfStored } from '../../../shared/match/stored-facts.ts';
import type { Match } from '../../../shared/match/match.ts';
import { settleDuel, type WantedDuel, type WantedStudent } from './settle-duel.ts';

/** How many rooms are opened or stopped at a time. */
const AT_ONCE = 8;

export class DuelBook {
  readonly #services: Services;
  readonly #classId: string;
  readonly #seated: (student: StudentId) => WantedStudent;
  readonly #plans = new Map<string, PlannedDuel>();
  /** Those whose rooms are open. */
  readonly #open = new Map<string, Match>();
  readonly #stale = new Set<string>();
  #facts: ReadonlyMap<string, DuelFacts> = new Map();

  /** @param seated what a duel needs to know about a student */
  constructor(services: Services, classId: string, seated: (student: StudentId) => WantedStudent) {
    this.#services = services;
    this.#classId = classId;
    this.#seated = seated;
  }

  /** Finds the duels of a restored class: the open ones, and the logged facts of the others. */
  restore(state: ClassState, stored: readonly StoredMatch[]): void {
    const matches = new Map(stored.map((match) => [match.id, match]));
    for (const plan of state.rounds.flatMap(({ duels }) => duels)) {
      const duel = this.#services.duels.byId(plan.matchId);
      const match = matches.get(plan.matchId);
      if (duel !== null) this.#take(plan, duel);
      else if (match !== undefined) this.#remember(plan, match, lastRound(state));
    }
  }

  /**
   * A duel may have changed.
   * @returns whether it is one of ours that has just ended
   */
  touch(matchId: string): boolean {
    const duel = this.#open.get(matchId);
    if (duel === undefined) return false;
    this.#stale.add(matchId);
    return duel.state.phase === 'over' && this.#facts.get(matchId)?.over !== true;
  }

  /** A new viewer joins: facts computed a while ago contain durations as of then. */
  touchAll(): void {
    for (const matchId of this.#open.keys()) this.#stale.add(matchId);
  }

  /** By match id, the current state of all duels. The same object as before unless something changed. */
  facts(): ReadonlyMap<string, DuelFacts> {
    if (this.#stale.size === 0) return this.#facts;
    const facts = new Map(this.#facts);
    for (const matchId of this.#stale) {
      const [duel, plan] = [this.#open.get(matchId), this.#plans.get(matchId)];
      if (duel !== undefined && plan !== undefined) {
        facts.set(matchId, duelFacts(matchId, duel.state, duel.facts(), plan, duel.now()));
      }
    }
    this.#stale.clear();
    this.#facts = facts;
    return facts;
  }

  /**
   * Makes the duels what the class wants: those of the running round open, those of the last round to be seen, the others
   * closed, and each as `settleDuel` says. Does nothing where that is so. Rejects if something could not be done.
   */
  async settle(state: ClassState): Promise<void> {
    const on = roundOn(state);
    if (on?.content.kind === 'duel') await this.#openAll(on, on.content);
    const last = new Map(lastRound(state)?.duels.map((plan) => [plan.matchId, plan]));
    await inBatches([...this.#open], async ([matchId, duel]) => {
      const plan = last.get(matchId);
      if (plan === undefined) return this.#stopAndClose(duel);
      // Two rows of a student were merged: the seat has another number.
      if (this.#plans.get(matchId) !== plan) this.#take(plan, duel);
      await settleDuel(duel, { ended: on === null, paused: state.paused, seats: this.#seats(plan) });
    });
  }

  /** A duel with everything in it; null: its room is not open. */
  watched(matchId: string): WatchedDuel | null {
    const [duel, plan] = [this.#open.get(matchId), this.#plans.get(matchId)];
    return duel === undefined || plan === undefined ? null : watchedDuel(duel.state, duel.facts(), plan, duel.now());
  }

  /** The class is gone, and the rooms of its duels with it. */
  async end(): Promise<void> {
    this.#services.duels.forget(this.#classId);
    await inBatches([...this.#open.values()], (duel) => this.#close(duel));
  }

  /** How many duels of the running round have no room. */
  missing(state: ClassState): number {
    return (roundOn(state)?.duels ?? []).filter(({ matchId }) => !this.#open.has(matchId)).length;
  }

  async #openAll({ duels, speed }: PlayedRound, content: DuelRound): Promise<void> {
    const missing = duels.filter(({ matchId }) => !this.#plans.has(matchId));
    await inBatches(missing, async (plan) => {
      const duel = this.#services.duels.byId(plan.matchId) ?? (await this.#openOne(plan, content, speed));
      this.#take(plan, duel);
    });
  }

  #openOne(plan: PlannedDuel, content: DuelRound, speed: boolean): Promise<Match> {
    const { matchId, code } = plan;
    const { kind: _, seconds: __, ...chosen } = content;
    const options: MatchOptions = { ...chosen, speed };
    const level = levelById(content.levelId, this.#services.captures);
    if (level === null) throw new Error(`there is no level ${content.levelId}`);
    const seats = this.#seats(plan);
    return this.#services.duels.open({ matchId, code, classId: this.#classId, level, options, seats });
  }

  #seats({ seats }: PlannedDuel): WantedDuel['seats'] {
    const seated = (seat: Seat) => (seats[seat] === null ? null : this.#seated(seats[seat]));
    return { 0: seated(0), 1: seated(1) };
  }

  #take(plan: PlannedDuel, duel: Match): void {
    this.#plans.set(plan.matchId, plan);
    this.#open.set(plan.matchId, duel);
    this.#stale.add(plan.matchId);
  }

  /** The log of a duel whose room is gone. */
  #remember(plan: PlannedDuel, match: StoredMatch, last: PlayedRound | null): void {
    this.#plans.set(plan.matchId, plan);
    try {
      const duel = replay(match.events);
      const shown = last?.duels.some(({ matchId }) => matchId === plan.matchId) ?? false;
      const facts = duelFacts(plan.matchId, duel, factsOfStored(match), plan, shown ? duel.at : null);
      this.#facts = new Map(this.#facts).set(plan.matchId, facts);
    } catch (error) {
      this.#services.log.write('duel-unreadable', { match: match.id, error });
    }
  }

  async #stopAndClose(duel: Match): Promise<void> {
    if (!duel.isOver) await duel.stop();
    await this.#close(duel);
  }

  /** Its room ends; its facts stay known, without the figure. */
  async #close({ id }: Match): Promise<void> {
    await this.#services.duels.close(id);
    const facts = this.facts().get(id);
    if (facts !== undefined) this.#facts = new Map(this.#facts).set(id, { ...facts, mini: null });
    this.#open.delete(id);
  }
}

/**
 * Some at a time, so that a class of a hundred pairs does not block everybody. Fails if one fails, after all were
 * tried.
 */
async function inBatches<T>(all: readonly T[], task: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const done = await Promise.allSettled(all.slice(from, from + AT_ONCE).map(task));
    failures.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
  }
  if (failures.length > 0) throw failures[0];
}
