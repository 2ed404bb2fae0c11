/**
 * One match as a Colyseus room: connections in and out, requests in, views out. What holds is decided by Match.
 */

import { type Client, CloseCode, type Deferred, Room } from '@colyseus/core';
import type { StateView } from '@colyseus/schema';
import type { Command, RefusalCode } from '../../shared/duel/command.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import {
  CLOSE_CODES,
  type Invitation,
  type JoinOptions,
  type Reply,
  type RequestName,
  type Requests,
  type SeatGrant,
} from '../../shared/protocol.ts';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { MessageBudget } from './budget.ts';
import { type DuelDoor, RoomDuel } from './class/room-duel.ts';
import { LagMeter } from './lag.ts';
import type { Match, Outcome } from './match.ts';
import { readJoin, requestSchemas } from './messages.ts';
import { openDuel, openMatch, orBusy, returnMatch, wantsOwn } from './open-match.ts';
import { refusal } from './refusal.ts';
import { DuelState, viewOf, writeSeat, writeWire } from './schema/duel-state.ts';
import { QuietSerializer } from './schema/quiet-serializer.ts';
import type { Place } from '../store/match-store.ts';
import type { Services } from './services.ts';
import { Wakeup } from './wakeup.ts';

interface Session {
  readonly grant: SeatGrant;
  readonly budget: MessageBudget;
  readonly lag: LagMeter;
}
type Answer<N extends RequestName> = Promise<Requests[N]['reply']> | Reply<never>;
type SeatClient = Client<{ userData: Session; auth: JoinOptions; messages: { seat: SeatGrant } }>;

/** What a room is made of: the services, and what its first client asked for, the code of a match that returns, or a duel. */
export interface RoomSetup {
  readonly services: Services;
  readonly returning?: string;
  /** The id of a duel that a class is about to open. */
  readonly opening?: string;
}

/** How soon a room tries again when the log could not be written. */
const RETRY_MS = 1000;

/** What a room tells those who are not in it; the matchmaker keeps it. */
export interface RoomMetadata {
  readonly against: Match['against'];
  readonly invitation: Invitation | null;
}

export class DuelRoom extends Room<{ state: DuelState; client: SeatClient; metadata: RoomMetadata }> {
  override patchRate = 250;
  override autoDispose = false;
  /** Far beyond `too-fast`, which tells an honest client first: whoever sends more is cut off. */
  override maxMessagesPerSecond = 120;
  override messages = {
    ready: this.#ofPlayer('ready', (seat) => this.#match.command({ kind: 'ready', seat })),
    move: this.#ofPlayer('move', (seat, { positionId, move }, { lag }) =>
      this.#match.move({ kind: 'move', seat, positionId, move, by: 'player', lagMs: lag.rttMs }),
    ),
    hint: this.#ofPlayer('hint', (seat, { positionId }) =>
      this.#match.commandBeside({ kind: 'hint', seat, positionId }),
    ),
    call: this.#ofPlayer('call', (seat, { entryId }) => this.#match.commandBeside({ kind: 'call', seat, entryId })),
    name: this.#ofPlayer('name', (seat, { entryId, mistake }) =>
      this.#match.commandBeside({ kind: 'name', seat, entryId, mistake }),
    ),
    'time-factor': this.#ofPlayer('time-factor', (seat, { factor }) =>
      this.#unlessInClass({ kind: 'time-factor', seat, factor }),
    ),
    here: this.#ofPlayer('here', (seat) => this.#match.here(seat)),
    finish: this.#ofPlayer('finish', (seat) => this.#unlessInClass({ kind: 'finish', seat })),
    order: this.#answer('order', ({ grant }, { end, order }) =>
      grant.seat === 'wire' ? this.#match.order({ kind: 'order', end, order }) : refuse('not-playing'),
    ),
    clock: this.#answer('clock', ({ lag }, _, client) => {
      lag.measure(client.ref);
      return Promise.resolve({ ok: true, now: this.#match.now() });
    }),
    /** Any other kind of message is nobody's business. */
    _: () => undefined,
  };

  #table: { readonly services: Services; readonly match: Match } | null = null;
  #closing = false;
  readonly #wakeup = new Wakeup(() => void this.#wake());
  /** Who holds each seat now; an older connection of the same seat is none of ours any more. */
  readonly #holders = new Map<Place, SeatClient>();
  readonly #views = new Map<Place, StateView>();
  /** Whose connection was dropped and may come back by itself. */
  readonly #awaited = new Map<Place, Deferred>();

  get #match(): Match {
    return this.#made.match;
  }

  get #services(): Services {
    return this.#made.services;
  }

  get #made(): { readonly services: Services; readonly match: Match } {
    if (this.#table === null) throw new Error('the room has no match yet');
    return this.#table;
  }

  /** Reads what a client asks for before there is a room to ask it of. */
  static override onAuth(_token: string, options: unknown): Promise<JoinOptions> {
    const read = readJoin(options);
    return read.ok ? Promise.resolve(read.join) : Promise.reject(refusal(read.code));
  }

  override setSerializer(): void {
    super.setSerializer(new QuietSerializer());
  }

  override async onCreate(setup: RoomSetup): Promise<void> {
    const { services } = setup;
    const match = await orBusy(services, matchFor(setup));
    this.#table = { services, match };
    services.open.add(match.code);
    this.roomId = match.code;
    services.matches.add(match);
    // Who may come in is asked before a place is reserved (doors.ts): a place that nobody takes keeps nobody out.
    await this.setPrivate(true);
    this.state = new DuelState();
    match.onChange = () => this.#show();
    this.#offer(match);
    this.#show();
  }

  override async onJoin(client: SeatClient, _options: unknown, join: JoinOptions): Promise<void> {
    const grant = await orBusy(this.#services, this.#seatFor(join));
    const { time } = this.#services;
    client.userData = { grant, budget: new MessageBudget(time.now()), lag: new LagMeter(time) };
    this.#letGo(grant.seat);
    await orBusy(this.#services, this.#hold(client, client.userData));
    await this.#tellWhoWaits();
  }

  override async onDrop(client: SeatClient): Promise<void> {
    const seat = this.#seatHeldBy(client);
    if (seat === null || this.#closing) return;
    const awaited = this.allowReconnection(client, this.#services.settings.abandonMs / 1000);
    awaited.catch(() => undefined);
    this.#awaited.set(seat, awaited);
    await this.#match.goAway(seat, false);
    await this.#tellWhoWaits();
  }

  override async onReconnect(client: SeatClient): Promise<void> {
    if (client.userData === undefined) return;
    this.#awaited.delete(client.userData.grant.seat);
    await orBusy(this.#services, this.#hold(client, client.userData));
    await this.#tellWhoWaits();
  }

  override async onLeave(client: SeatClient, code: number): Promise<void> {
    const seat = this.#seatHeldBy(client);
    if (seat === null || this.#closing) return;
    this.#holders.delete(seat);
    this.#awaited.delete(seat);
    await this.#match.goAway(seat, code === CloseCode.CONSENTED);
    const gaveUp = code === CloseCode.CONSENTED && seat !== 'wire';
    if (gaveUp && !this.#match.isFull && !this.#match.somebodyHere) await this.#end();
    else await this.#tellWhoWaits();
  }

  override onDispose(): void {
    this.#wakeup.end();
    if (this.#table === null) return;
    const { code } = this.#match;
    this.#services.open.delete(code);
    this.#services.matches.remove(code);
    this.#services.quickMatch.forget(code);
    this.#services.guesses.forget(code);
    this.#services.duels.remove(this.#match.id);
  }

  /** The server goes down: nobody leaves, everything stands as it is in the log. */
  override onBeforeShutdown(): void {
    this.#closing = true;
    this.#wakeup.end();
    super.onBeforeShutdown();
  }

  async #seatFor(join: JoinOptions): Promise<SeatGrant> {
    const { code, against } = this.#match;
    if (join.kind === 'resume') {
      const seat = this.#match.seatOf(join.seatKey);
      if (seat === null) throw refusal('bad-seat-key');
      const classCode = this.#match.classId === null ? null : codeOfClassKey(join.seatKey);
      return { seat, code, seatKey: join.seatKey, classCode };
    }
    const isFirst = this.#match.isEmpty;
    if (!isFirst && wantsOwn(join, against)) throw refusal('match-full');
    const taken = await this.#match.takeSeat(join.name, join.kind === 'join' ? join.as : undefined);
    if (taken === null) throw refusal('match-full');
    this.#services.quickMatch.arrived(code);
    return { code, ...taken, classCode: null };
  }

  async #hold(client: SeatClient, { grant, lag }: Session): Promise<void> {
    this.#holders.set(grant.seat, client);
    client.view = this.#viewOf(grant.seat);
    lag.attach(client.ref);
    await this.#match.come(grant.seat);
    client.send('seat', grant);
  }

  /** One view for a seat, whichever connection holds it. */
  #viewOf(place: Place): StateView {
    const view = this.#views.get(place) ?? viewOf(this.state, place);
    this.#views.set(place, view);
    return view;
  }

  /** Closes whatever connection held the seat so far. */
  #letGo(place: Place): void {
    const before = this.#holders.get(place);
    this.#holders.delete(place);
    const awaited = this.#awaited.get(place);
    this.#awaited.delete(place);
    if (awaited !== undefined) awaited.reject(new Error('seat taken elsewhere'));
    else before?.leave(CLOSE_CODES.seatTaken, 'seat-taken-elsewhere' satisfies RefusalCode);
  }

  #seatHeldBy(client: SeatClient): Place | null {
    const seat = client.userData?.grant.seat;
    if (seat === undefined) return null;
    return this.#holders.get(seat)?.sessionId === client.sessionId ? seat : null;
  }

  /** A duel of a class is the class's to hold, to stop and to close. */
  #offer(match: Match): void {
    const { classId } = match;
    if (classId === null) return;
    const duel = new RoomDuel(match, this.#door());
    this.#services.duels.add({ duel, classId, onForgotten: () => this.#arm() });
  }

  #door(): DuelDoor {
    const { log } = this.#services;
    const letGo = async (seat: Seat) => {
      this.#letGo(seat);
      await this.#match.goAway(seat, false);
    };
    return {
      letGo: (seat) => void letGo(seat).catch((err: unknown) => log.error({ err }, 'a seat could not be let go')),
      end: () => this.#end(),
    };
  }

  /** A link tells who waits. */
  async #tellWhoWaits(): Promise<void> {
    const { against, invitation } = this.#match;
    await this.setMetadata({ against, invitation });
  }

  /** Projects what each person may see, sends it, and sets the timer for what is next. */
  #show(): void {
    for (const seat of SEATS) {
      if (this.#match.isPersons(seat)) writeSeat(this.state, seat, this.#match.view(seat));
    }
    if (this.#match.isPersons('wire')) writeWire(this.state, this.#match.wireView());
    this.broadcastPatch();
    this.#arm();
    this.#tellClass();
    if (this.metadata?.invitation && this.#match.invitation === null) this.#takeInvitationBack();
  }

  /** What a class does with the news is no concern of the match. */
  #tellClass(): void {
    const { id, classId } = this.#match;
    try {
      if (classId !== null) this.#services.duels.tell(classId, id);
    } catch (err) {
      this.#services.log.error({ err }, 'a class could not be told of its duel');
    }
  }

  /** The match is over: nobody can come to be its wire any more. */
  #takeInvitationBack(): void {
    const { log } = this.#services;
    this.#tellWhoWaits().catch((err: unknown) => log.error({ err }, 'an invitation stands that is none'));
  }

  #arm(): void {
    const { time } = this.#services;
    if (!this.#closing) this.#wakeup.in(time, this.#match.nextWake() - time.now());
  }

  async #wake(): Promise<void> {
    try {
      if (this.#match.givenUpAt() <= this.#services.time.now()) return await this.#end();
      await this.#match.wake();
      this.#arm();
    } catch (error) {
      this.#services.log.error({ err: error, code: this.#match.code }, 'a room could not go on');
      this.#wakeup.in(this.#services.time, RETRY_MS);
    }
  }

  async #end(): Promise<void> {
    this.#closing = true;
    await this.#match.giveUp();
    await this.disconnect(CLOSE_CODES.matchGone);
  }

  /** How long somebody may think, and when a match without an end has one, is the teacher's in a class. */
  #unlessInClass(command: Command): Promise<Outcome> | Reply<never> {
    return this.#match.classId === null ? this.#match.command(command) : refuse('teacher-decides');
  }

  /** What only one of the two players can ask. */
  #ofPlayer<N extends RequestName>(
    name: N,
    handle: (seat: Seat, message: Requests[N]['message'], session: Session) => Answer<N>,
  ): (client: SeatClient, raw: unknown) => Promise<Reply> {
    return this.#answer(name, (session, message) => {
      const { seat } = session.grant;
      return seat === 'wire' ? refuse('not-playing') : handle(seat, message, session);
    });
  }

  /** The way of every request: budget, form, seat, and only then what it asks. A fault is ours, and told as such. */
  #answer<N extends RequestName>(
    name: N,
    handle: (session: Session, message: Requests[N]['message'], client: SeatClient) => Answer<N>,
  ): (client: SeatClient, raw: unknown) => Promise<Reply> {
    return async (client, raw) => {
      const session = client.userData;
      if (session === undefined || this.#closing) return refuse('not-playing');
      if (!session.budget.take(this.#services.time.now())) return refuse('too-fast');
      const read = requestSchemas[name].safeParse(raw);
      if (!read.success) return refuse('bad-message');
      try {
        return await handle(session, read.data, client);
      } catch (error) {
        this.#services.log.error({ err: error, code: this.#match.code, request: name }, 'a request failed');
        return refuse('server-busy');
      }
    };
  }
}

function matchFor({ services, returning, opening, ...asked }: RoomSetup): Promise<Match> {
  if (opening !== undefined) return openDuel(services, opening);
  return returning === undefined ? openMatch(services, asked) : returnMatch(services, returning);
}

function refuse(code: RefusalCode): Reply<never> {
  return { ok: false, code };
}
