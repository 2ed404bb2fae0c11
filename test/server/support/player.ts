/** A page without a screen: joins by the sdk, keeps the last view, asks what a test tells it to. */

import { Client, type Room } from 'colyseus.js';
import type { MatchOptions } from '../../../shared/duel/options.ts';
import { type DuelRoomState, seatReader, wireReader } from '../../../shared/duel/seat-record.ts';
import type { SeatView, WireView } from '../../../shared/duel/view.ts';
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

/** The view of a seat, or that of the wire. */
export class Player<V = SeatView> extends Connection {
  readonly grant: SeatGrant;
  /** Every view that came, oldest first. */
  readonly views: V[] = [];

  private constructor(room: Room, grant: SeatGrant, read: (state: DuelRoomState) => V | null) {
    super(room);
    this.grant = grant;
    const take = (state: unknown) => {
      const view = read(state as DuelRoomState);
      if (view !== null) this.views.push(view);
      this.tell();
    };
    room.onStateChange(take);
    take(room.state);
  }

  static async of<V>(joining: Promise<Room>, read: (state: DuelRoomState) => V | null): Promise<Player<V>> {
    const room = await joining;
    const grant = await new Promise<SeatGrant>((resolve) => room.onMessage('seat', resolve));
    const player = new Player(room, grant, read);
    await player.until(() => player.views.length > 0);
    return player;
  }

  get view(): V {
    const view = this.views.at(-1);
    if (view === undefined) throw new Error('no view yet');
    return view;
  }

  ask<N extends RequestName>(name: N, message: Requests[N]['message']): Promise<Requests[N]['reply']> {
    return this.room.request(name, message);
  }
}

type Asked<K extends JoinOptions['kind']> = Partial<Omit<Extract<JoinOptions, { kind: K }>, 'kind'>>;

export function create(url: string, asked: Asked<'create'> = {}): Promise<Player> {
  const options = { kind: 'create', name: 'Ada', against: 'friend', options: OPTIONS, ...asked } as const;
  const client = new Client(url);
  return Player.of(
    options.against === 'anyone' ? client.joinOrCreate(DUEL_ROOM, options) : client.create(DUEL_ROOM, options),
    seatReader(),
  );
}

/** Practice in a match that is over. */
export function practise(url: string, asked: Required<Asked<'practise'>>): Promise<Player> {
  const options = { kind: 'practise', ...asked } as const satisfies JoinOptions;
  return Player.of(new Client(url).create(DUEL_ROOM, options), seatReader());
}

export function joinByCode(url: string, code: string, name = 'Bob'): Promise<Player> {
  return Player.of(new Client(url).joinById(normaliseCode(code), { kind: 'join', name, code }), seatReader());
}

export function joinAsWire(url: string, code: string, name = 'Wu'): Promise<Player<WireView>> {
  const asked = { kind: 'join', name, code, as: 'wire' } as const satisfies JoinOptions;
  return Player.of(new Client(url).joinById(normaliseCode(code), asked), wireReader());
}

export function resume(url: string, seatKey: string): Promise<Player> {
  return resumed(url, seatKey, seatReader());
}

/** Into a duel of a class, by a key of the class. */
export function enter(url: string, code: string, key: string): Promise<Player> {
  return Player.of(new Client(url).joinById(code, { kind: 'resume', seatKey: key }), seatReader());
}

export function resumeWire(url: string, seatKey: string): Promise<Player<WireView>> {
  return resumed(url, seatKey, wireReader());
}

function resumed<V>(url: string, seatKey: string, read: (state: DuelRoomState) => V | null): Promise<Player<V>> {
  return Player.of(new Client(url).joinById(codeOfSeatKey(seatKey), { kind: 'resume', seatKey }), read);
}
