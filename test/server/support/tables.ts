/** Tables in a group of servers: at each of them two players play match after match and come back whatever happens. */

import { drawsFrom } from '../../../shared/lib/random.ts';
import { Sitter, type Told } from '../../soak/sitter.ts';
import { insist } from './insist.ts';
import { create, joinByCode, OPTIONS } from './player.ts';

/** Where one table is. */
export interface Place {
  /** Of the server at which the match is created. */
  readonly at: string;
  /** Of another through which the second player joins. */
  readonly joinedThrough: string;
  /** Through which both come back: any server. */
  readonly backThrough: string;
}

export class Tables {
  readonly told: Told[] = [];
  /** The codes of matches whose room was gone before the end. */
  readonly gone: string[] = [];
  readonly #playing = new Set<Sitter>();
  readonly #tables: Promise<void>[];
  #isOpen = true;

  constructor(places: readonly Place[]) {
    this.#tables = places.map((place, seed) => this.#play(place, seed));
  }

  /** How many moves were confirmed, those of matches that still go on included. */
  get moves(): number {
    return [...this.#playing].reduce((sum, { told }) => sum + told.length, this.told.length);
  }

  /** Everybody leaves. */
  async end(): Promise<void> {
    this.#isOpen = false;
    for (const sitter of this.#playing) sitter.leave();
    await Promise.all(this.#tables);
  }

  async #play({ at, joinedThrough, backThrough }: Place, seed: number): Promise<void> {
    const draw = drawsFrom(seed, 0);
    while (this.#isOpen) {
      const host = await insist(() => create(at, { options: { ...OPTIONS, pace: 'fast' } }));
      const guest = await insist(() => joinByCode(joinedThrough, host.grant.code));
      const sitters = [host, guest].map((player) => new Sitter(backThrough, player, draw));
      for (const sitter of sitters) this.#playing.add(sitter);
      if (!this.#isOpen) for (const sitter of sitters) sitter.leave();
      await Promise.all(sitters.map((sitter) => sitter.play()));
      for (const sitter of sitters) {
        this.#playing.delete(sitter);
        this.told.push(...sitter.told);
        if (sitter.isGone) this.gone.push(sitter.code);
      }
    }
  }
}
