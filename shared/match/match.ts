/**
 * The authority over one match: commands one at a time, each event in the log before any view shows it. Does no I/O of its
 * own: log and time are ports (MatchPorts), so the same code runs in a room of the server and in a single player's page.
 * It is long because everything that can happen to a match must pass through its one queue.
 */

import type { Command, RefusalCode } from '../duel/rules/command.ts';
import { advance, nextDeadline } from '../duel/rules/advance.ts';
import { apply } from '../duel/rules/apply.ts';
import { isOver } from '../duel/duel.ts';
import { leftAlone } from '../duel/rules/idle.ts';
import { type BotProfile, type Mode, SEATS, type Seat, type TimeFactor } from '../duel/options.ts';
import type { RoomFacts } from '../duel/vocabulary/room-facts.ts';
import { seatViewer } from '../duel/views/seat-viewer.ts';
import type { DuelState } from '../duel/state/state.ts';
import { uniqueName } from '../lib/names.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import type { WireView } from '../duel/vocabulary/traffic.ts';
import { nextArrival, wireView } from '../duel/views/wire-view.ts';
import type { NewMatch, Place, StoredMatch, StoredSeat } from './log.ts';
import { BotPlans } from './bot-plans.ts';
import { startsLateAt } from './late-start.ts';
import { LoggedDuel } from './logged-duel.ts';
import type { MatchClock } from './match-clock.ts';
import type { MatchPorts, MatchSetup, PracticeSetup } from './match-setup.ts';
import { BOT_SEAT, botIn, clockAfterCrash, createdIn, newMatch, newPractice } from './new-match.ts';
import { Presence } from './presence.ts';
import { Seats, type Sitting } from './seats.ts';

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode };

export class Match {
  readonly id: string;
  readonly code: string;
  readonly against: NewMatch['against'];
  /** The class that this duel belongs to; null: none. */
  readonly classId: string | null;
  /** Called after everything that may have changed a view, before the caller of the command gets its reply. */
  onChange: () => void = () => undefined;
  /** The person in this seat may not hold it any more: another key opens it, or none. */
  onSeatLost: (seat: Seat) => void = () => undefined;

  readonly #ports: MatchPorts;
  readonly #clock: MatchClock;
  readonly #seats = new Seats();
  readonly #plans = new BotPlans();
  readonly #duel: LoggedDuel;
  readonly #presence: Presence;
  readonly #createdAt: number;
  readonly #doubtedKeys = new Map<Place, readonly string[]>();
  readonly #viewers = [seatViewer(0), seatViewer(1)] as const;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    ports: MatchPorts,
    from: NewMatch & { readonly seats?: readonly StoredSeat[] },
    clock: MatchClock,
  ) {
    this.#ports = ports;
    this.id = from.id;
    this.code = from.code;
    this.against = from.against;
    this.classId = from.classId;
    this.#createdAt = from.createdAt;
    this.#clock = clock;
    // A class looks into its duels while they are played.
    const keeping = from.classId === null ? 'the-last-half' : 'all-halves';
    this.#duel = new LoggedDuel(ports.log, from.id, from.events, keeping);
    this.#presence = new Presence({
      ports,
      matchId: this.id,
      seats: this.#seats,
      clock,
      isPlayed: () => this.isFull && !this.isOver,
    });
    for (const who of from.seats ?? []) this.#seats.take(who, ports.time.now());
  }

  /** Opens a match: with both seats free or, as a class duel, with both taken. */
  static async open(ports: MatchPorts, setup: MatchSetup): Promise<Match> {
    const { stored, clock } = newMatch(ports.time, setup);
    const events = await createdIn(ports.log, stored, stored.seats);
    return new Match(ports, { ...stored, events }, clock);
  }

  /** Opens practice: the bot has the other seat, and the clock stands where the log ends until the player is present. */
  static async practise(ports: MatchPorts, setup: PracticeSetup): Promise<Match> {
    const { stored, clock } = newPractice(ports.time, setup);
    // A log that cannot be read (written by another version) is not written to again.
    const match = new Match(ports, stored, clock);
    await createdIn(ports.log, stored, stored.seats);
    return match;
  }

  /**
   * Brings back a match from the log; its clock stands still until the first of its players is back.
   * @param beatAt the last sign of life before this start (the time of `ports.time`); null: none was kept
   */
  static async restore(ports: MatchPorts, stored: StoredMatch, beatAt: number | null): Promise<Match> {
    const match = new Match(ports, stored, clockAfterCrash(ports.time, stored, beatAt));
    // From here on it stands still: this run's beats must not count for it if the server dies again.
    await ports.log.setClock(match.id, match.#clock.stored());
    return match;
  }

  get state(): DuelState {
    return this.#duel.state;
  }

  get isOver(): boolean {
    return isOver(this.#duel.state);
  }

  get isEmpty(): boolean {
    return SEATS.every((seat) => !this.#seats.isPersons(seat));
  }

  get isFull(): boolean {
    return this.#seats.free() === null;
  }

  /** What is played: quick match compares this. */
  get choice(): { readonly levelId: string; readonly mode: Mode } {
    const { level, options } = this.#duel.state;
    return { levelId: level.id, mode: options.mode };
  }

  /** The name of the first player who has taken a seat; null: none has. */
  get host(): string | null {
    return this.#seats.nameIn(0) ?? this.#seats.nameIn(1);
  }

  /** Whether the match has a third seat that is free. */
  get wireFree(): boolean {
    return this.#hasWire && this.#seats.nameIn('wire') === null && !this.isOver;
  }

  get #hasWire(): boolean {
    return this.#duel.state.options.wire === 'person';
  }

  get somebodyHere(): boolean {
    return this.#seats.somebodyHere();
  }

  /** How many people are present, the wire included. */
  get peopleHere(): number {
    return this.#seats.peopleHere();
  }

  now(): number {
    return this.#clock.now();
  }

  isPersons(place: Place): boolean {
    return this.#seats.isPersons(place);
  }

  view(seat: Seat): SeatView {
    return this.#viewers[seat](this.#duel.state, this.facts(), this.#clock.now());
  }

  wireView(): WireView {
    return wireView(this.#duel.state, this.facts(), this.#clock.now());
  }

  /**
   * Gives a person a player's seat, or the wire's, under a name that no other person in the match has.
   * @param keyHash the stored hash of the key that leads back to the seat; null: no key does
   * @returns the seat, or null if none is free
   */
  async takeSeat(name: string, keyHash: string | null, as?: 'wire'): Promise<Place | null> {
    const seat = as === 'wire' ? this.#freeWire() : this.#seats.free();
    if (seat === null) return null;
    const unique = uniqueName(name, this.#seats.names());
    await this.#take({ seat, name: unique, kind: 'person', bot: null, keyHash });
    return seat;
  }

  /** The second seat is a bot's from the start. */
  seatBot(bot: BotProfile): Promise<void> {
    return this.#take(botIn(BOT_SEAT, bot));
  }

  /** @returns the seat whose key has this hash, or null if no seat has */
  seatOf(keyHash: string): Place | null {
    return this.#seats.byKeyHash(keyHash);
  }

  /** The seat's person is present (again). If they are the first player present, the match's clock resumes. */
  come(place: Place): Promise<void> {
    return this.#inOrder(async () => {
      if (place === 'wire') this.#seats.come(place);
      else {
        this.#plans.drop(place);
        await this.#presence.come(place, this.state.paused);
      }
      this.#changed();
    });
  }

  /** The seat's person is gone. `forGood`: on purpose, so the bot need not wait for them. The wire is never waited for. */
  goAway(place: Place, forGood: boolean): Promise<void> {
    return this.#inOrder(async () => {
      await this.#presence.goAway(place, forGood);
      if (place !== 'wire') this.#changed();
    });
  }

  /** Applies a person's command to the duel. */
  command(command: Command): Promise<Outcome> {
    return this.#inOrder(() => this.#personsCommand(command));
  }

  /** Requests a hint, challenge, name or bet. A player for whom the bot plays gets their seat back instead, and pays nothing. */
  commandBeside(command: Extract<Command, { kind: 'hint' | 'challenge' | 'name' | 'bet' }>): Promise<Outcome> {
    return this.#inOrder(() => {
      if (!this.#seats.isBotDriven(command.seat)) return this.#personsCommand(command);
      this.#showSignOfLife(command.seat);
      this.#changed();
      return Promise.resolve({ ok: false, code: 'not-playing' });
    });
  }

  /** Applies the third player's order; the third player alone does not keep a match alive. */
  order(command: Extract<Command, { kind: 'order' }>): Promise<Outcome> {
    return this.#inOrder(() => this.#command(command));
  }

  /** A sign of life: the player takes their seat back from the bot. */
  here(seat: Seat): Promise<Outcome> {
    return this.#inOrder(() => {
      this.#showSignOfLife(seat);
      this.#changed();
      return Promise.resolve({ ok: true });
    });
  }

  /** The teacher pauses: the clock stands still until `resume`, no matter who comes or goes. */
  pause(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#command({ kind: 'pause' });
      if (!this.#clock.running || !this.state.paused) return;
      // The pause is logged: the clock stands still even if its exact time cannot be recorded.
      this.#clock.stop();
      await this.#ports.log.setClock(this.id, this.#clock.stored());
    });
  }

  resume(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#command({ kind: 'resume' });
      if (this.somebodyHere) await this.#presence.resume(this.state.paused);
      this.#changed();
    });
  }

  /** Stands still, and records where: the server that brings it back goes on from exactly here. */
  standStill(): Promise<void> {
    return this.#inOrder(() => {
      this.#clock.stop();
      return this.#ports.log.setClock(this.id, this.#clock.stored());
    });
  }

  /** Ends the match where it stands, with the current scores. */
  stop(): Promise<void> {
    return this.#inOrder(async () => void (await this.#command({ kind: 'stop' })));
  }

  setTimeFactor(seat: Seat, factor: TimeFactor): Promise<void> {
    return this.#inOrder(async () => void (await this.#command({ kind: 'time-factor', seat, factor })));
  }

  /** Who sits in a player's seat, or null. */
  sitting(seat: Seat): Sitting | null {
    return this.#seats.sitting(seat);
  }

  /** Changes the name or key of a seat; the class stores the change. */
  changeSeat(seat: Seat, change: Partial<Pick<StoredSeat, 'name' | 'keyHash'>>): void {
    this.#seats.change(seat, change);
    this.#changed();
    if (change.keyHash !== undefined) this.onSeatLost(seat);
  }

  /** The seat's person may not come back: the bot plays to the end. */
  closeSeat(seat: Seat): void {
    this.#seats.closeSeat(seat);
    this.#changed();
    this.onSeatLost(seat);
  }

  /** The person of a closed seat may come again; the bot plays until they do. */
  openSeat(seat: Seat): void {
    this.#seats.openSeat(seat, this.#ports.time.now());
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
      const handedOver = await this.#presence.judgeAbsence();
      if (handedOver || this.#duel.length !== before || this.isPersons('wire')) this.#changed();
    });
  }

  /** When `wake` next has something to do (server's time). */
  nextWake(): number {
    const at = Math.min(...this.#presence.absenceJudgedAt(), this.givenUpAt());
    if (!this.#clock.running) return at;
    const { state } = this.#duel;
    const duel = earliest(nextDeadline(state), this.#nextArrival(), this.#startsLateAt(), ...this.#plans.times());
    return Math.min(at, this.#clock.serverTimeOf(duel) ?? at);
  }

  /**
   * When the wire next delivers something, if a third player sees it (match's clock). They must be told exactly then: when
   * the end processes it depends on its player's next decision.
   */
  #nextArrival(): number | null {
    return this.isPersons('wire') ? nextArrival(this.#duel.state, this.#clock.now()) : null;
  }

  /** When the match is given up if nothing happens (server's time). A class that listens closes its duels itself. */
  givenUpAt(): number {
    if (this.classId !== null && this.#ports.isHeard(this.classId)) return Number.POSITIVE_INFINITY;
    return this.#presence.givenUpAt(this.isEmpty);
  }

  /** Records that the match will not come back; a match that nobody ever entered is deleted. */
  giveUp(): Promise<void> {
    const { log, time } = this.#ports;
    return this.#inOrder(() =>
      this.isEmpty && this.classId === null ? log.discard(this.id) : log.finish(this.id, time.date()),
    );
  }

  #freeWire(): 'wire' | null {
    return this.wireFree ? 'wire' : null;
  }

  /** What the room knows about its players. */
  facts(): RoomFacts {
    const { code, against } = this;
    const wire = this.#hasWire ? { name: this.#seats.nameIn('wire') } : null;
    return { matchId: this.id, code, against, players: this.#seats.facts(), wire };
  }

  async #take(who: StoredSeat): Promise<void> {
    const doubted = this.#doubtedKeys.get(who.seat) ?? [];
    this.#seats.take(who, this.#ports.time.now());
    try {
      await this.#ports.log.takeSeat(this.id, who, doubted);
    } catch (error) {
      this.#seats.release(who.seat);
      // It may be written all the same, although nobody has been told the key.
      if (who.keyHash !== null) this.#doubtedKeys.set(who.seat, [...doubted, who.keyHash]);
      throw error;
    }
    this.#doubtedKeys.delete(who.seat);
  }

  /** A person's command keeps the match alive; a refused one does not, but shows that the person is present. */
  async #personsCommand(command: Command): Promise<Outcome> {
    if ('seat' in command) this.#showSignOfLife(command.seat);
    const outcome = await this.#command(command);
    if (outcome.ok) this.#presence.showActivity();
    return outcome;
  }

  async #command(command: Command): Promise<Outcome> {
    if (!this.isFull && command.kind !== 'time-factor') return { ok: false, code: 'not-playing' };
    const now = await this.#passTime();
    const answer = apply(this.#duel.state, command, now);
    if (answer.ok) await this.#duel.record(answer);
    this.#changed();
    return answer.ok ? { ok: true } : answer;
  }

  /** Does everything due by now. In a class the bot plays on for a player who lets a whole position pass. @returns now */
  async #passTime(): Promise<number> {
    const now = this.#clock.now();
    const { state } = this.#duel;
    const due = advance(state, now);
    await this.#duel.record(due);
    if (this.classId !== null) for (const seat of leftAlone(state, due.events)) this.#seats.letBotPlay(seat);
    return now;
  }

  #showSignOfLife(seat: Seat): void {
    this.#seats.come(seat);
    this.#plans.drop(seat);
  }

  #startsLateAt(): number | null {
    return this.classId === null ? null : startsLateAt(this.state, this.#createdAt);
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

  #changed(): void {
    for (const seat of SEATS) {
      if (!this.#seats.isBotDriven(seat) || !this.isFull) this.#plans.drop(seat);
      else this.#plans.make(seat, this.view(seat), this.#seats.profile(seat), this.#duel.state.seed + seat);
    }
    this.onChange();
  }

  /** Runs tasks one after the other: a command never sees another's unfinished work. */
  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(task);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

/** The earliest of these times; those that are null never come. */
function earliest(...times: readonly (number | null)[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const time of times) if (time !== null && time < first) first = time;
  return first;
}
