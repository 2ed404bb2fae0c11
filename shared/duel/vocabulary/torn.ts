/** What is seen of the other end where the fog tears open after a missed race. All times: server clock, ms. */

import type { State } from '../../tcp/connection-state.ts';

/** Without any number of a segment: each of them is in this end's own figure. */
export interface TornFog {
  /** The state in which the peer repeated its FIN, and since when. */
  readonly state: Extract<State, 'LAST-ACK' | 'CLOSING'>;
  readonly since: number;
  /** When its FIN left, again and again; `entryId`: where this end's figure has it arriving; null: it has not. */
  readonly fins: readonly { readonly at: number; readonly entryId: number | null }[];
  /** The ACKs of that FIN, by this end's figure; `arrivedAt` null: lost. Those still under way are not among them. */
  readonly acks: readonly { readonly entryId: number; readonly arrivedAt: number | null }[];
  /** When the RST reached it; null: not yet. */
  readonly resetAt: number | null;
}
