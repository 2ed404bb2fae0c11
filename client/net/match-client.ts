/**
 * The page's connection to its match: joins, sends requests, keeps the seat through drops and reloads. Knows no screen.
 */

import type { Room } from 'colyseus.js';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import {
  CLOSE_CODES,
  codeOfSeatKey,
  DUEL_ROOM,
  type Invitation,
  type JoinOptions,
  joinRefusal,
  normaliseCode,
  type RequestName,
  type Reply,
  type SeatGrant,
  type SharedMatch,
  type Stranger,
} from '../../shared/protocol.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { PlayerAsk, PlayerAsks } from '../../shared/match/asks.ts';
import type { TimeFactor } from '../../shared/duel/options.ts';
import type { End } from '../../shared/duel/level.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { Actions, NewMatch } from '../context/actions.ts';
import type { ServerClock } from '../kit/server-clock.ts';
import type { Origins } from '../kit/origins.ts';
import type { EndReason, Reach, Session } from '../context/session.ts';
import type { Found } from '../kit/found.ts';
import { askJson, readInvitation, readJson, readOrigins, readStrangers, sendMatch } from './http.ts';
import { probe } from './probe.ts';
import { seatKeys } from './key-memory.ts';
import { Line } from './line.ts';
import type { Ask } from './view-reader.ts';
import { whenBack } from './when-back.ts';
import { readers, sdk } from './sdk.ts';

/** After these the match or the seat is lost to this page, and its key is useless. */
const FINAL: readonly RefusalCode[] = ['no-such-match', 'bad-seat-key'];

/** How often a quick-match player is sent on before they are told. */
const QUICK_TRIES = 4;

const ENDINGS = new Map<number, EndReason>([
  [CLOSE_CODES.seatTaken, 'seat-taken'],
  [CLOSE_CODES.matchGone, 'match-gone'],
  [CLOSE_CODES.offence, 'offence'],
]);

/** The seat that this page is in or joining. */
interface OwnSeat {
  readonly code: string;
  readonly key: string;
  /** It belongs to a class, which keeps its key. */
  readonly lent: boolean;
}

/** What of `Actions` needs the server, and what only it has. */
export class MatchClient implements Omit<Actions, 'hurry' | 'practise' | 'share' | 'tryMoment'> {
  readonly #session: Session;
  readonly #clock: ServerClock;
  readonly #line: Line<Room, RefusalCode, EndReason>;
  #seat: OwnSeat | null = null;
  #origins: Promise<Origins> | null = null;
  /** Requests made of the server as soon as there is a seat. */
  #timeFactor: TimeFactor = '1';

  constructor(session: Session, clock: ServerClock) {
    this.#session = session;
    this.#clock = clock;
    this.#line = new Line({
      connection: session.connection,
      problem: session.problem,
      clock,
      endings: ENDINGS,
      refusalOf: joinRefusal,
      endOf: (refused) => (isFinal(refused) ? 'match-gone' : null),
      wayBack: () => (this.#seat === null ? null : () => this.#return()),
      listen: (room) => this.#listen(room),
      whenBack,
    });
  }

  async create({ name, against, bot, level, options }: NewMatch): Promise<void> {
    const own = level === undefined ? {} : { level };
    const ask: JoinOptions = { kind: 'create', name, against, bot, ...own, options };
    const way = against === 'anyone' ? 'joinOrCreate' : 'create';
    await this.#line.enter(async () => {
      const client = await sdk();
      const find = () => client[way](DUEL_ROOM, ask);
      const room = await (against === 'anyone' ? insist(find) : find());
      this.#session.ownLevel.value = level === undefined ? null : { code: room.roomId, level };
      return room;
    });
  }

  order(end: End, order: WireOrder | null): Promise<boolean> {
    return this.#done('order', { end, order });
  }

  ask<N extends PlayerAsk>(name: N, message: PlayerAsks[N]): Promise<boolean> {
    return this.#done(name, message);
  }

  async record(matchId: string): Promise<MatchRecord | null> {
    // The server serialised it from a MatchRecord.
    return (await readJson(`/api/reviews/${encodeURIComponent(matchId)}`)) as MatchRecord | null;
  }

  /** The log of a match of the server that is over; null: the server does not have it. */
  async log(matchId: string): Promise<readonly DuelEvent[] | null> {
    // The server wrote it from its log.
    return (await readJson(`/api/reviews/${encodeURIComponent(matchId)}/log`)) as readonly DuelEvent[] | null;
  }

  /** Sends a match that was played in this page. @returns the id under which it is kept; null: see `session.problem` */
  async share(match: SharedMatch): Promise<string | null> {
    const { problem } = this.#session;
    const answer = await sendMatch(match);
    problem.value = answer.ok ? null : answer.code;
    return answer.ok ? answer.matchId : null;
  }

  async join(name: string, code: string, as?: 'wire'): Promise<void> {
    const seat = as === undefined ? {} : { as };
    const ask: JoinOptions = { kind: 'join', name, code: normaliseCode(code), ...seat };
    await this.#line.enter(async () => (await sdk()).joinById(normaliseCode(code), ask));
  }

  async resume(code: string, as?: 'wire'): Promise<boolean> {
    const keys = seatKeys[as ?? 'player'];
    const key = keys.recall(normaliseCode(code));
    if (key === null) return false;
    this.#seat = { code: codeOfSeatKey(key), key, lent: false };
    const refused = await this.#line.comeBack();
    if (refused !== null && isFinal(refused)) keys.forget(normaliseCode(code));
    // The code belongs to another match by now, which is joined like any other.
    if (refused === 'bad-seat-key') this.#session.problem.value = null;
    return refused === null;
  }

  async enterSeat(code: string, key: string): Promise<boolean> {
    this.#seat = { code, key, lent: true };
    return (await this.#line.comeBack()) === null;
  }

  async setTimeFactor(factor: TimeFactor): Promise<void> {
    this.#timeFactor = factor;
    const { connection, grant } = this.#session;
    if (connection.value.kind === 'open' && grant.value?.seat !== 'wire' && this.#seat?.lent === false)
      await this.#done('time-factor', { factor });
  }

  async leave(): Promise<void> {
    const { view, wireView, grant } = this.#session;
    if (grant.value !== null && view.value?.phase === 'waiting') seatKeys.player.forget(grant.value.code);
    const left = this.#line.leave();
    this.#seat = null;
    view.value = null;
    wireView.value = null;
    grant.value = null;
    await left;
  }

  async lookUp(code: string): Promise<Found<Invitation>> {
    return readInvitation(await askJson(`/api/invitations/${encodeURIComponent(normaliseCode(code))}`));
  }

  async strangers(): Promise<readonly Stranger[]> {
    return readStrangers(await readJson('/api/strangers'));
  }

  origins(): Promise<Origins> {
    this.#origins ??= readOrigins();
    return this.#origins;
  }

  reach(): Promise<Reach> {
    return probe();
  }

  /** The match's clock stands still, or runs again: earlier samples no longer hold. */
  pause(held: boolean): void {
    const here = performance.now();
    if (held) this.#clock.hold(here);
    else if (this.#clock.release(here)) this.#line.syncClock();
  }

  async #return(): Promise<Room> {
    const seat = this.#seat;
    if (seat === null) throw new Error('no seat');
    const ask: JoinOptions = { kind: 'resume', seatKey: seat.key };
    return (await sdk()).joinById(seat.code, ask);
  }

  #listen(room: Room): Ask {
    room.onMessage('seat', (granted: SeatGrant) => {
      if (this.#seat?.lent !== true) {
        this.#seat = { code: granted.code, key: granted.seatKey, lent: false };
        seatKeys[granted.seat === 'wire' ? 'wire' : 'player'].remember(granted.code, granted.seatKey);
      }
      this.#session.grant.value = granted;
      this.#line.stands();
      if (granted.seat !== 'wire' && !this.#seat.lent) void this.#tellTimeFactor();
    });
    // The server is our own: what it split is a view again.
    return readers().readDuel(room, (view) => this.#take(view as unknown as SeatView | WireView));
  }

  #take(next: SeatView | WireView): void {
    const { view, wireView } = this.#session;
    if (this.#clock.seen(performance.now(), next.now)) this.#line.doubtClock();
    if ('traffic' in next) wireView.value = next;
    else view.value = next;
  }

  async #tellTimeFactor(): Promise<void> {
    const known = this.#session.view.value?.you.timeFactor ?? '1';
    if (this.#timeFactor !== known) await this.#done('time-factor', { factor: this.#timeFactor });
  }

  async #done(name: RequestName, message: object): Promise<boolean> {
    return (await this.#line.ask<Reply>(name, message))?.ok === true;
  }
}

/** Two players can be on their way to one place: the later one tries again. */
async function insist<T>(find: () => Promise<T>): Promise<T> {
  for (let left = QUICK_TRIES; ; left -= 1) {
    try {
      return await find();
    } catch (error) {
      if (left <= 1 || joinRefusal(error) !== 'match-full') throw error;
    }
  }
}

function isFinal(refused: RefusalCode | 'no-server' | 'sockets-blocked'): boolean {
  return FINAL.some((code) => code === refused);
}
