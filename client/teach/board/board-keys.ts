/** The keys of the board: one for each control of its bar, on which it is shown. */

export const BOARD_KEYS = {
  next: 'N',
  pause: 'P',
  skip: 'S',
  more: '+',
  reveal: 'B',
  fog: 'F',
  standings: 'L',
  headline: 'K',
  heat: 'H',
  join: 'J',
  desk: 'D',
  bar: 'C',
  report: 'R',
} as const;
export type BoardAction = keyof typeof BOARD_KEYS;

const ACTIONS = Object.keys(BOARD_KEYS) as BoardAction[];

/**
 * The meaning of a key, or null. Space is the large key for "next", and = is + without shift. A presenter's clicker
 * sends the page keys or the arrows: forward and back.
 */
export function boardAction(key: string): BoardAction | 'back' | 'forth' | null {
  if (key === ' ') return 'next';
  if (key === '=') return 'more';
  if (key === 'ArrowLeft' || key === 'PageUp') return 'back';
  if (key === 'ArrowRight' || key === 'PageDown') return 'forth';
  return ACTIONS.find((action) => BOARD_KEYS[action] === key.toUpperCase()) ?? null;
}
