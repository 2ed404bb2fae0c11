/** Why an application gives up its connection, distinguished so that no player is told something that did not happen. */

import type { Tcb } from '../../tcp/tcb.ts';
import type { MatchOptions } from '../options.ts';
import type { EndState, HalfState } from './state.ts';
import type { EndOfConnection, GivenUp } from '../vocabulary/review.ts';

/** An end that has been asked this often in a half gets nowhere; sooner where wrong segments may be the reason. */
const POSITIONS_MAX = { coached: 60, live: 30 } as const;
/** How often a segment is sent again before the application gives up the connection (RFC 9293, 3.8.3: R2). */
const RETRIES_MAX = 5;

export function isOutOfRetries({ rtoMs, config }: Tcb): boolean {
  return rtoMs >= config.rtoMs * 2 ** (config.retriesMax ?? RETRIES_MAX);
}

/** Whether an end has been asked too often to get anywhere. */
export function getsNowhere({ mode }: MatchOptions, { positions }: EndState): boolean {
  return positions >= POSITIONS_MAX[mode];
}

/** Why the user timer of an end expires, given the end before that. */
export function whyGivenUp(options: MatchOptions, end: EndState): GivenUp {
  const { tcb } = end.endpoint;
  if (tcb.inFlight.length > 0 && isOutOfRetries(tcb)) return 'user-timeout';
  if (getsNowhere(options, end)) return 'no-progress';
  return tcb.app.closed ? 'no-fin' : 'no-answer';
}

/** How the connection of an end ended; null: it still exists. */
export function endOfConnection(
  { contradicts }: HalfState,
  { endpoint: { tcb }, givenUp }: EndState,
): EndOfConnection | null {
  if (tcb.outcome === 'user-timeout') return givenUp ?? tcb.outcome;
  return tcb.state !== 'CLOSED' && contradicts ? 'contradiction' : tcb.outcome;
}
