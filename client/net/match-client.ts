/** The page's one connection to the server: joins, asks, keeps the seat through drops and reloads. Knows no screen. */

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
} from '../../shared/protocol.ts';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { End } from '../../shared/duel/level.ts';
import type { TimeFactor } from '../../shared/duel/options.ts';
import type { Judgement } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';
import type { Actions, NewMatch } from '../model/actions.ts';
import type { ServerClock } from '../model/server-clock.ts';
import type { EndReason, Session } from '../model/session.ts';
import { readInvitation, readJson } from './http.ts';
import { forgetSeat, recallSeat, rememberSeat } from './seat-memory.ts';
import { syncClock } from './clock-sync.ts';

type DuelRoom = Room<unknown, DuelRoomState>;

/** Names by which only this machine itself is reached. */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const ANSWER_MS = 6_000;
/** Pauses between tries to come back; after the last the page asks the player. */
const RETURN_MS = [300, 700, 1_500, 3_000, 5_000, 5_000, 8_000, 8_000, 10_000, 10_000, 10_000, 10_000, 10_000];
/** After these the match or the seat is lost to this page, and its key is of no more use. */
const FINAL: readonly RefusalCode[] = ['no-such-match', 'bad-seat-key'];

const ENDINGS = new Map<number, EndReason>([
  [CLOSE_CODES.seatTaken, 'seat-taken'],
  [CLOSE_CODES.matchGone, 'match-gone'],
  [CLOSE_CODES.offence, 'offence'],
]);

export class MatchClient implements Actions {
  readonly #session: Session;
  readonly #clock: ServerClock;
  readonly #client = new Client(location.origin);
  #room: DuelRoom | null = null;
  #stopClock: () => void = () => undefined;
  /** What is asked of the server as soon as there is a seat. */
  #timeFactor: TimeFactor = '1';

  constructor(session: Session, clock: ServerClock) {
    this.#session = session;
    this.#clock = clock;
  }

  async create({ name, against, bot, level, options }: NewMatch): Promise<void> {
    const own = level === undefined ? {} : { level };
    const ask: JoinOptions = { kind: 'create', name, against, bot, ...own, options };
    const way = against === 'anyone' ? 'joinOrCreate' : 'create';
    await this.#enter(async () => {
      const room = await this.#client[way]<DuelRoomState>(DUEL_ROOM, ask);
      this.#session.ownLevel.value = level === undefined ? null : { code: room.roomId, level };
      return room;
    });
  }

  async join(name: string, code: string, as?: 'wire'): Promise<void> {
    const seat = as === undefined ? {} : { as };
    const ask: JoinOptions = { kind: 'join', name, code: normaliseCode(code), ...seat };
    await this.#enter(() => this.#client.joinById<DuelRoomState>(normaliseCode(code), ask));
  }

  async resume(code: string): Promise<boolean> {
    const seatKey = recallSeat(normaliseCode(code));
    if (seatKey === null) return false;
    const refused = await this.#enter(() => this.#return(seatKey));
    if (refused !== null && isFinal(refused)) forgetSeat(normaliseCode(code));
    return refused === null;
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
    if (connection.value.kind === 'open' && grant.value?.seat !== 'wire') await this.#ask('time-factor', { factor });
  }

  async order(end: End, order: WireOrder | null): Promise<void> {
    await this.#ask('order', { end, order });
  }

  async finish(): Promise<void> {
    await this.#ask('finish', {});
  }

  async leave(): Promise<void> {
    const room = this.#room;
    this.#drop();
    const { connection, view, wireView, grant, problem } = this.#session;
    if (grant.value !== null && view.value?.phase === 'waiting') forgetSeat(grant.value.code);
    connection.value = { kind: 'none' };
    view.value = null;
    wireView.value = null;
    grant.value = null;
    problem.value = null;
    await room?.leave(true).catch(() => undefined);
  }

  async lookUp(code: string): Promise<Invitation | null> {
    return readInvitation(await readJson(`/api/invitations/${encodeURIComponent(normaliseCode(code))}`));
  }

  async publicOrigin(): Promise<string | null> {
    if (!OWN_NAMES.includes(location.hostname)) return null;
    const addresses = await readJson('/api/addresses');
    const found: unknown = Array.isArray(addresses) ? addresses[0] : null;
    return typeof found === 'string' ? found : null;
  }

  #return(seatKey: string): Promise<DuelRoom> {
    const ask: JoinOptions = { kind: 'resume', seatKey };
    return this.#client.joinById<DuelRoomState>(codeOfSeatKey(seatKey), ask);
  }

  /** @returns why it did not work; null if it did. */
  async #enter(open: () => Promise<DuelRoom>): Promise<RefusalCode | 'no-server' | null> {
    const { connection, problem } = this.#session;
    problem.value = null;
    connection.value = { kind: 'joining' };
    try {
      this.#use(await open());
      return null;
    } catch (error) {
      connection.value = { kind: 'none' };
      const refused = joinRefusal(error) ?? 'no-server';
      problem.value = refused;
      return refused;
    }
  }

  #use(room: DuelRoom): void {
    const { grant, connection } = this.#session;
    this.#room = room;
    const read = this.#reader();
    room.onMessage('seat', (granted: SeatGrant) => {
      grant.value = granted;
      rememberSeat(granted.code, granted.seatKey);
      connection.value = { kind: 'open' };
      this.#startClock(room);
      if (granted.seat !== 'wire') void this.#tellTimeFactor();
    });
    room.onStateChange(read);
    room.onDrop(() => {
      if (this.#room === room) connection.value = { kind: 'reconnecting' };
    });
    room.onReconnect(() => {
      connection.value = { kind: 'open' };
    });
    room.onLeave((code) => {
      if (this.#room === room) void this.#afterLeave(code);
    });
  }

  /** Takes what comes of the state: the view of a seat, or what the third player sees. */
  #reader(): (state: DuelRoomState) => void {
    const { view, wireView } = this.#session;
    const [readSeat, readWire] = [seatReader(), wireReader()];
    return (state) => {
      const [seat, wire] = [readSeat(state), readWire(state)];
      const next = seat ?? wire;
      if (next !== null) this.#clock.seen(performance.now(), next.now);
      if (seat !== null) view.value = seat;
      if (wire !== null) wireView.value = wire;
    };
  }

  async #afterLeave(code: number): Promise<void> {
    this.#drop();
    const { connection, grant } = this.#session;
    const why = ENDINGS.get(code);
    if (why !== undefined) connection.value = { kind: 'ended', why };
    else if (grant.value !== null) await this.#comeBack(grant.value.seatKey);
  }

  /** Knocks until it is let in, is told that it never will be, or the player has left. */
  async #comeBack(seatKey: string): Promise<void> {
    const { connection, grant } = this.#session;
    connection.value = { kind: 'reconnecting' };
    for (const pause of RETURN_MS) {
      await new Promise((done) => setTimeout(done, pause));
      if (grant.value?.seatKey !== seatKey) return;
      try {
        this.#use(await this.#return(seatKey));
        return;
      } catch (error) {
        const refused = joinRefusal(error);
        if (refused !== null && isFinal(refused)) {
          connection.value = { kind: 'ended', why: 'match-gone' };
          return;
        }
      }
    }
    connection.value = { kind: 'ended', why: 'unreachable' };
  }

  #drop(): void {
    this.#room = null;
    this.#stopClock();
  }

  #startClock(room: DuelRoom): void {
    this.#stopClock();
    this.#clock.reset();
    this.#stopClock = syncClock(this.#clock, async () => {
      const reply = await room.request<object, Requests['clock']['reply']>('clock', {}, { timeout: ANSWER_MS });
      return reply.ok ? reply.now : null;
    });
  }

  async #tellTimeFactor(): Promise<void> {
    const known = this.#session.view.value?.you.timeFactor ?? '1';
    if (this.#timeFactor !== known) await this.#ask('time-factor', { factor: this.#timeFactor });
  }

  /** Asks; what is refused or not answered is told in `session.problem`. */
  async #ask<N extends RequestName>(name: N, message: Requests[N]['message']): Promise<Requests[N]['reply'] | null> {
    const { problem } = this.#session;
    try {
      if (this.#room === null) throw new Error('no room');
      const reply = await this.#room.request<object, Requests[N]['reply']>(name, message, { timeout: ANSWER_MS });
      problem.value = reply.ok ? null : reply.code;
      return reply;
    } catch {
      problem.value = 'no-answer';
      return null;
    }
  }
}

function isFinal(refused: RefusalCode | 'no-server'): boolean {
  return FINAL.some((code) => code === refused);
}
