/** The levels in the order in which one learns, in groups of a few: what a player chooses from. */

export const LEVEL_GROUPS = {
  basics: ['four-waves', 'last-words', 'three-waves', 'crossing'],
  losses: ['lost-fin', 'lost-ack', 'lost-second-fin', 'lost-last-ack', 'lost-last-ack-twice', 'hole'],
  after: ['port-rush', 'ghost', 'skip-time-wait'],
  ends: ['abort', 'half-open-reader', 'nobody-home'],
  real: ['wraparound', 'capture:lost-last-ack', 'capture:half-close-data', 'storm'],
} as const;
export type LevelGroup = keyof typeof LEVEL_GROUPS;
export const GROUP_NAMES = Object.keys(LEVEL_GROUPS) as LevelGroup[];

/** The level whose rounds are drawn from a seed. */
export const STORM = 'storm';

/** In these another end than the lecture's is what is to be seen: a reset there is no failure. */
export const MEANT_TO_BREAK: readonly string[] = ['abort', 'half-open-reader', 'nobody-home'];

/** In these the ends do not simply close one after the other. */
const NO_USUAL_ROLES: readonly string[] = ['crossing', 'abort', 'half-open-reader', 'nobody-home', STORM];

/** Whether A sends the first FIN and the last ACK here, and B answers, as the lecture has it. */
export function hasUsualRoles(levelId: string): boolean {
  return !NO_USUAL_ROLES.includes(levelId) && !levelId.startsWith('capture:');
}
