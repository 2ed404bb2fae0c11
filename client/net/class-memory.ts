/** Keeps the keys of this browser's seats in classes: a student who closes the tab comes back as himself. Works without storage too. */

const PREFIX = 'last-ack.class.';

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function rememberClassKey(code: string, key: string): void {
  try {
    storage()?.setItem(PREFIX + code, key);
  } catch {
    // Full or forbidden: the seat is then only as safe as the connection.
  }
}

export function recallClassKey(code: string): string | null {
  return storage()?.getItem(PREFIX + code) ?? null;
}

export function forgetClassKey(code: string): void {
  storage()?.removeItem(PREFIX + code);
}
