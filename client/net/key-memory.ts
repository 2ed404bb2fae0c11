/**
 * Stores the keys of this browser's own seats by the code of their room: few, and not for long, as rooms do not last
 * forever. Works without storage too (private windows): then nothing outlives the page.
 */

/**
 * The storage of a tab, or of the browser; null: there is none.
 * @throws if it is forbidden
 */
type OpenStorage = () => Storage | null;

interface Kept {
  readonly code: string;
  readonly key: string;
  /** When it was last used, epoch ms. */
  readonly at: number;
}

interface Bounds {
  readonly most: number;
  readonly forMs: number;
}

const HOUR_MS = 3_600_000;

export class KeyMemory {
  readonly #name: string;
  readonly #open: OpenStorage;
  readonly #bounds: Bounds;

  constructor(name: string, open: OpenStorage, bounds: Bounds) {
    this.#name = name;
    this.#open = open;
    this.#bounds = bounds;
  }

  remember(code: string, key: string): void {
    this.#write([{ code, key, at: Date.now() }, ...this.#others(code)].slice(0, this.#bounds.most));
  }

  recall(code: string): string | null {
    return this.#read().find((kept) => kept.code === code)?.key ?? null;
  }

  forget(code: string): void {
    this.#write(this.#others(code));
  }

  #others(code: string): readonly Kept[] {
    return this.#read().filter((kept) => kept.code !== code);
  }

  #read(): readonly Kept[] {
    const since = Date.now() - this.#bounds.forMs;
    try {
      const stored: unknown = JSON.parse(this.#open()?.getItem(this.#name) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isKept).filter(({ at }) => at > since) : [];
    } catch {
      return [];
    }
  }

  #write(kept: readonly Kept[]): void {
    try {
      this.#open()?.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // Full or forbidden: the seat then lasts only as long as the page.
    }
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { code, key, at } = value as Partial<Record<keyof Kept, unknown>>;
  return typeof code === 'string' && typeof key === 'string' && typeof at === 'number';
}

const MATCHES: Bounds = { most: 24, forMs: 24 * HOUR_MS };
const ofTab: OpenStorage = () => window.sessionStorage;
const ofBrowser: OpenStorage = () => window.localStorage;

/** Of seats in matches: those of this tab first, since two tabs may be two players, then those of any tab before it. */
function seatMemory(name: string) {
  const [tab, browser] = [new KeyMemory(name, ofTab, MATCHES), new KeyMemory(name, ofBrowser, MATCHES)];
  return {
    remember: (code: string, key: string) => {
      tab.remember(code, key);
      browser.remember(code, key);
    },
    recall: (code: string) => tab.recall(code) ?? browser.recall(code),
    forget: (code: string) => {
      tab.forget(code);
      browser.forget(code);
    },
  };
}

/** Of players' seats, and of the third one: a browser may hold both in one match. */
export const seatKeys = { player: seatMemory('last-ack.keys.match'), wire: seatMemory('last-ack.keys.wire') };

/** Of seats in classes: a student who closes the tab comes back as the same student. */
export const classKeys = new KeyMemory('last-ack.keys.class', ofBrowser, { most: 24, forMs: 7 * 24 * HOUR_MS });
