/** One match as a Colyseus room: connections in and out, requests in, views out. Match decides. */

import { type Client, CloseCode, Room } from '@colyseus/core';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import type { ViewMessages } from '../../shared/lib/view-parts.ts';
import { CLOSE_CODES, type Invitation, type JoinOptions, type Reply, type SeatGrant } from '../../shared/protocol.ts';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { Connections, refuse, type Session } from './connections.ts';
import { askMatch, type PlayerAsk, type PlayerAsks } from '../../shared/match/asks.ts';
import type { Match } from '../../shared/match/match.ts';
import { readJoin, requestSchemas } from './messages.ts';
import { matchFor, orBusy, type RoomSetup, wantsOwn } from './open-match.ts';
import { refusal } from './refusal.ts';
import { RoomTimer, type Woken } from './room-timer.ts';
import { hashSeatKey, newSeatKey } from './seat-key.ts';
import { invitationOf } from './invitation.ts';
import type { Place } from '../../shared/match/log.ts';
import type { Services } from './services.ts';

interface SeatSession extends Session<Place> {
  readonly grant: SeatGrant;
}
interface Sent extends ViewMessages {
  seat: SeatGrant;
}
type SeatClient = Client<{ userData: SeatSession; auth: JoinOptions; messages: Sent }>;

/** In a class, thinking time and the end of an endless match are up to the teacher. */
const TEACHERS: readonly PlayerAsk[] = ['time-factor', 'finish'];

/** What a room publishes to clients outside; the matchmaker keeps it. */
export interface RoomMetadata {
  readonly against: Match['against'];
  readonly invitation: Invitation | null;
}

export class DuelRoom extends Room<{ client: SeatClient; metadata: RoomMetadata }> {
  /** Views are sent when they change; there is no state to patch. */
  override patchRate = 1000;
  override autoDispose = false;
  /** Far beyond `too-fast`, which warns an honest client first: a client that sends more is disconnected. */
  override maxMessagesPerSecond = 120;
  readonly #connections = new Connections<Place, SeatSession, SeatClient>(
    this,
    () => this.#services,
    (name, _, ms) => this.#timed(name, ms),
  );
  override messages = {
    ready: this.#ofPlayer('ready'),
    move: this.#ofPlayer('move'),
    hint: this.#ofPlayer('hint'),
    challenge: this.#ofPlayer('challenge'),
    name: this.#ofPlayer('name'),
    bet: this.#ofPlayer('bet'),
    'time-factor': this.#ofPlayer('time-factor'),
    here: this.#ofPlayer('here'),
    finish: this.#ofPlayer('finish'),
    order: this.#connections.answer('order', requestSchemas.order, ({ end, order }, { place }) =>
      place === 'wire' ? this.#match.order({ kind: 'order', end, order }) : refuse('not-playing'),
    ),
    clock: this.#connections.answer('clock', requestSchemas.clock, (_, { lag }, client) => {
      lag.measure(client.ref);
      return { ok: true, now: this.#match.now() };
    }),
    /** Any other kind of message is ignored. */
    _: () => undefined,
  };

  #table: { readonly services: Services; readonly match: Match; readonly timer: RoomTimer } | null = null;

  get #match(): Match {
    return this.#made.match;
  }

  get #services(): Services {
    return this.#made.services;
  }

  get #made(): { readonly services: Services; readonly match: Match; readonly timer: RoomTimer } {
    if (this.#table === null) throw new Error('the room has no match yet');
    return this.#table;
  }

  /** Parses a client's request before there is a room to pass it to. */
  static override onAuth(_token: string, options: unknown): Promise<JoinOptions> {
    const read = readJoin(options);
    return read.ok ? Promise.resolve(read.join) : Promise.reject(refusal(read.code));
  }

  override async onCreate(setup: RoomSetup): Promise<void> {
    const { services } = setup;
    const match = await orBusy(services, matchFor(setup));
    this.#table = { services, match, timer: new RoomTimer(services, this.#woken(match)) };
    services.open.add(match.code);
    this.roomId = match.code;
    services.matches.add(match);
    // Joining is checked before a place is reserved (doors.ts): a place that is never taken keeps nobody out.
    await this.setPrivate(true);
    match.onChange = () => this.#show();
    match.onSeatLost = (seat) => void this.#dismiss(seat);
    this.#offer(match);
    this.#show();
  }

  override async onJoin(client: SeatClient, _options: unknown, join: JoinOptions): Promise<void> {
    this.#connections.letIn();
    const grant = await orBusy(this.#services, this.#seatFor(join));
    this.#letGo(grant.seat);
    await orBusy(this.#services, this.#hold(client, { ...this.#connections.begin(grant.seat), grant }));
    await this.#tellWhoWaits();
  }

  override async onDrop(client: SeatClient): Promise<void> {
    const session = this.#connections.dropped(client);
    if (session === null) return;
    await this.#match.goAway(session.place, false);
    await this.#tellWhoWaits();
  }

  override async onReconnect(client: SeatClient): Promise<void> {
    if (client.userData === undefined) return;
    await orBusy(this.#services, this.#hold(client, client.userData));
    await this.#tellWhoWaits();
  }

  override async onLeave(client: SeatClient, code: number): Promise<void> {
    const session = this.#connections.left(client);
    if (session === null) return;
    const { place } = session;
    await this.#match.goAway(place, code === CloseCode.CONSENTED);
    const gaveUp = code === CloseCode.CONSENTED && place !== 'wire';
    const begun = this.#match.isFull;
    if ((gaveUp && !begun && !this.#match.somebodyHere) || this.#isDone()) this.#made.timer.giveUp();
    else await this.#tellWhoWaits();
  }

  override onDispose(): void {
    if (this.#table === null) return;
    this.#table.timer.end();
    const { code } = this.#match;
    this.#services.open.delete(code);
    this.#services.matches.remove(code);
    this.#services.quickMatch.forget(code);
    this.#services.guesses.forget(code);
    this.#services.duels.remove(this.#match.id);
  }

  /** The server shuts down: nobody leaves, everything stays as it is in the log. */
  override onBeforeShutdown(): void {
    this.fallSilent();
    super.onBeforeShutdown();
  }

  /** The match in the store. */
  get owned(): Pick<Match, 'id' | 'classId' | 'against'> {
    return this.#match;
  }

  /** From now on nothing is done here, and nothing answered: the room is, or will be, another server's. */
  fallSilent(): void {
    this.#connections.close();
    this.#table?.timer.end();
  }

  /** The same, once the store says exactly where the match stands. */
  async standStill(): Promise<void> {
    this.fallSilent();
    await this.#match.standStill();
  }

  async #seatFor(join: JoinOptions): Promise<SeatGrant> {
    const { code, against } = this.#match;
    if (join.kind === 'resume') {
      const seat = this.#match.seatOf(hashSeatKey(join.seatKey));
      if (seat === null) throw refusal('bad-seat-key');
      const classCode = this.#match.classId === null ? null : codeOfClassKey(join.seatKey);
      return { seat, code, seatKey: join.seatKey, classCode };
    }
    const isFirst = this.#match.isEmpty;
    if (!isFirst && wantsOwn(join, against)) throw refusal('match-full');
    const seatKey = newSeatKey(code);
    const as = join.kind === 'join' ? join.as : undefined;
    const seat = await this.#match.takeSeat(join.name, hashSeatKey(seatKey), as);
    if (seat === null) throw refusal('match-full');
    this.#services.quickMatch.arrived(code);
    return { seat, code, seatKey, classCode: null };
  }

  async #hold(client: SeatClient, session: SeatSession): Promise<void> {
    this.#connections.hold(client, session);
    await this.#match.come(session.place);
    this.#showTo(client, session);
    client.send('seat', session.grant);
  }

  /** Closes the connection that held the seat so far, if any. */
  #letGo(place: Place): void {
    this.#connections.letGo(place, CLOSE_CODES.seatTaken, 'seat-taken-elsewhere' satisfies RefusalCode);
  }

  /** Nobody comes back: the match is over, and everybody has left of their own accord. A class closes its duels itself. */
  #isDone(): boolean {
    const { isEmpty, isClosing } = this.#connections;
    return this.#match.isOver && this.#match.classId === null && isEmpty && !isClosing;
  }

  /** A duel of a class is paused, stopped and closed by the class. */
  #offer(match: Match): void {
    const { classId } = match;
    if (classId === null) return;
    const onForgotten = () => this.#made.timer.arm();
    this.#services.duels.add({ match, classId, close: () => this.#end(), onForgotten });
  }

  /** The person in a seat may not hold it any more: their connection is closed. */
  async #dismiss(seat: Seat): Promise<void> {
    this.#letGo(seat);
    const gone = this.#match.goAway(seat, false);
    await gone.catch((error: unknown) => this.#services.log.write('seat-not-left', { code: this.roomId, error }));
  }

  /** A link shows who waits. */
  async #tellWhoWaits(): Promise<void> {
    const { against } = this.#match;
    await this.setMetadata({ against, invitation: invitationOf(this.#match) });
  }

  /** Computes what each person may see, sends it, and sets the timer for the next event. */
  #show(): void {
    this.#connections.eachReached((client, session) => this.#showTo(client, session));
    this.#made.timer.arm();
    this.#tellClass();
    if (this.metadata?.invitation && invitationOf(this.#match) === null) this.#takeInvitationBack();
  }

  #showTo(client: SeatClient, { place }: SeatSession): void {
    if (!this.#match.isPersons(place)) return;
    const view = place === 'wire' ? this.#match.wireView() : this.#match.view(place);
    this.#connections.show(client, view, DUEL_SHAPE);
  }

  /** What a class does with the news does not concern the match. */
  #tellClass(): void {
    const { id, classId } = this.#match;
    try {
      if (classId !== null) this.#services.duels.tell(classId, id);
    } catch (error) {
      this.#services.log.write('duel-not-told', { match: id, error });
    }
  }

  /** The match is over: nobody can become its wire any more. */
  #takeInvitationBack(): void {
    const { log } = this.#services;
    this.#tellWhoWaits().catch((error: unknown) => log.write('invitation-stale', { code: this.roomId, error }));
  }

  /** The teacher of a class sees how fast its moves are answered. */
  #timed(name: string, ms: number): void {
    const { classId } = this.#match;
    if (classId !== null && name === 'move') this.#services.duels.answered(classId, ms);
  }

  #woken(match: Match): Woken {
    return {
      code: match.code,
      isClosing: () => this.#connections.isClosing,
      nextWake: () => match.nextWake(),
      givenUpAt: () => match.givenUpAt(),
      wake: () => match.wake(),
      end: () => this.#end(),
    };
  }

  async #end(): Promise<void> {
    this.#connections.close();
    await this.#match.giveUp();
    await this.disconnect(CLOSE_CODES.matchGone);
  }

  /** Requests that only one of the two players can make. */
  #ofPlayer<N extends PlayerAsk>(name: N): (client: SeatClient, raw: unknown) => Promise<Reply> {
    return this.#connections.answer<PlayerAsks[N], Reply>(name, requestSchemas[name], (message, { place, lag }) => {
      if (place === 'wire') return refuse('not-playing');
      if (this.#match.classId !== null && TEACHERS.includes(name)) return refuse('teacher-decides');
      return askMatch(this.#match, place, name, message, lag.rttMs);
    });
  }
}
