/** Duels under load: pairs of clients that play on and on, at the pace of people, each from an address of its own. */

import { Client, type Room } from 'colyseus.js';
import { Packr } from 'msgpackr';
import { botMove } from '../../../shared/bot/bot.ts';
import { readViews } from '../../../client/net/view-reader.ts';
import { DUEL_SHAPE } from '../../../shared/duel/views/sent-view.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { type Draw, drawsFrom } from '../../../shared/lib/random.ts';
import { DUEL_ROOM, type JoinOptions, type SeatGrant } from '../../../shared/protocol.ts';
import { type Load, pause } from './load.ts';

/** A storm goes on from round to round: no match ends while the clock of the bench runs. */
export const CREATE: JoinOptions = {
  kind: 'create',
  name: 'Load',
  against: 'friend',
  options: { levelId: 'storm', mode: 'coached', pace: 'fast', speed: true },
};
/** Thinking time, a minimum and a random part on top: with it a client sends 0.3 messages a second. */
const THINK_MS = [400, 1_100] as const;

/** As Colyseus writes messages. */
const packer = new Packr({ useRecords: false });

const ANSWER_MS = 60_000;

/** A server counts rooms by address; these come through a proxy that it trusts. */
export function clientFrom(url: string, nth: number): Client {
  return new Client(url, { headers: { 'x-forwarded-for': `10.1.${nth >> 8}.${nth & 255}` } });
}

/** Two clients in one match, who play at once. */
export async function openDuel(url: string, nth: number, load: Load): Promise<Room[]> {
  const client = clientFrom(url, nth);
  const first = await client.create(DUEL_ROOM, CREATE);
  play(first, load, drawsFrom(nth, 0));
  const second = await client.joinById(first.roomId, { kind: 'join', name: 'B', code: first.roomId });
  play(second, load, drawsFrom(nth, 1));
  return [first, second];
}

/** What a client tells of itself. */
export interface Told {
  /** It has a seat: the key leads back to it. */
  onSeat(seatKey: string): void;
  onView(): void;
  /** Whether it makes no move at the moment. */
  isStill(): boolean;
}

const NOTHING: Told = { onSeat: () => undefined, onView: () => undefined, isStill: () => false };

/** A client that makes the right move once it has thought. */
export function play(room: Room, load: Load, draw: Draw, told = NOTHING): void {
  let latest: SeatView | null = null;
  let considered = '';
  let asked = '';
  let movedAt: number | null = null;
  room.reconnection.enabled = false;
  room.onMessage('seat', ({ seatKey }: SeatGrant) => told.onSeat(seatKey));
  for (const message of ['parts', 'answer'])
    room.onMessage(message, (sent: unknown) => load.patches.push(packer.pack(sent).length));
  const ask = readViews(room, DUEL_SHAPE, (parts) => {
    // The server has split the view of a seat.
    latest = parts as unknown as SeatView;
    if (movedAt !== null) load.latencies.push(performance.now() - movedAt);
    movedAt = null;
    told.onView();
    void answer();
  });

  function wanted() {
    if (latest === null) return null;
    const { phase, half, position, may, you } = latest;
    const situation = `${phase} ${half} ${you.ready} ${position?.id} ${position?.attempt} ${may.bind}`;
    // To decide takes longer than all the rest.
    if (situation === considered) return null;
    considered = situation;
    const waits = (latest.phase === 'ready' || latest.phase === 'half-over') && !latest.you.ready;
    if (waits) return { name: 'ready', message: {}, key: `ready ${latest.half}` };
    const decided = latest.phase === 'playing' ? botMove(latest, 'perfect', 1) : null;
    if (decided === null) return null;
    const { positionId, move } = decided;
    return { name: 'move', message: { positionId, move }, key: `${positionId} ${latest.position?.attempt}` };
  }

  async function answer(): Promise<void> {
    const seen = wanted();
    if (seen === null || seen.key === asked) return;
    asked = seen.key;
    await pause(THINK_MS[0] + draw(THINK_MS[1]));
    if (!room.connection.isOpen || told.isStill()) return;
    load.messagesUp += 1;
    load.messagesInAll += 1;
    load.bytesUp += JSON.stringify(seen.message).length;
    movedAt = performance.now();
    // The room may close before it has answered.
    await ask(seen.name, seen.message, ANSWER_MS).catch(() => undefined);
  }
}
