/** A page without a screen: joins through the sdk, keeps the last view, sends what a test asks for. */

import { Client, type Room } from 'colyseus.js';
import type { MatchOptions } from '../../../shared/duel/options.ts';
import { type Ask, readViews } from '../../../client/net/view-reader.ts';
import { DUEL_SHAPE } from '../../../shared/duel/views/sent-view.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import type { WireView } from '../../../shared/duel/vocabulary/traffic.ts';
import {
  codeOfSeatKey,
  DUEL_ROOM,
  type JoinOptions,
  normaliseCode,
  type RequestName,
  type Requests,
  type SeatGrant,
} from '../../../shared/protocol.ts';
import { Connection } from './connection.ts';

export const OPTIONS: MatchOptions = { levelId: 'four-waves', mode: 'coached', pace: 'normal', speed: true };

/** As long as the sdk waits for an answer. */
const ANSWER_MS = 10_000;

/** In the view of a seat, or in that of the wire. */
export class Player<V = SeatView> extends Connection {
  readonly grant: SeatGrant;
  /** Every view received, oldest first. */
  readonly views: readonly V[];

  readonly #ask: Ask;

  private constructor(room: Room, grant: SeatGrant, views: V[], ask: Ask) {
    super(room);
    this.grant = grant;
    this.views = views;
    this.#ask = ask;
    for (const message of ['view', 'parts', 'answer']) room.onMessage(message, () => this.tell());
  }

  static async of<V>(joining: Promise<Room>): Promise<Player<V>> {
    const room = await joining;
    const views: V[] = [];
    // The server has split views of this kind.
    const ask = readViews(room, DUEL_SHAPE, (view) => views.push(view as V));
    const grant = await new Promise<SeatGrant>((resolve) => room.onMessage('seat', resolve));
    const player = new Player(room, grant, views, ask);
    await player.until(() => player.views.length > 0);
    return player;
  }

  get view(): V {
    const view = this.views.at(-1);
    if (view === undefined) throw new Error('no view yet');
    return view;
  }

  async ask<N extends RequestName>(name: N, message: Requests[N]['message']): Promise<Requests[N]['reply']> {
    if (!this.room.connection.isOpen) throw new Error('the connection is not open');
    // The server says what it is.
    return (await this.#ask(name, message, ANSWER_MS)) as Requests[N]['reply'];
  }
}

type Asked<K extends JoinOptions['kind']> = Partial<Omit<Extract<JoinOptions, { kind: K }>, 'kind'>>;

export function create(url: string, asked: Asked<'create'> = {}): Promise<Player> {
  const options = { kind: 'create', name: 'Ada', against: 'friend', options: OPTIONS, ...asked } as const;
  const client = new Client(url);
  return Player.of(
    options.against === 'anyone' ? client.joinOrCreate(DUEL_ROOM, options) : client.create(DUEL_ROOM, options),
  );
}

export function joinByCode(url: string, code: string, name = 'Bob'): Promise<Player> {
  return Player.of(new Client(url).joinById(normaliseCode(code), { kind: 'join', name, code }));
}

export function joinAsWire(url: string, code: string, name = 'Wu'): Promise<Player<WireView>> {
  const asked = { kind: 'join', name, code, as: 'wire' } as const satisfies JoinOptions;
  return Player.of(new Client(url).joinById(normaliseCode(code), asked));
}

export function resume(url: string, seatKey: string): Promise<Player> {
  return resumed(url, seatKey);
}

/** Joins a duel of a class, with a key of the class. */
export function enter(url: string, code: string, key: string): Promise<Player> {
  return Player.of(new Client(url).joinById(code, { kind: 'resume', seatKey: key }));
}

export function resumeWire(url: string, seatKey: string): Promise<Player<WireView>> {
  return resumed(url, seatKey);
}

function resumed<V>(url: string, seatKey: string): Promise<Player<V>> {
  return Player.of(new Client(url).joinById(codeOfSeatKey(seatKey), { kind: 'resume', seatKey }));
}
