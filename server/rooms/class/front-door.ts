/** Who may open a class: the house's password, and how often one address may try. Knows no room. */

import { RateLimiterMemory } from 'rate-limiter-flexible';
import { passwordFits } from '../../house.ts';
import type { Settings } from '../../settings.ts';

const WRONG_TRIES = { points: 10, duration: 5 * 60 };
/** A school can stand behind one address. */
const OPENINGS = { points: 60, duration: 10 * 60 };

export class FrontDoor {
  readonly #settings: Pick<Settings, 'hostPassword'>;
  readonly #wrong = new RateLimiterMemory(WRONG_TRIES);
  readonly #openings = new RateLimiterMemory(OPENINGS);

  constructor(settings: Pick<Settings, 'hostPassword'>) {
    this.#settings = settings;
  }

  /** Tries to pass, from this address. @returns why not; null: come in */
  async refusal(password: string | undefined, address: string): Promise<'wrong-password' | 'too-fast' | null> {
    // Whoever has guessed too often is not heard even if he is right at last.
    if (await this.#isLockedOut(address)) return 'too-fast';
    if (!passwordFits(this.#settings, password)) {
      await took(this.#wrong, address);
      return 'wrong-password';
    }
    return (await took(this.#openings, address)) ? null : 'too-fast';
  }

  async #isLockedOut(address: string): Promise<boolean> {
    return ((await this.#wrong.get(address))?.consumedPoints ?? 0) >= WRONG_TRIES.points;
  }
}

/** The limiter rejects with what is left, and no Error, when there is nothing left. */
function took(limiter: RateLimiterMemory, address: string): Promise<boolean> {
  return limiter.consume(address).then(
    () => true,
    () => false,
  );
}
