/**
 * A player of a soak: moves as a person would, loses the connection, reloads, falls asleep, reads nothing for a while, and
 * comes back with the key of the seat. Remembers what the server has confirmed.
 */

import { joinRefusal } from '../../shared/protocol.ts';
import { botMove } from '../../shared/bot/bot.ts';
import type { Draw } from '../../shared/lib/random.ts';
import { type Player, resume } from '../server/support/player.ts';

/** A judged move that the server has confirmed: it must be in the log, once. */
export interface Told {
  readonly code: string;
  readonly seat: number;
  /** When it was judged, on the match's clock. */
  readonly at: number;
  readonly points: number;
}

const THINK_MS = [60, 400] as const;
const RETRY_MS = 150;
/** A request whose connection broke is never answered. */
const LOST_MS = 3_000;
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Sitter {
  readonly told: Told[] = [];
  readonly #url: string;
  readonly #draw: Draw;
  #player: Player;
  #busy = false;
  #leaves = false;
  #gone = false;

  constructor(url: string, player: Player, draw: Draw) {
    this.#url = url;
    this.#player = player;
    this.#draw = draw;
    // Otherwise the sdk writes lines about each connection that breaks.
    player.room.reconnection.enabled = false;
  }

  get code(): string {
    return this.#player.grant.code;
  }

  /** The room was gone before this player saw the end of the match. */
  get isGone(): boolean {
    return this.#gone;
  }

  /** Plays to the end, or until asked to leave. */
  async play(): Promise<void> {
    while (!this.#leaves && !this.#gone && this.#player.view.phase !== 'over') {
      await pause(THINK_MS[0] + this.#draw(THINK_MS[1]));
      if (this.#busy) continue;
      if (this.#player.closedWith !== null) await this.#comeBack();
      else await withinTime(this.#act()).catch(() => undefined);
    }
    // A reload may be under way still.
    this.#leaves = true;
    // The sdk would bring a connection that is just broken back, although its player has left.
    if (this.#player.closedWith === null) await withinTime(this.#player.leave()).catch(() => this.#player.vanish());
  }

  leave(): void {
    this.#leaves = true;
  }

  /** The connection breaks silently. */
  drop(): void {
    if (this.#player.closedWith !== null) return;
    this.#player.room.reconnection.enabled = true;
    this.#player.drop();
  }

  /** The page is reloaded, or closed for so long. */
  reload(awayMs: number): Promise<void> {
    return this.#alone(async () => {
      if (this.#player.closedWith === null) this.#player.vanish();
      await pause(awayMs);
      await this.#comeBack();
    });
  }

  /** Reads nothing from the connection for so long. */
  readNothing(forMs: number): Promise<void> {
    return this.#alone(async () => {
      const { transport } = this.#player.room.connection;
      const socket = 'ws' in transport ? (transport.ws as { pause?(): void; resume?(): void }) : {};
      socket.pause?.();
      await pause(forMs);
      socket.resume?.();
    });
  }

  async #alone(task: () => Promise<void>): Promise<void> {
    if (this.#busy || this.#gone) return;
    this.#busy = true;
    await task().finally(() => {
      this.#busy = false;
    });
  }

  /** Tries until the seat is held again: the server may not be up yet. */
  async #comeBack(): Promise<void> {
    while (!this.#gone && !this.#leaves) {
      const joining = resume(this.#url, this.#player.grant.seatKey);
      try {
        this.#player = await withinTime(joining);
        this.#player.room.reconnection.enabled = false;
        if (this.#leaves) this.#player.vanish();
        return;
      } catch (error) {
        vanishLate(joining);
        this.#gone = joinRefusal(error) === 'no-such-match';
        await pause(RETRY_MS);
      }
    }
  }

  async #act(): Promise<void> {
    const player = this.#player;
    const { view } = player;
    if (view.phase === 'ready' || view.phase === 'half-over') {
      if (!view.you.ready) await player.ask('ready', {});
      return;
    }
    const decided = view.phase === 'playing' ? botMove(view, 'off-by-one', 1) : null;
    if (decided === null) return;
    const reply = await player.ask('move', { positionId: decided.positionId, move: decided.move });
    if (!reply.ok) return;
    // The view shows what was judged before the reply comes.
    const judged = player.view.judgements.at(-1);
    if (judged === undefined) throw new Error('a move was accepted and not judged');
    const { seat, at, points } = judged;
    this.told.push({ code: this.code, seat, at, points: points.total });
  }
}

/** The same for a player who joins; one who gets in later is gone at once. @returns null if that fails */
export async function joinedInTime(joining: Promise<Player>): Promise<Player | null> {
  try {
    return await withinTime(joining);
  } catch {
    vanishLate(joining);
    return null;
  }
}

function vanishLate(joining: Promise<Player>): void {
  joining.then(
    (late) => late.vanish(),
    () => undefined,
  );
}

/** @throws if it takes longer than an answer can */
function withinTime<T>(task: Promise<T>): Promise<T> {
  return Promise.race([task, pause(LOST_MS).then(() => Promise.reject(new Error('no answer')))]);
}
