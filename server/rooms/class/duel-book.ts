/**
 * The duels of one class: opened as the log of the class says, stopped when their round is over, and what the class knows
 * of each, worked out anew only when it changed. Whatever a crash or a full disk left undone, `settle` makes good.
 */

import { levelById } from '../../../shared/content/levels.ts';
import { replay } from '../../../shared/duel/duel.ts';
import type { MatchOptions, Seat } from '../../../shared/duel/options.ts';
import type { PlannedDuel, StudentId } from '../../../shared/lesson/class-event.ts';
import type { DuelFacts } from '../../../shared/lesson/class-facts.ts';
import type { ClassState, PlayedRound } from '../../../shared/lesson/class-state.ts';
import type { WatchedDuel } from '../../../shared/lesson/class-view.ts';
import { duelFacts, watchedDuel } from '../../../shared/lesson/duel-facts.ts';
import type { DuelRound } from '../../../shared/lesson/lesson.ts';
import { duelOf, lastRound, roundOn } from '../../../shared/lesson/rounds.ts';
import type { StoredMatch } from '../../store/match-store.ts';
import type { Services } from '../services.ts';
import { factsOfStored } from '../stored-facts.ts';
import type { ClassDuel, SeatedStudent } from './class-duel.ts';

/** So many rooms are opened or stopped at a time. */
const AT_ONCE = 8;

export class DuelBook {
  readonly #services: Services;
  readonly #classId: string;
  readonly #seated: (student: StudentId) => SeatedStudent;
  readonly #plans = new Map<string, PlannedDuel>();
  /** Those whose rooms are open. */
  readonly #open = new Map<string, ClassDuel>();
  readonly #stale = new Set<string>();
  #facts: ReadonlyMap<string, DuelFacts> = new Map();

  /** @param seated what a duel needs to know of a student */
  constructor(services: Services, classId: string, seated: (student: StudentId) => SeatedStudent) {
    this.#services = services;
    this.#classId = classId;
    this.#seated = seated;
  }

  /** Finds the duels of a class that has come back: those that are open, and of the others what the log has. */
  restore(state: ClassState, stored: readonly StoredMatch[]): void {
    const matches = new Map(stored.map((match) => [match.id, match]));
    for (const plan of state.rounds.flatMap(({ duels }) => duels)) {
      const duel = this.#services.duels.byId(plan.matchId);
      const match = matches.get(plan.matchId);
      if (duel !== null) this.#take(plan, duel);
      else if (match !== undefined) this.#remember(plan, match, lastRound(state));
    }
  }

  /** Something may have changed a duel. @returns whether it is one of ours that is over now and was not */
  touch(matchId: string): boolean {
    const duel = this.#open.get(matchId);
    if (duel === undefined) return false;
    this.#stale.add(matchId);
    return duel.state.phase === 'over' && this.#facts.get(matchId)?.over !== true;
  }

  /** Somebody new looks: what was worked out a while ago says how long something lasted by then, not by now. */
  touchAll(): void {
    for (const matchId of this.#open.keys()) this.#stale.add(matchId);
  }

  /** By match id, as all duels stand now. The same object as before unless something changed. */
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

  /** Makes the rooms what the class says: open in the round that is on, held while it is paused, else stopped or closed. */
  async settle(state: ClassState): Promise<void> {
    const on = roundOn(state);
    if (on?.content.kind === 'duel') await this.#openAll(on, on.content);
    const running = new Set(on?.duels.map(({ matchId }) => matchId));
    const last = new Set(lastRound(state)?.duels.map(({ matchId }) => matchId));
    const open = [...this.#open];
    await inBatches(open, async ([id, duel]) => {
      if (running.has(id)) return holdOrRelease(duel, state.paused);
      await this.#stop(duel);
      if (!last.has(id)) await this.#close(duel);
    });
  }

  /** The open duel that a student sits in, and his seat. */
  ofStudent(state: ClassState, student: StudentId): { readonly duel: ClassDuel; readonly seat: Seat } | null {
    const round = lastRound(state);
    const own = round === null ? null : duelOf(round, student);
    const duel = own === null ? undefined : this.#open.get(own.duel.matchId);
    return own === null || duel === undefined ? null : { duel, seat: own.seat };
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

  /** How many duels of the round that is on have no room. */
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

  #openOne({ matchId, code, seats }: PlannedDuel, content: DuelRound, speed: boolean): Promise<ClassDuel> {
    const { kind: _, seconds: __, ...chosen } = content;
    const options: MatchOptions = { ...chosen, speed };
    const level = levelById(content.levelId, this.#services.captures);
    if (level === null) throw new Error(`there is no level ${content.levelId}`);
    const seated = (seat: Seat) => (seats[seat] === null ? null : this.#seated(seats[seat]));
    const sitting = { 0: seated(0), 1: seated(1) };
    return this.#services.duels.open({ matchId, code, classId: this.#classId, level, options, seats: sitting });
  }

  #take(plan: PlannedDuel, duel: ClassDuel): void {
    this.#plans.set(plan.matchId, plan);
    this.#open.set(plan.matchId, duel);
    this.#stale.add(plan.matchId);
  }

  /** What the log has of a duel whose room is gone. */
  #remember(plan: PlannedDuel, match: StoredMatch, last: PlayedRound | null): void {
    this.#plans.set(plan.matchId, plan);
    try {
      const duel = replay(match.events);
      const shown = last?.duels.some(({ matchId }) => matchId === plan.matchId) ?? false;
      const facts = duelFacts(plan.matchId, duel, factsOfStored(match), plan, shown ? duel.at : null);
      this.#facts = new Map(this.#facts).set(plan.matchId, facts);
    } catch (err) {
      this.#services.log.error({ err, match: match.id }, 'a duel of a class cannot be read');
    }
  }

  async #stop(duel: ClassDuel): Promise<void> {
    if (duel.state.phase === 'over') return;
    await duel.stop();
    this.#stale.add(duel.matchId);
  }

  /** Its room goes; what it was stays known, without the figure. */
  async #close(duel: ClassDuel): Promise<void> {
    const { matchId } = duel;
    await duel.close();
    const facts = this.facts().get(matchId);
    if (facts !== undefined) this.#facts = new Map(this.#facts).set(matchId, { ...facts, mini: null });
    this.#open.delete(matchId);
  }
}

async function holdOrRelease(duel: ClassDuel, hold: boolean): Promise<void> {
  if (hold === duel.state.held || duel.state.phase === 'over') return;
  await (hold ? duel.hold() : duel.release());
}

/** Some at a time, so that a class of a hundred pairs does not stand in everybody's way. Fails if one fails, after all were tried. */
async function inBatches<T>(all: readonly T[], task: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const done = await Promise.allSettled(all.slice(from, from + AT_ONCE).map(task));
    failures.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
  }
  if (failures.length > 0) throw failures[0];
}
