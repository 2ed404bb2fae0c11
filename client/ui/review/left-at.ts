/** Where the reader was in a match when he left it to practise: kept by this tab, so that a reload does not forget it. */

const KEY = 'last-ack.left';

/** Keeps the fragment of the place in a match; the one left before is forgotten. */
export function leaveMark(matchId: string, fragment: string): void {
  try {
    sessionStorage.setItem(KEY, matchId + fragment);
  } catch {
    // Full or forbidden: then one comes back to the beginning.
  }
}

/** The fragment of the place where a match was left; empty: it was not. */
export function markOf(matchId: string): string {
  try {
    const left = sessionStorage.getItem(KEY) ?? '';
    return left.startsWith(`${matchId}#`) ? left.slice(matchId.length) : '';
  } catch {
    return '';
  }
}
