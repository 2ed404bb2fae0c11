/** What the page asks for goes to the match that it is in: the page's own where the player is alone, else the server's. */

import type { Actions, NewMatch, Practice } from './context/actions.ts';
import { momentOfMatch } from './context/moment-match.ts';
import { isOwnId } from './context/own-id.ts';
import type { Session } from './context/session.ts';
import type { ServerClock } from './kit/server-clock.ts';
import type { MatchClient } from './net/match-client.ts';
import type { OwnMatches } from './solo/own/own-matches.ts';
import type { MomentId } from '../shared/content/lecture/shown.ts';
import type { TimeFactor } from '../shared/duel/options.ts';
import type { MatchRecord } from '../shared/duel/views/record.ts';
import type { PlayerAsk, PlayerAsks } from '../shared/match/asks.ts';
import type { End } from '../shared/duel/level.ts';
import type { WireOrder } from '../shared/wire/fault.ts';

/** The code that plays matches in the page: as large as the game itself, and of no use before somebody plays alone. */
const loadOwnMatches = () => import('./solo/own/own-matches.ts').then((own) => own.OwnMatches);

type Own = Pick<OwnMatches, keyof OwnMatches>;
/** The class of the page's own matches, by what is used of it. */
export type OwnClass = Pick<typeof OwnMatches, 'plays'> & (new (session: Session, clock: ServerClock) => Own);
/** The client of the server's matches, by what is used of it. */
export type Served = Pick<MatchClient, keyof MatchClient>;
type WithOwn = (own: Own, Class: OwnClass) => Promise<void>;

export class PageActions implements Actions {
  readonly #served: Served;
  readonly #session: Session;
  readonly #clock: ServerClock;
  readonly #load: () => Promise<OwnClass>;
  #own: Own | null = null;
  #timeFactor: TimeFactor = '1';

  /** @param load of the code that plays matches in the page */
  constructor(served: Served, session: Session, clock: ServerClock, load: () => Promise<OwnClass> = loadOwnMatches) {
    this.#served = served;
    this.#session = session;
    this.#clock = clock;
    this.#load = load;
  }

  async create(match: NewMatch): Promise<void> {
    if (match.against !== 'bot') return this.#served.create(match);
    await this.#entering(async (own, Class) => {
      if (!Class.plays(match)) return this.#served.create(match);
      await own.create(match, this.#timeFactor);
    });
  }

  async practise(from: Practice): Promise<void> {
    await this.#entering(async (own) => {
      const { matchId } = from;
      const here = isOwnId(matchId) || momentOfMatch(matchId) !== null;
      const log = here ? await own.eventsOf(matchId) : await this.#served.log(matchId);
      if (log === null) this.#session.problem.value = 'no-such-match';
      else if (!(await own.practise(from, log, this.#timeFactor))) this.#session.problem.value = 'no-position';
    });
  }

  async tryMoment(name: string, moment: MomentId): Promise<void> {
    await this.#entering((own) => own.tryMoment(name, moment, this.#timeFactor));
  }

  join(name: string, code: string, as?: 'wire'): Promise<void> {
    return this.#served.join(name, code, as);
  }

  async resume(code: string, as?: 'wire'): Promise<boolean> {
    if (!isOwnId(code)) return this.#served.resume(code, as);
    let found = false;
    await this.#alone(async (own) => {
      found = await own.resume(code);
    });
    return found;
  }

  enterSeat(code: string, key: string): Promise<boolean> {
    return this.#served.enterSeat(code, key);
  }

  pause(held: boolean): void {
    this.#served.pause(held);
  }

  ask<N extends PlayerAsk>(name: N, message: PlayerAsks[N]): Promise<boolean> {
    const own = this.#isOwn ? this.#own : null;
    return own === null ? this.#served.ask(name, message) : own.ask(name, message);
  }

  hurry(on: boolean): void {
    if (this.#isOwn) this.#own?.hurry(on);
  }

  order(end: End, order: WireOrder | null): Promise<boolean> {
    return this.#served.order(end, order);
  }

  async setTimeFactor(factor: TimeFactor): Promise<void> {
    this.#timeFactor = factor;
    if (this.#isOwn) await this.#own?.ask('time-factor', { factor });
    await this.#served.setTimeFactor(factor);
  }

  async record(matchId: string): Promise<MatchRecord | null> {
    if (!isOwnId(matchId)) return this.#served.record(matchId);
    let record: MatchRecord | null = null;
    await this.#alone(async (own) => {
      record = await own.record(matchId);
    });
    return record;
  }

  /** Keeps a match of this browser on the server, for others to see. @returns the id of its review; null: see `session.problem` */
  async share(matchId: string): Promise<string | null> {
    let shared: string | null = null;
    await this.#alone(async (own) => {
      const match = await own.shared(matchId);
      if (match === null) this.#session.problem.value = 'no-such-match';
      else shared = await this.#served.share(match);
    });
    return shared;
  }

  async leave(): Promise<void> {
    if (this.#isOwn) this.#own?.leave();
    else await this.#served.leave();
  }

  lookUp(code: string): ReturnType<Actions['lookUp']> {
    return this.#served.lookUp(code);
  }

  strangers(): ReturnType<Actions['strangers']> {
    return this.#served.strangers();
  }

  origins(): ReturnType<Actions['origins']> {
    return this.#served.origins();
  }

  reach(): ReturnType<Actions['reach']> {
    return this.#served.reach();
  }

  get #isOwn(): boolean {
    return isOwnId(this.#session.grant.value?.code ?? '');
  }

  /** The same on the way into a match: until it is there, or has failed, no other is begun. */
  async #entering(run: WithOwn): Promise<void> {
    const { connection } = this.#session;
    if (connection.value.kind === 'joining') return;
    connection.value = { kind: 'joining' };
    await this.#alone(run);
    if (connection.value.kind === 'joining') connection.value = { kind: 'none' };
  }

  /** Lets the page's own matches do something, once the code for them is there. */
  async #alone(run: WithOwn): Promise<void> {
    const { problem } = this.#session;
    try {
      const Class = await this.#load();
      this.#own ??= new Class(this.#session, this.#clock);
      await run(this.#own, Class);
    } catch {
      problem.value = 'no-answer';
    }
  }
}
