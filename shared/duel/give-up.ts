/** Why an application gives its connection up, in the game: told apart so that nobody is told what did not happen. */

import type { Tcb } from '../tcp/tcb.ts';
import type { MatchOptions } from './options.ts';
import type { EndState, HalfState } from './state.ts';
import type { EndOfConnection, GivenUp } from './view.ts';

/** An end that has been asked so often in a half gets nowhere; sooner where wrong segments may be why. */
const POSITIONS_MAX = { coached: 60, live: 30 } as const;
/** So often a segment is sent again before the application gives the connection up (RFC 9293, 3.8.3: R2). */
const RETRIES_MAX = 5;

export function isOutOfRetries({ rtoMs, config }: Tcb): boolean {
  return rtoMs >= config.rtoMs * 2 ** RETRIES_MAX;
}

/** Whether an end has been asked so often that it will get nowhere. */
export function getsNowhere({ mode }: MatchOptions, { positions }: EndState): boolean {
  return positions >= POSITIONS_MAX[mode];
}

/** Why the user timer of an end expires, from the end as it was before. */
export function whyGivenUp(options: MatchOptions, end: EndState): GivenUp {
  const { tcb } = end.endpoint;
  if (tcb.inFlight.length > 0 && isOutOfRetries(tcb)) return 'user-timeout';
  return getsNowhere(options, end) ? 'no-progress' : 'no-fin';
}

/** How the connection of an end came to its end; null: it still stands. */
export function endOfConnection(
  { contradicts }: HalfState,
  { endpoint: { tcb }, givenUp }: EndState,
): EndOfConnection | null {
  if (tcb.outcome === 'user-timeout') return givenUp ?? tcb.outcome;
  return tcb.state !== 'CLOSED' && contradicts ? 'contradiction' : tcb.outcome;
}
