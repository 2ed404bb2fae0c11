/** Checks a level file: its content, and that two players without mistakes can play it to its end. Knows no files. */

import { failed, type Outcome, PASSED } from '../../shared/conformance/outcome.ts';
import { readLevel } from '../../shared/content/level-schema.ts';
import { ENDS, type Level } from '../../shared/duel/level.ts';
import type { DuelState, HalfState } from '../../shared/duel/state/state.ts';
import { playOut } from '../../shared/bot/play-out.ts';

/** The outcome for a level file, given as JSON values; a failure names the place. */
export function checkLevel(json: unknown): Outcome {
  const read = readLevel(json);
  if (!read.ok) return failed(read.error);
  const problem = problemOf(read.level);
  return problem === null ? PASSED : failed(problem);
}

/** What is wrong with a level when it is played, or null. */
function problemOf(level: Level): string | null {
  const state = playOut(level);
  if (state === null) return 'at the top: played without a mistake, it does not come to rest';
  return unrest(state) ?? uncalled(state);
}

/** Whether an end gave up because the two got nowhere, and not because of what this level is about. */
function unrest({ halves }: DuelState): string | null {
  const gaveUp = ENDS.filter((end) =>
    halves.some(({ level, ends }) => {
      const { endpoint, givenUp } = ends[end];
      const isOrphan = level.finWait2Ms !== undefined && givenUp === 'no-fin';
      const isMeant = isOrphan || (level.cablePulled !== undefined && givenUp !== 'no-progress');
      return endpoint.tcb.outcome === 'user-timeout' && !isMeant;
    }),
  );
  const [end] = gaveUp;
  return end === undefined ? null : `at ends.${end}: played without a mistake, it gets nowhere and gives up`;
}

/** The first application call that never happens, in either half. */
function uncalled({ halves }: DuelState): string | null {
  return halves.reduce<string | null>((found, half) => found ?? uncalledIn(half), null);
}

function uncalledIn({ half, level, ends }: HalfState): string | null {
  const end = ENDS.find((name) => ends[name].nextStep < level.ends[name].script.length);
  if (end === undefined) return null;
  return `at ends.${end}.script.${ends[end].nextStep}: played without a mistake, this call never comes (half ${half})`;
}
