/**
 * Keeps the progress in the browser's storage, together with other windows on the same storage. Knows the store only as
 * an interface.
 */

import { effect, type Signal } from '@preact/signals';
import { NO_PROGRESS, type Keeping, type Progress } from '../../context/progress.ts';
import { rebased } from './progress-merge.ts';

/**
 * A store of this browser. `change` reads and writes in one step without interference by other windows; it rejects if
 * there is no store.
 */
export interface Cupboard {
  change(shelf: Shelf, next: (stored: unknown) => unknown): Promise<void>;
  /** Tells the other windows about a change. */
  tell(): void;
  /** Calls back when another window has reported one. */
  listen(heard: () => void): void;
}

/** `aside`: unreadable data, unchanged. */
export type Shelf = 'progress' | 'aside';

/** What validates stored progress: large, and a first visit has nothing to read. */
type Reader = typeof import('./progress-schema.ts');

interface Stored {
  /** Rises with every change, in any window. */
  readonly stamp: number;
  readonly progress: Progress;
}

export class ProgressKeeper {
  readonly #cupboard: Cupboard;
  readonly #progress: Signal<Progress>;
  readonly #keeping: Signal<Keeping>;
  /** The last known stored state: the difference of `progress` to it is not stored yet. */
  #known: Stored = { stamp: -1, progress: NO_PROGRESS };
  #reader: Reader | null = null;
  #busy: Promise<void> = Promise.resolve();

  constructor(cupboard: Cupboard, progress: Signal<Progress>, keeping: Signal<Keeping>) {
    this.#cupboard = cupboard;
    this.#progress = progress;
    this.#keeping = keeping;
  }

  /** Reads the stored progress, and stores every change from now on. Progress made before it was read is added. */
  async start(): Promise<void> {
    await this.#exchange();
    effect(() => {
      if (this.#progress.value !== this.#known.progress) void this.#exchange();
    });
    this.#cupboard.listen(() => void this.#exchange());
  }

  /** Resolves when all progress up to now is stored. */
  settled(): Promise<void> {
    return this.#busy;
  }

  #exchange(): Promise<void> {
    this.#busy = this.#busy.then(() => this.#once()).catch(() => this.#goWithout());
    return this.#busy;
  }

  async #once(): Promise<void> {
    if (await this.#swapped()) return;
    this.#reader = await import('./progress-schema.ts');
    await this.#swapped();
  }

  /**
   * One exchange: stored progress comes in, changes from here go out.
   * @returns false: something is stored that cannot be read before its reader is loaded; nothing has changed
   */
  async #swapped(): Promise<boolean> {
    let isReadable = true;
    let [unread, wrote]: [unknown, boolean] = [undefined, false];
    let kept = this.#known;
    const mine = this.#progress.peek();
    await this.#cupboard.change('progress', (raw) => {
      isReadable = raw === undefined || this.#reader !== null;
      if (!isReadable) return raw;
      const { stored, faulty } = this.#read(raw);
      unread = faulty ? raw : undefined;
      const isNews = mine !== this.#known.progress;
      wrote = faulty || isNews;
      const next = isNews ? rebased(this.#known.progress, mine, stored.progress) : stored.progress;
      kept = wrote ? { stamp: stored.stamp + 1, progress: next } : stored;
      return wrote ? kept : raw;
    });
    if (!isReadable) return false;
    if (unread !== undefined) await this.#setAside(unread);
    this.#take(mine, kept);
    if (wrote) this.#cupboard.tell();
    return true;
  }

  /** Changes made here during the exchange are based on the stored state now. */
  #take(sent: Progress, kept: Stored): void {
    const now = this.#progress.peek();
    const next = now === sent ? kept.progress : rebased(sent, now, kept.progress);
    this.#known = kept;
    this.#keeping.value = 'kept';
    this.#progress.value = next;
  }

  #setAside(unread: unknown): Promise<void> {
    return this.#cupboard.change('aside', (before) => [...(Array.isArray(before) ? before.slice(-4) : []), unread]);
  }

  #read(raw: unknown): { readonly stored: Stored; readonly faulty: boolean } {
    if (raw === undefined || this.#reader === null)
      return { stored: { stamp: 0, progress: NO_PROGRESS }, faulty: false };
    const { stamp, progress } =
      typeof raw === 'object' && raw !== null ? (raw as Partial<Record<keyof Stored, unknown>>) : {};
    const count = typeof stamp === 'number' && Number.isSafeInteger(stamp) ? stamp : 0;
    if (count === this.#known.stamp) return { stored: this.#known, faulty: false };
    const read = this.#reader.readProgress(progress);
    return {
      stored: { stamp: count, progress: read.ok ? read.progress : this.#reader.salvaged(progress) },
      faulty: !read.ok,
    };
  }

  /** Nothing can be stored here: progress lasts as long as the page is open. */
  #goWithout(): void {
    this.#keeping.value = 'session';
  }
}
