/** The race of TIME-WAIT, as the end itself has seen it: in a journal or in a figure. */

import { has, type Segment } from '../../tcp/segment.ts';

/** What matters of an entry. */
type Seen =
  | { readonly kind: 'sent'; readonly segment: Segment; readonly wrong: boolean }
  | { readonly kind: 'arrived'; readonly segment: Segment }
  | { readonly kind: 'timer'; readonly timer: string }
  | { readonly kind: 'state' | 'stayed' | 'call' | 'stopped' | 'bind' | 'opened' | 'corrupted' };

/**
 * Whether 2MSL ran out over a FIN that nothing had answered: a bad end (DUEL11).
 * @param seen what the end has seen of one connection, oldest first
 */
export function isRaceMissed(seen: readonly Seen[]): boolean {
  const over = seen.findIndex((entry) => entry.kind === 'timer' && entry.timer === 'time-wait');
  const before = seen.slice(0, Math.max(0, over));
  const last = before.findLast((entry) => entry.kind === 'arrived' || (entry.kind === 'sent' && !entry.wrong));
  return last?.kind === 'arrived' && has(last.segment, 'FIN');
}
