/** How often one address, or whatever else is counted, may do something. */

import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';

export interface Limit {
  readonly points: number;
  /** In seconds. */
  readonly duration: number;
}

/** Makes what counts towards a limit. Its name tells it from the others in a place that several servers share. */
export type Limits = (name: string, limit: Limit) => RateLimiterAbstract;

/** Counts in this process alone. */
export const ownLimits: Limits = (_name, limit) => new RateLimiterMemory(limit);
