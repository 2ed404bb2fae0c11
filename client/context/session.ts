/** The page's state of its match, as signals: joining, the seat's view, failures. Knows no network and no screen. */

import { type Signal, signal } from '@preact/signals';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import type { SeatGrant } from '../../shared/protocol.ts';
import type { OwnLevel } from './own-level.ts';

/** Why the page has no connection and does not try to get one. */
export const END_REASONS = ['seat-taken', 'match-gone', 'offence'] as const;
export type EndReason = (typeof END_REASONS)[number];

export type Connection =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: EndReason };

/** Failures that the page has a sentence for: a refusal, or no answer at all. */
/** What the network lets through. `sockets-blocked`: pages, but no WebSocket. */
export type Reach = 'open' | 'sockets-blocked' | 'no-server';

export type Problem = RefusalCode | 'no-server' | 'no-answer' | 'sockets-blocked';

export interface Session {
  readonly connection: Signal<Connection>;
  readonly grant: Signal<SeatGrant | null>;
  readonly view: Signal<SeatView | null>;
  /** The third player's view, if this page is theirs. */
  readonly wireView: Signal<WireView | null>;
  readonly problem: Signal<Problem | null>;
  /** The player's own level in the current match, kept to be replayed. */
  readonly ownLevel: Signal<OwnLevel | null>;
  /** Whether the clock of a match that this page plays itself is hurried. */
  readonly hurried: Signal<boolean>;
  /** The estimated server clock, ms. */
  serverNow(): number;
}

/** The initial state of a session. */
export function createSession(serverNow: () => number): Session {
  return {
    connection: signal<Connection>({ kind: 'none' }),
    grant: signal(null),
    view: signal(null),
    wireView: signal(null),
    problem: signal(null),
    ownLevel: signal(null),
    hurried: signal(false),
    serverNow,
  };
}
