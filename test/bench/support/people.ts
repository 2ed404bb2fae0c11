/** Players who come back when their connection ends, as a page does, and tell how long they were away. */

import type { Room } from 'colyseus.js';
import { drawsFrom } from '../../../shared/lib/random.ts';
import { codeOfSeatKey, DUEL_ROOM } from '../../../shared/protocol.ts';
import { clientFrom, CREATE, play } from './duels.ts';
import { type Load, pause } from './load.ts';

/** As in client/net/line.ts: delays between attempts, each drawn from 0.75 to 1.25 of it. */
const RETURN_MS = [0, 300, 700, 1_500, 2_000, 3_000, 4_000];

/** All players of a bench. */
export interface Crowd {
  readonly url: string;
  readonly load: Load;
  readonly people: Person[];
  /** Nobody moves. */
  isStill: boolean;
  /** Those whose connection ends come back at once; otherwise when they are called. */
  comesBack: boolean;
}

export class Person {
  readonly #crowd: Crowd;
  readonly #nth: number;
  readonly #draw: ReturnType<typeof drawsFrom>;
  #room: Room | null = null;
  #key = '';
  #goneAt: number | null = null;
  #awayMs = 0;

  constructor(crowd: Crowd, nth: number) {
    this.#crowd = crowd;
    this.#nth = nth;
    this.#draw = drawsFrom(nth, 0);
    crowd.people.push(this);
  }

  get isAway(): boolean {
    return this.#goneAt !== null;
  }

  /** How long the player was away last, ms. */
  get awayMs(): number {
    return this.#awayMs;
  }

  sit(room: Room): void {
    this.#room = room;
    play(room, this.#crowd.load, this.#draw, {
      onSeat: (key) => {
        this.#key = key;
      },
      onView: () => {
        if (this.#goneAt !== null) this.#awayMs = performance.now() - this.#goneAt;
        this.#goneAt = null;
      },
      isStill: () => this.#crowd.isStill,
    });
    room.onLeave(() => {
      if (this.#room !== room) return;
      this.#goneAt = performance.now();
      if (this.#crowd.comesBack) void this.comeBack();
    });
  }

  /** Tries until the seat is held again. */
  async comeBack(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const delay = RETURN_MS[Math.min(tries, RETURN_MS.length - 1)] ?? 0;
      if (delay > 0) await pause(delay * (0.75 + this.#draw(1_000) / 2_000));
      const asked = { kind: 'resume', seatKey: this.#key } as const;
      const joining = clientFrom(this.#crowd.url, this.#nth).joinById(codeOfSeatKey(this.#key), asked);
      const room = await joining.catch(() => null);
      if (room !== null) return this.sit(room);
    }
  }

  leave(): void {
    this.#crowd.comesBack = false;
    void this.#room?.leave().catch(() => undefined);
  }
}

/** Two players in one match. */
export async function openTable(crowd: Crowd, nth: number): Promise<void> {
  const client = clientFrom(crowd.url, nth);
  const first = await client.create(DUEL_ROOM, CREATE);
  new Person(crowd, nth).sit(first);
  const asked = { kind: 'join', name: 'B', code: first.roomId } as const;
  new Person(crowd, nth).sit(await client.joinById(first.roomId, asked));
}
