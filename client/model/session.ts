/** What the page knows of its match, as signals: the way there, the seat's view, what went wrong. Knows no network and no screen. */

import { type Signal, signal } from '@preact/signals';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { SeatView, WireView } from '../../shared/duel/view.ts';
import type { SeatGrant } from '../../shared/protocol.ts';
import type { OwnLevel } from './own-level.ts';

/** Why the page has no connection and does not look for one. */
export const END_REASONS = ['seat-taken', 'match-gone', 'offence'] as const;
export type EndReason = (typeof END_REASONS)[number];

export type Connection =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: EndReason };

/** What the page has a sentence for when something did not work: a refusal, or no answer at all. */
/** What the network lets through. `sockets-blocked`: pages, but no WebSocket. */
export type Reach = 'open' | 'sockets-blocked' | 'no-server';

export type Problem = RefusalCode | 'no-server' | 'no-answer' | 'sockets-blocked';

export interface Session {
  readonly connection: Signal<Connection>;
  readonly grant: Signal<SeatGrant | null>;
  readonly view: Signal<SeatView | null>;
  /** What the third player sees, where this page is his. */
  readonly wireView: Signal<WireView | null>;
  readonly problem: Signal<Problem | null>;
  /** The level of this player's own that he has brought into a match, kept to be played again. */
  readonly ownLevel: Signal<OwnLevel | null>;
  /** The server's clock as estimated, ms. */
  serverNow(): number;
}

/** A session before anything has happened. */
export function createSession(serverNow: () => number): Session {
  return {
    connection: signal<Connection>({ kind: 'none' }),
    grant: signal(null),
    view: signal(null),
    wireView: signal(null),
    problem: signal(null),
    ownLevel: signal(null),
    serverNow,
  };
}
