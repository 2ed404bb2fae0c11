/** The levels in learning order, in groups of a few: a player's choice. */

export const LEVEL_GROUPS = {
  basics: ['four-waves', 'last-words', 'three-waves', 'delayed-ack', 'crossing'],
  losses: ['lost-fin', 'lost-ack', 'lost-second-fin', 'lost-last-ack', 'lost-last-ack-twice', 'hole'],
  after: ['port-rush', 'reuse-address', 'ghost', 'skip-time-wait'],
  ends: ['abort', 'half-open-reader', 'forgotten-close', 'nobody-home', 'crash'],
  real: ['wraparound', 'capture:lost-last-ack', 'capture:half-close-data', 'storm'],
} as const;
export type LevelGroup = keyof typeof LEVEL_GROUPS;
/** A level that has its place on the map. */
export type MapLevel = (typeof LEVEL_GROUPS)[LevelGroup][number];
export const GROUP_NAMES = Object.keys(LEVEL_GROUPS) as LevelGroup[];

/** The level whose rounds are drawn from a seed. */
export const STORM = 'storm';

/** Levels about another end than the lecture's: a reset is no failure there. */
export const MEANT_TO_BREAK: readonly string[] = [
  'abort',
  'half-open-reader',
  'forgotten-close',
  'nobody-home',
  'crash',
];

/** Levels whose ends do not simply close one after the other. */
const NO_USUAL_ROLES: readonly string[] = [
  'crossing',
  'abort',
  'half-open-reader',
  'forgotten-close',
  'nobody-home',
  'crash',
  'reuse-address',
  STORM,
];

/** Whether A sends the first FIN and the last ACK here, and B answers, as in the lecture. */
export function hasUsualRoles(levelId: string): boolean {
  return !NO_USUAL_ROLES.includes(levelId) && !levelId.startsWith('capture:');
}
