/** Keeps the keys of this tab's seats over a reload. Works without storage too (private windows): then nothing is kept. */

const PREFIX = 'last-ack.seat.';

function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

export function rememberSeat(code: string, seatKey: string): void {
  try {
    storage()?.setItem(PREFIX + code, seatKey);
  } catch {
    // Full or forbidden: the seat is then only as safe as the connection.
  }
}

export function recallSeat(code: string): string | null {
  return storage()?.getItem(PREFIX + code) ?? null;
}

export function forgetSeat(code: string): void {
  storage()?.removeItem(PREFIX + code);
}
