/** The Node version that the game needs. Imports nothing: an older Node could not parse what other files import. */

/** As in package.json, engines. */
const OLDEST = [20, 19] as const;

/**
 * @param version as in `process.versions.node`
 * @returns a message for the user, or null if this Node will do
 */
export function nodeProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const tooOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return tooOld ? `it needs Node ${OLDEST.join('.')} or later, and this is ${version}. Get one from nodejs.org` : null;
}
