/** The page's connection to its match: joins, asks, keeps the seat through drops and reloads. Knows no screen. */

import { Client, type Room } from 'colyseus.js';
import { seatReader, wireReader, type DuelRoomState } from '../../shared/duel/seat-record.ts';
import {
  CLOSE_CODES,
  codeOfSeatKey,
  DUEL_ROOM,
  type Invitation,
  type JoinOptions,
  joinRefusal,
  normaliseCode,
  type RequestName,
  type Requests,
  type SeatGrant,
  type Stranger,
} from '../../shared/protocol.ts';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { End } from '../../shared/duel/level.ts';
import type { TimeFactor } from '../../shared/duel/options.ts';
import type { MatchRecord } from '../../shared/duel/record.ts';
import type { Judgement } from '../../shared/duel/view.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';
import type { Actions, NewMatch, Practice } from '../model/actions.ts';
import type { ServerClock } from '../model/server-clock.ts';
import type { Origins } from '../model/origins.ts';
import type { EndReason, Reach, Session } from '../model/session.ts';
import type { Found } from '../model/found.ts';
import { askJson, readInvitation, readJson, readOrigins, readStrangers } from './http.ts';
import { probe } from './probe.ts';
import { seatKeys } from './key-memory.ts';
import { briefFetch } from './brief-fetch.ts';
import { Line } from './line.ts';
import { whenBack } from './when-back.ts';
import { rootUrl } from './root.ts';

type DuelRoom = Room<unknown, DuelRoomState>;

/** After these the match or the seat is lost to this page, and its key is of no more use. */
const FINAL: readonly RefusalCode[] = ['no-such-match', 'bad-seat-key'];

/** So often somebody who takes whoever comes is sent on before he hears of it. */
const QUICK_TRIES = 4;

const ENDINGS = new Map<number, EndReason>([
  [CLOSE_CODES.seatTaken, 'seat-taken'],
  [CLOSE_CODES.matchGone, 'match-gone'],
  [CLOSE_CODES.offence, 'offence'],
]);

/** The seat that this page is in or on its way to. */
interface OwnSeat {
  readonly code: string;
  readonly key: string;
  /** It belongs to a class: the key is the class's, and the class keeps it. */
  readonly lent: boolean;
}

export class MatchClient implements Actions {
  readonly #session: Session;
  readonly #clock: ServerClock;
  readonly #client = new Client(rootUrl(), { fetchFn: briefFetch });
  readonly #line: Line<DuelRoom, RefusalCode, EndReason>;
  #seat: OwnSeat | null = null;
  #origins: Promise<Origins> | null = null;
  /** What is asked of the server as soon as there is a seat. */
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
      const find = () => this.#client[way]<DuelRoomState>(DUEL_ROOM, ask);
      const room = await (against === 'anyone' ? insist(find) : find());
      this.#session.ownLevel.value = level === undefined ? null : { code: room.roomId, level };
      return room;
    });
  }

  async practise(from: Practice): Promise<void> {
    const ask: JoinOptions = { kind: 'practise', ...from };
    await this.#line.enter(() => this.#client.create<DuelRoomState>(DUEL_ROOM, ask));
  }

  async hint(positionId: number): Promise<boolean> {
    return (await this.#ask('hint', { positionId }))?.ok === true;
  }

  async call(entryId: number): Promise<void> {
    await this.#ask('call', { entryId });
  }

  async name(entryId: number, mistake: MistakeId): Promise<void> {
    await this.#ask('name', { entryId, mistake });
  }

  async record(matchId: string): Promise<MatchRecord | null> {
    // The server wrote it from a MatchRecord.
    return (await readJson(`/api/reviews/${encodeURIComponent(matchId)}`)) as MatchRecord | null;
  }

  async join(name: string, code: string, as?: 'wire'): Promise<void> {
    const seat = as === undefined ? {} : { as };
    const ask: JoinOptions = { kind: 'join', name, code: normaliseCode(code), ...seat };
    await this.#line.enter(() => this.#client.joinById<DuelRoomState>(normaliseCode(code), ask));
  }

  async resume(code: string, as?: 'wire'): Promise<boolean> {
    const keys = seatKeys[as ?? 'player'];
    const key = keys.recall(normaliseCode(code));
    if (key === null) return false;
    this.#seat = { code: codeOfSeatKey(key), key, lent: false };
    const refused = await this.#line.comeBack();
    if (refused !== null && isFinal(refused)) keys.forget(normaliseCode(code));
    // Another match has this code by now, and is asked for as any other.
    if (refused === 'bad-seat-key') this.#session.problem.value = null;
    return refused === null;
  }

  async enterSeat(code: string, key: string): Promise<boolean> {
    this.#seat = { code, key, lent: true };
    return (await this.#line.comeBack()) === null;
  }

  async ready(): Promise<void> {
    await this.#ask('ready', {});
  }

  async move(positionId: number | null, move: Move): Promise<Judgement | null> {
    const reply = await this.#ask('move', { positionId, move });
    return reply?.ok ? reply.judgement : null;
  }

  async setTimeFactor(factor: TimeFactor): Promise<void> {
    this.#timeFactor = factor;
    const { connection, grant } = this.#session;
    if (connection.value.kind === 'open' && grant.value?.seat !== 'wire' && this.#seat?.lent !== true)
      await this.#ask('time-factor', { factor });
  }

  async order(end: End, order: WireOrder | null): Promise<void> {
    await this.#ask('order', { end, order });
  }

  async takeOver(): Promise<void> {
    await this.#ask('here', {});
  }

  async finish(): Promise<void> {
    await this.#ask('finish', {});
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

  /** The match's clock stands still, or runs again: what was known of it holds no more. */
  hold(held: boolean): void {
    const here = performance.now();
    if (held) this.#clock.hold(here);
    else if (this.#clock.release(here)) this.#line.syncClock();
  }

  #return(): Promise<DuelRoom> {
    if (this.#seat === null) return Promise.reject(new Error('no seat'));
    const ask: JoinOptions = { kind: 'resume', seatKey: this.#seat.key };
    return this.#client.joinById<DuelRoomState>(this.#seat.code, ask);
  }

  #listen(room: DuelRoom): void {
    room.onMessage('seat', (granted: SeatGrant) => {
      if (this.#seat?.lent !== true) {
        this.#seat = { code: granted.code, key: granted.seatKey, lent: false };
        seatKeys[granted.seat === 'wire' ? 'wire' : 'player'].remember(granted.code, granted.seatKey);
      }
      this.#session.grant.value = granted;
      this.#line.stands();
      if (granted.seat !== 'wire' && !this.#seat.lent) void this.#tellTimeFactor();
    });
    room.onStateChange(this.#reader());
  }

  /** Takes what comes of the state: the view of a seat, or what the third player sees. */
  #reader(): (state: DuelRoomState) => void {
    const { view, wireView } = this.#session;
    const [readSeat, readWire] = [seatReader(), wireReader()];
    return (state) => {
      const [seat, wire] = [readSeat(state), readWire(state)];
      const next = seat ?? wire;
      if (next !== null && this.#clock.seen(performance.now(), next.now)) this.#line.doubtClock();
      if (seat !== null) view.value = seat;
      if (wire !== null) wireView.value = wire;
    };
  }

  async #tellTimeFactor(): Promise<void> {
    const known = this.#session.view.value?.you.timeFactor ?? '1';
    if (this.#timeFactor !== known) await this.#ask('time-factor', { factor: this.#timeFactor });
  }

  #ask<N extends RequestName>(name: N, message: Requests[N]['message']): Promise<Requests[N]['reply'] | null> {
    return this.#line.ask<Requests[N]['reply']>(name, message);
  }
}

/** Two can be on their way to the place of one: the later looks again. */
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
