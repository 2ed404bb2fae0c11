/** Matches of a player who is alone: the authority over them runs in this page, so they need no server and answer at once. */

import type { Session } from '../../context/session.ts';
import type { NewMatch, Practice } from '../../context/actions.ts';
import { matchOfMoment, momentOfMatch } from '../../context/moment-match.ts';
import { newOwnId } from '../../context/own-id.ts';
import type { ServerClock } from '../../kit/server-clock.ts';
import type { MomentId } from '../../../shared/content/lecture/shown.ts';
import { levelById } from '../../../shared/content/levels.ts';
import { RECORDED_LEVELS } from '../../../shared/content/recorded-levels.ts';
import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';
import type { Level } from '../../../shared/duel/level.ts';
import { makeRecord } from '../../../shared/duel/views/make-record.ts';
import type { Seat, TimeFactor } from '../../../shared/duel/options.ts';
import { practiceLog } from '../../../shared/duel/state/practice.ts';
import type { MatchRecord } from '../../../shared/duel/views/record.ts';
import { askMatch, type PlayerAsk, type PlayerAsks } from '../../../shared/match/asks.ts';
import type { SharedMatch } from '../../../shared/protocol.ts';
import type { StoredMatch } from '../../../shared/match/log.ts';
import { Match } from '../../../shared/match/match.ts';
import { hasHappened, HURRY, HurriedTime, mayHurry, passHurried } from '../../../shared/match/hurry.ts';
import type { MatchPorts } from '../../../shared/match/match-setup.ts';
import { optionsAgainst } from '../../../shared/match/new-match.ts';
import { factsOfStored } from '../../../shared/match/stored-facts.ts';
import { Wakeup } from '../../../shared/match/wakeup.ts';
import { GoneOnElsewhere, OwnLog } from './own-log.ts';
import { pageTime } from './page-time.ts';

/** How soon a match goes on whose log could not be written. */
const RETRY_MS = 1_000;

/** Few positions are tried from a text: the players of their levels are loaded then. */
const loadMoments = () => import('./moment-log.ts');

/** A match in which this page sits. */
interface Sitting {
  readonly match: Match;
  readonly seat: Seat;
  readonly wakeup: Wakeup;
}

export class OwnMatches {
  readonly #session: Session;
  readonly #clock: ServerClock;
  readonly #log = new OwnLog();
  readonly #time = new HurriedTime(pageTime);
  readonly #ports: MatchPorts = {
    log: this.#log,
    time: this.#time,
    // The only player of the match is its page: nobody waits for them, and it is never given up.
    limits: { awayMs: Number.POSITIVE_INFINITY, abandonMs: Number.POSITIVE_INFINITY, idleMs: Number.POSITIVE_INFINITY },
    isHeard: () => false,
  };
  #sitting: Sitting | null = null;
  /** Tells the other tabs which match this one has sat down in. */
  readonly #tabs = new BroadcastChannel('last-ack-own');

  constructor(session: Session, clock: ServerClock) {
    this.#session = session;
    this.#clock = clock;
    this.#tabs.addEventListener('message', ({ data }) => {
      if (data === this.#sitting?.match.id) this.#endHere();
    });
  }

  /** Whether the page can play this match by itself: it knows the level, and the bot has the other seat. */
  static plays({ against, level, options }: NewMatch): boolean {
    return against === 'bot' && options.wire === undefined && (level ?? levelNamed(options.levelId)) !== null;
  }

  /** Begins a match that the page `plays`. */
  async create({ name, bot, level: brought, options }: NewMatch, factor: TimeFactor): Promise<void> {
    const level = brought ?? levelNamed(options.levelId);
    if (level === null) throw new Error(`no level ${options.levelId}`);
    const id = newOwnId();
    const match = await Match.open(this.#ports, {
      id,
      code: id,
      against: 'bot',
      seed: randomSeed(),
      level,
      options: optionsAgainst(bot, options),
    });
    await match.seatBot(bot);
    this.#session.ownLevel.value = brought === undefined ? null : { code: id, level: brought };
    await this.#sitDown(match, name, factor);
  }

  /**
   * Begins practice in the position with which the first events of a log end.
   * @returns false: they end with no question to that seat
   */
  async practise(
    { name, matchId, events, seat }: Practice,
    log: readonly DuelEvent[],
    factor: TimeFactor,
  ): Promise<boolean> {
    const before = practiceLog(log, { matchId, events }, seat);
    if (before === null) return false;
    const id = newOwnId();
    const match = await Match.practise(this.#ports, { id, code: id, seat, events: before });
    await this.#sitDown(match, name, factor);
    return true;
  }

  /** Begins practice in a position of a level. */
  async tryMoment(name: string, moment: MomentId, factor: TimeFactor): Promise<void> {
    const { log, seat } = (await loadMoments()).momentLog(moment);
    await this.practise({ name, matchId: matchOfMoment(moment), events: log.length, seat }, log, factor);
  }

  /** The events that lead to where practice begins; null: they are not kept. */
  async eventsOf(matchId: string): Promise<readonly DuelEvent[] | null> {
    const name = momentOfMatch(matchId);
    if (name !== null) return (await loadMoments()).logOfMoment(name);
    return (await this.logOf(matchId))?.events ?? null;
  }

  /** Back into a match of this browser. @returns false: it is not kept */
  async resume(id: string): Promise<boolean> {
    const stored = await this.#log.find(id);
    const place = stored?.seats.find(({ kind }) => kind === 'person')?.seat;
    if (stored === null || place === undefined || place === 'wire') return false;
    await this.#sit(await Match.restore(this.#ports, stored, null), place);
    return true;
  }

  /** Carries out what the player asks. @returns whether it was done; else `session.problem` says why not */
  async ask<N extends PlayerAsk>(name: N, message: PlayerAsks[N]): Promise<boolean> {
    if (this.#sitting === null) return false;
    const { match, seat } = this.#sitting;
    // What is due comes first, at its exact time.
    if (this.#time.rate !== 1) await this.#wake();
    const before = match.view(seat);
    const outcome = await askMatch(match, seat, name, message, 0).catch((error: unknown) => this.#notWritten(error));
    if (outcome === null) return false;
    this.#session.problem.value = outcome.ok ? null : outcome.code;
    if (this.#time.rate !== 1 && hasHappened(before, match.view(seat))) this.hurry(false);
    return outcome.ok;
  }

  /** Lets the clock run ten times as fast until something happens at the player's own end, or as usual again. */
  hurry(on: boolean): void {
    const { view, hurried } = this.#session;
    const rate = on && view.value !== null && mayHurry(view.value) ? HURRY : 1;
    if (rate !== this.#time.rate) this.#time.runAt(rate);
    hurried.value = rate !== 1;
    this.#show();
  }

  /** Leaves the match, at once. It stays as it stands. */
  leave(): void {
    this.#getUp();
    const { connection, problem, view, grant } = this.#session;
    connection.value = { kind: 'none' };
    problem.value = null;
    view.value = null;
    grant.value = null;
  }

  /** The log of a match that is over; null: it is not kept, or not over. */
  async logOf(id: string): Promise<StoredMatch | null> {
    const match = await this.#log.find(id);
    return match?.events.at(-1)?.type === 'match-ended' ? match : null;
  }

  /** A match that is over as it is sent to be kept; null: it is not kept here, or not over. */
  async shared(id: string): Promise<SharedMatch | null> {
    const match = await this.logOf(id);
    const player = match?.seats.find(({ kind }) => kind === 'person');
    const bot = match?.seats.find(({ kind }) => kind === 'bot')?.bot ?? 'perfect';
    if (match === null || player === undefined || player.seat === 'wire') return null;
    return { name: player.name, bot, seat: player.seat, events: match.events };
  }

  /** The record of a match that is over, made from its own log. */
  async record(id: string): Promise<MatchRecord | null> {
    const match = await this.logOf(id);
    return match === null
      ? null
      : makeRecord({ playedAt: match.createdAt, events: match.events }, factsOfStored(match));
  }

  /** What becomes of a request that could not be written. @returns null: another tab has written instead, and this one ends */
  #notWritten(error: unknown): { readonly ok: false; readonly code: 'server-busy' } | null {
    if (!(error instanceof GoneOnElsewhere)) return { ok: false, code: 'server-busy' };
    this.#endHere();
    return null;
  }

  /** Another tab goes on with the match. */
  #endHere(): void {
    this.#getUp();
    this.#session.connection.value = { kind: 'ended', why: 'seat-taken' };
  }

  /** From now on nothing happens in the match here. */
  #getUp(): void {
    if (this.#sitting === null) return;
    const { match, wakeup } = this.#sitting;
    match.onChange = () => undefined;
    wakeup.end();
    this.#sitting = null;
    this.#time.runAt(1);
    this.#session.hurried.value = false;
  }

  async #sitDown(match: Match, name: string, factor: TimeFactor): Promise<void> {
    const place = await match.takeSeat(name, null);
    if (place === null || place === 'wire') throw new Error('a match of one has no seat');
    await this.#sit(match, place);
    if (factor !== '1') await this.ask('time-factor', { factor });
  }

  async #sit(match: Match, seat: Seat): Promise<void> {
    this.#getUp();
    this.#tabs.postMessage(match.id);
    this.#sitting = { match, seat, wakeup: new Wakeup(() => void this.#wake()) };
    match.onChange = () => this.#show();
    await match.come(seat);
    const { connection, grant, problem } = this.#session;
    problem.value = null;
    connection.value = { kind: 'open' };
    grant.value = { seat, code: match.code, seatKey: '', classCode: null };
  }

  /** Shows what the player may see, and sets the timer for what is next. */
  #show(): void {
    if (this.#sitting === null) return;
    const { match, seat, wakeup } = this.#sitting;
    const here = performance.now();
    this.#clock.reset();
    this.#clock.sample(here, here, match.now());
    if (this.#time.rate !== 1) this.#clock.hurry(here, match.now(), this.#time.rate);
    this.#session.view.value = match.view(seat);
    wakeup.in(pageTime, this.#time.waitFor(match.nextWake()));
  }

  /** Lets everything happen that is due by now. */
  async #pass({ match, seat }: Sitting): Promise<void> {
    if (this.#time.rate === 1) return match.wake();
    await passHurried(match, seat, this.#time);
    this.#session.hurried.value = this.#time.rate !== 1;
  }

  async #wake(): Promise<void> {
    const sitting = this.#sitting;
    if (sitting === null) return;
    try {
      await this.#pass(sitting);
      if (sitting === this.#sitting) this.#show();
    } catch (error) {
      if (this.#notWritten(error) !== null) sitting.wakeup.in(pageTime, RETRY_MS);
    }
  }
}

/** A level of the game, those from captures among them. */
function levelNamed(id: string): Level | null {
  return levelById(id, RECORDED_LEVELS);
}

/** Drawn where there is no secure context, too: on plain http the page has no `crypto.randomUUID`. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
