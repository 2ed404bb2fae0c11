/** Where the reader was in a match before practising: kept by this tab, so that a reload does not forget it. */

const KEY = 'last-ack.left';

/** Keeps the fragment of a place in a match, replacing the last one. */
export function leaveMark(matchId: string, fragment: string): void {
  try {
    sessionStorage.setItem(KEY, matchId + fragment);
  } catch {
    // Full or forbidden: then the reader comes back to the beginning.
  }
}

/** The fragment of the place where a match was left; empty: none. */
export function markOf(matchId: string): string {
  try {
    const left = sessionStorage.getItem(KEY) ?? '';
    return left.startsWith(`${matchId}#`) ? left.slice(matchId.length) : '';
  } catch {
    return '';
  }
}
