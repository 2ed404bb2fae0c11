/** Keeps the keys of this browser's own seats by the code of their room. Works without storage too (private windows): then nothing is kept. */

/** Keys by code. */
interface KeyMemory {
  readonly remember: (code: string, key: string) => void;
  readonly recall: (code: string) => string | null;
  readonly forget: (code: string) => void;
}

function keyMemory(prefix: string, open: () => Storage): KeyMemory {
  const storage = () => {
    try {
      return open();
    } catch {
      return null;
    }
  };
  return {
    remember: (code, key) => {
      try {
        storage()?.setItem(prefix + code, key);
      } catch {
        // Full or forbidden: the seat is then only as safe as the connection.
      }
    },
    recall: (code) => storage()?.getItem(prefix + code) ?? null,
    forget: (code) => storage()?.removeItem(prefix + code),
  };
}

/** Of seats in matches, for this tab alone: two tabs may be two players. */
export const seatKeys = keyMemory('last-ack.seat.', () => window.sessionStorage);

/** Of seats in classes: a student who closes the tab comes back as himself. */
export const classKeys = keyMemory('last-ack.class.', () => window.localStorage);
