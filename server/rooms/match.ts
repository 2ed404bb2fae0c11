/**
 * The authority over one match: one command after the other, each event in the log before anybody hears of it.
 * Knows neither Colyseus nor connections; time is what it is given.
 */

import { randomInt, randomUUID } from 'node:crypto';
import type { Command, RefusalCode } from '../../shared/duel/command.ts';
import { advance, nextDeadline } from '../../shared/duel/advance.ts';
import { apply } from '../../shared/duel/apply.ts';
import { createDuel, isOver } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/event.ts';
import { leftAlone } from '../../shared/duel/idle.ts';
import type { Level } from '../../shared/duel/level.ts';
import { type BotProfile, type MatchOptions, SEATS, type Seat, type TimeFactor } from '../../shared/duel/options.ts';
import type { RoomFacts } from '../../shared/duel/room-facts.ts';
import { seatView } from '../../shared/duel/seat-view.ts';
import type { DuelState } from '../../shared/duel/state.ts';
import { uniqueName } from '../../shared/lesson/names.ts';
import type { SeatView, WireView } from '../../shared/duel/view.ts';
import { nextArrival, wireView } from '../../shared/duel/wire-view.ts';
import type { NewMatch, Place, StoredMatch, StoredSeat } from '../store/match-store.ts';
import type { Invitation, Requests, SeatGrant, Stranger } from '../../shared/protocol.ts';
import { BotPlans } from './bot-driver.ts';
import { LoggedDuel } from './logged-duel.ts';
import { clockFrom, MatchClock, stoppedClock } from './match-clock.ts';
import { botIn, createdIn, factorSet, isHeld } from './new-match.ts';
import { hashSeatKey, newSeatKey } from './seat-key.ts';
import { Seats } from './seats.ts';
import type { Services } from './services.ts';

/** A duel of a class begins each half after so long (match's clock), whoever has not said that he is ready. */
const READY_MS = 20_000;

/** Where the bot sits in a match against it. */
export const BOT_SEAT: Seat = 1;

export interface MatchSetup {
  readonly code: string;
  readonly against: NewMatch['against'];
  readonly level: Level;
  readonly options: MatchOptions;
  /** Of a duel of a class: as what the class knows it, and who sits in it from the start. */
  readonly duel?: {
    readonly matchId: string;
    readonly classId: string;
    readonly seats: readonly StoredSeat[];
    readonly timeFactors: readonly (readonly [Seat, TimeFactor])[];
  };
}

/** Of practice in another match. */
export interface PracticeSetup {
  readonly code: string;
  /** Of whoever practises. */
  readonly seat: Seat;
  /** What happened before it, and that it began. */
  readonly events: readonly DuelEvent[];
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };

/** How long a match waits for the first who sits down in it: a little longer than the matchmaker keeps his place. */
const NEVER_ENTERED_MS = 16_000;

export class Match {
  readonly id: string;
  readonly code: string;
  readonly against: NewMatch['against'];
  /** The class that it is a duel of; null: it stands alone. */
  readonly classId: string | null;
  /** Called after everything that may have changed a view, before the caller of the command gets its answer. */
  onChange: () => void = () => undefined;

  readonly #services: Services;
  readonly #clock: MatchClock;
  readonly #seats = new Seats();
  readonly #plans = new BotPlans();
  readonly #duel: LoggedDuel;
  readonly #createdAt: number;
  #nobodySince: number | null;
  #touchedAt: number;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    services: Services,
    from: NewMatch & { readonly seats?: readonly StoredSeat[] },
    clock: MatchClock,
  ) {
    this.#services = services;
    this.id = from.id;
    this.code = from.code;
    this.against = from.against;
    this.classId = from.classId;
    this.#createdAt = from.createdAt;
    this.#clock = clock;
    this.#duel = new LoggedDuel(services.store, from.id, from.events);
    this.#nobodySince = services.time.now();
    this.#touchedAt = services.time.now();
    for (const who of from.seats ?? []) this.#seats.take(who, services.time.now());
  }

  /** Opens a match: with both seats free, or, as a duel of a class, with both taken. */
  static async open(services: Services, { code, against, duel, ...how }: MatchSetup): Promise<Match> {
    const createdAt = services.time.date();
    const clock = clockFrom(createdAt, services.time.now);
    const created = createDuel({ seed: services.seed ?? randomInt(2 ** 32), ...how }, createdAt);
    const { matchId = randomUUID(), classId = null, seats = [], timeFactors = [] } = duel ?? {};
    const events = [...created, ...timeFactors.map(([seat, factor]) => factorSet(createdAt, seat, factor))];
    const stored = { id: matchId, code, against, classId, createdAt, events, clock: clock.stored() };
    const written = await createdIn(services.store, stored, seats);
    return new Match(services, { ...stored, events: written, seats }, clock);
  }

  /** Opens practice: the bot has the other seat, and the clock stands where the log ends until whoever practises is there. */
  static async practise(services: Services, { code, seat, events }: PracticeSetup): Promise<Match> {
    const createdAt = services.time.date();
    const clock = { behindMs: 0, stoppedAt: events.at(-1)?.at ?? createdAt };
    const stored = { id: randomUUID(), code, against: 'bot', classId: null, createdAt, events, clock } as const;
    const seats = [botIn(seat === 0 ? 1 : 0, 'perfect')];
    // A log that cannot be read (another version wrote it) is not written once more.
    const match = new Match(services, { ...stored, seats }, new MatchClock(services.time.now, clock));
    await createdIn(services.store, stored, seats);
    return match;
  }

  /** Brings back a match from the log; its clock stands still until the first of its players is back. */
  static async restore(services: Services, stored: StoredMatch): Promise<Match> {
    const eventAt = stored.events.at(-1)?.at ?? stored.createdAt;
    const match = new Match(
      services,
      stored,
      stoppedClock(services.time.now, stored.clock, { eventAt, beatAt: isHeld(stored) ? null : services.beatAt }),
    );
    // It stands still from here on: the beats of this run must not count for it if the server dies again.
    await services.store.setClock(match.id, match.#clock.stored());
    return match;
  }

  get state(): DuelState {
    return this.#duel.state;
  }

  get isOver(): boolean {
    return isOver(this.#duel.state);
  }

  /** What is played in it. */
  get choice(): Stranger {
    const { level, options } = this.#duel.state;
    return { levelId: level.id, mode: options.mode };
  }

  get isEmpty(): boolean {
    return SEATS.every((seat) => !this.#seats.isPersons(seat));
  }

  get isFull(): boolean {
    return this.#seats.free() === null;
  }

  /** Who waits for a friend, or for somebody to be the wire, and for what; null when nobody is waited for. */
  get invitation(): Invitation | null {
    const host = this.#seats.nameIn(0) ?? this.#seats.nameIn(1);
    const { wireFree, isFull } = this;
    if (host === null || (isFull && !wireFree)) return null;
    return { host: isFull ? null : host, levelId: this.#duel.state.level.id, wireFree };
  }

  /** Whether the match has a third seat that nobody has taken. */
  get wireFree(): boolean {
    return this.#hasWire && this.#seats.nameIn('wire') === null && !this.isOver;
  }

  get #hasWire(): boolean {
    return this.#duel.state.options.wire === 'person';
  }

  get somebodyHere(): boolean {
    return this.#seats.somebodyHere();
  }

  now(): number {
    return this.#clock.now();
  }

  isPersons(place: Place): boolean {
    return this.#seats.isPersons(place);
  }

  view(seat: Seat): SeatView {
    return seatView(this.#duel.state, seat, this.facts(), this.#clock.now());
  }

  wireView(): WireView {
    return wireView(this.#duel.state, this.facts(), this.#clock.now());
  }

  /** Gives a person a player's seat, or that of the wire, under a name that nobody else there has. @returns the seat and its key; null if there is none to give */
  async takeSeat(name: string, as?: 'wire'): Promise<Pick<SeatGrant, 'seat' | 'seatKey'> | null> {
    const seatKey = newSeatKey(this.code);
    const seat = as === 'wire' ? this.#freeWire() : this.#seats.free();
    if (seat === null) return null;
    const unique = uniqueName(name, this.#seats.names());
    await this.#take({ seat, name: unique, kind: 'person', bot: null, keyHash: hashSeatKey(seatKey) });
    return { seat, seatKey };
  }

  /** The second seat is a bot's from the start. */
  seatBot(bot: BotProfile): Promise<void> {
    return this.#take(botIn(BOT_SEAT, bot));
  }

  /** @returns the seat that a key opens; null if it opens none here */
  seatOf(seatKey: string): Place | null {
    return this.#seats.byKeyHash(hashSeatKey(seatKey));
  }

  /** The seat's person is there (again). If no player was, and this is one, the match's clock goes on from where it stood. */
  come(place: Place): Promise<void> {
    return this.#inOrder(async () => {
      this.#seats.come(place);
      if (place === 'wire') return this.#changed();
      this.#nobodySince = null;
      this.#plans.drop(place);
      await this.#goOn();
      this.#changed();
    });
  }

  /** The seat's person is gone. `forGood`: by his own will; the bot need not wait for him. Nobody waits for the wire. */
  goAway(place: Place, forGood: boolean): Promise<void> {
    return this.#inOrder(async () => {
      const { settings, time } = this.#services;
      this.#seats.goAway(place, forGood ? time.now() - settings.awayMs : time.now());
      if (place === 'wire') return;
      if (!this.somebodyHere) this.#nobodySince = time.now();
      await this.#judgeAbsence();
      this.#changed();
    });
  }

  /** Asks the duel for a person. */
  command(command: Command): Promise<Outcome> {
    return this.#inOrder(() => this.#personsCommand(command));
  }

  /** Asks the duel for a hint, a call or a name. Who asks while the bot plays for him has his seat back, and has paid nothing. */
  commandBeside(command: Extract<Command, { kind: 'hint' | 'call' | 'name' }>): Promise<Outcome> {
    return this.#inOrder(() => {
      if (!this.#seats.isBotDriven(command.seat)) return this.#personsCommand(command);
      this.#showSignOfLife(command.seat);
      this.#changed();
      return Promise.resolve({ ok: false, code: 'not-playing' });
    });
  }

  /** Asks the duel for the third player, who keeps no match alive in which nobody plays. */
  order(command: Extract<Command, { kind: 'order' }>): Promise<Outcome> {
    return this.#inOrder(() => this.#command(command));
  }

  /** Asks the duel for a person's move, and tells what was said of it. */
  move(command: Extract<Command, { kind: 'move' }>): Promise<Requests['move']['reply']> {
    return this.#inOrder(async () => {
      const outcome = await this.#personsCommand(command);
      if (!outcome.ok) return outcome;
      const judgement = this.view(command.seat).judgements.at(-1);
      if (judgement === undefined) throw new Error('a move was taken and not judged');
      return { ok: true, judgement };
    });
  }

  /** A sign of life: whoever gives it plays his seat himself again. */
  here(seat: Seat): Promise<Outcome> {
    return this.#inOrder(() => {
      this.#showSignOfLife(seat);
      this.#changed();
      return Promise.resolve({ ok: true });
    });
  }

  /** The teacher pauses: the clock stands still, whoever comes or goes, until `release`. */
  hold(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#command({ kind: 'hold' });
      if (!this.#clock.running || !this.state.held) return;
      // It is written that the teacher holds it: it stands still even if it cannot be written since when exactly.
      this.#clock.stop();
      await this.#services.store.setClock(this.id, this.#clock.stored());
    });
  }

  release(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#command({ kind: 'release' });
      if (this.somebodyHere) await this.#goOn();
      this.#changed();
    });
  }

  /** It is over wherever it stands, with what was scored. */
  stop(): Promise<void> {
    return this.#inOrder(async () => void (await this.#command({ kind: 'stop' })));
  }

  setTimeFactor(seat: Seat, factor: TimeFactor): Promise<void> {
    return this.#inOrder(async () => void (await this.#command({ kind: 'time-factor', seat, factor })));
  }

  /** Another name, or another key, in a seat; the class that gives it keeps it. */
  changeSeat(seat: Seat, change: Partial<Pick<StoredSeat, 'name' | 'keyHash'>>): void {
    this.#seats.change(seat, change);
    this.#changed();
  }

  /** The person in the seat is not to come back: the bot plays to the end. */
  closeSeat(seat: Seat): void {
    this.#seats.closeSeat(seat);
    this.#changed();
  }

  /** The person in a seat that was closed may come again: until he does the bot plays. */
  openSeat(seat: Seat): void {
    this.#seats.openSeat(seat, this.#services.time.now());
    this.#changed();
  }

  /** Does everything that is due: timers of the duel, moves of bots, seats to hand over. */
  wake(): Promise<void> {
    return this.#inOrder(async () => {
      const before = this.#duel.length;
      if (this.#clock.running) {
        await this.#passTime();
        await this.#startLate();
        await this.#moveBots();
      }
      const handedOver = await this.#judgeAbsence();
      if (handedOver || this.#duel.length !== before || this.isPersons('wire')) this.#changed();
    });
  }

  /** When `wake` is next of use (server's time). */
  nextWake(): number {
    const duel = this.#clock.running
      ? [nextDeadline(this.#duel.state), this.#nextArrival(), this.#startsLateAt(), ...this.#plans.times()]
          .filter((at) => at !== null)
          .map((at) => this.#clock.serverTimeOf(at))
          .filter((at) => at !== null)
      : [];
    return Math.min(...duel, ...this.#absenceJudgedAt(), this.givenUpAt());
  }

  /**
   * When the wire next delivers something, if somebody sees that (match's clock). He is told at that moment and no other:
   * when the end takes it in depends on what its player is about to decide.
   */
  #nextArrival(): number | null {
    return this.isPersons('wire') ? nextArrival(this.#duel.state, this.#clock.now()) : null;
  }

  /** When the match is given up if nothing happens (server's time). A class that listens closes its duels itself. */
  givenUpAt(): number {
    const { settings, duels } = this.#services;
    if (this.classId !== null && duels.isHeard(this.classId)) return Number.POSITIVE_INFINITY;
    const { abandonMs, idleMs } = settings;
    const idle = this.#touchedAt + idleMs;
    // Whoever asked for it has never come, and his place is not kept for him any longer.
    if (this.isEmpty) return this.#touchedAt + Math.min(NEVER_ENTERED_MS, abandonMs);
    return this.#nobodySince === null ? idle : Math.min(idle, this.#nobodySince + abandonMs);
  }

  /** Writes down that the match will not come back; of one that nobody has ever entered nothing stays. */
  giveUp(): Promise<void> {
    const { store, time } = this.#services;
    return this.#inOrder(() =>
      this.isEmpty && this.classId === null ? store.discard(this.id) : store.finish(this.id, time.date()),
    );
  }

  #freeWire(): 'wire' | null {
    return this.wireFree ? 'wire' : null;
  }

  /** What the room knows of its players. */
  facts(): RoomFacts {
    const { code, against } = this;
    const wire = this.#hasWire ? { name: this.#seats.nameIn('wire') } : null;
    return { matchId: this.id, code, against, players: this.#seats.facts(), wire };
  }

  async #take(who: StoredSeat): Promise<void> {
    this.#seats.take(who, this.#services.time.now());
    try {
      await this.#services.store.takeSeat(this.id, who);
    } catch (error) {
      this.#seats.release(who.seat);
      throw error;
    }
  }

  /** What a person does keeps the match alive; what he is refused does not, but shows that he is there. */
  async #personsCommand(command: Command): Promise<Outcome> {
    if ('seat' in command) this.#showSignOfLife(command.seat);
    const outcome = await this.#command(command);
    if (outcome.ok) this.#touchedAt = this.#services.time.now();
    return outcome;
  }

  async #command(command: Command): Promise<Outcome> {
    if (!this.isFull && command.kind !== 'time-factor') return { ok: false, code: 'not-playing' };
    const now = await this.#passTime();
    const answer = apply(this.#duel.state, command, now);
    if (answer.ok) await this.#duel.record(answer.events);
    this.#changed();
    return answer.ok ? { ok: true } : answer;
  }

  /** Whatever is due by now happens. In a class the bot plays on for whoever lets all his time go by. @returns now */
  async #passTime(): Promise<number> {
    const now = this.#clock.now();
    const { state } = this.#duel;
    const due = advance(state, now);
    await this.#duel.record(due);
    if (this.classId !== null) for (const seat of leftAlone(state, due)) this.#seats.letBotPlay(seat);
    return now;
  }

  #showSignOfLife(seat: Seat): void {
    this.#seats.come(seat);
    this.#plans.drop(seat);
  }

  /** When a duel of a class begins its half without waiting any longer (match's clock); null: it need not. */
  #startsLateAt(): number | null {
    const { phase, held, halves } = this.#duel.state;
    if (this.classId === null || held || (phase !== 'ready' && phase !== 'half-over')) return null;
    return (halves.at(-1)?.endedAt ?? this.#createdAt) + READY_MS;
  }

  async #startLate(): Promise<void> {
    const at = this.#startsLateAt();
    if (at === null || at > this.#clock.now()) return;
    const waited = SEATS.filter((seat) => !this.#duel.state.ready[seat]);
    for (const seat of waited) await this.#command({ kind: 'ready', seat });
  }

  async #moveBots(): Promise<void> {
    for (const seat of SEATS) {
      const command = this.#plans.takeDue(seat, this.#clock.now());
      if (command !== null) await this.#command(command);
    }
  }

  /** Hands the seats of those who are away too long to the bot; if nobody is there, the clock stands still instead. */
  async #judgeAbsence(): Promise<boolean> {
    const now = this.#services.time.now();
    if (!this.#absenceJudgedAt().some((at) => at <= now)) return false;
    const isLate = ({ since }: { since: number }) => since + this.#services.settings.awayMs <= now;
    if (this.#seats.nobodySince() !== null) await this.#switchClock('stop');
    else for (const { seat } of this.#seats.away().filter(isLate)) this.#seats.letBotPlay(seat);
    return true;
  }

  /** When it matters that somebody is still away (server's time): nobody at all, or each of those for whom no bot plays. */
  #absenceJudgedAt(): number[] {
    if (!this.isFull || !this.#clock.running || this.isOver) return [];
    const nobodySince = this.#seats.nobodySince();
    const since = nobodySince === null ? this.#seats.away().map((away) => away.since) : [nobodySince];
    return since.map((from) => from + this.#services.settings.awayMs);
  }

  /** Lets the clock go on from where it stood, unless the teacher holds it. */
  async #goOn(): Promise<void> {
    if (this.#clock.running || this.#duel.state.held) return;
    await this.#switchClock('start');
    this.#seats.restartAway(this.#services.time.now());
  }

  /** If it cannot be written down that the clock stands still or goes on, it does not. */
  async #switchClock(change: 'start' | 'stop'): Promise<void> {
    this.#clock[change]();
    try {
      await this.#services.store.setClock(this.id, this.#clock.stored());
    } catch (error) {
      this.#clock[change === 'start' ? 'stop' : 'start']();
      throw error;
    }
  }

  #changed(): void {
    for (const seat of SEATS) {
      if (!this.#seats.isBotDriven(seat) || !this.isFull) this.#plans.drop(seat);
      else this.#plans.make(seat, this.view(seat), this.#seats.profile(seat), this.#duel.state.seed + seat);
    }
    this.onChange();
  }

  /** One after the other: a command never sees the half-done work of another. */
  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(task);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
