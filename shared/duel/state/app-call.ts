/** An application's call in the form that the endpoint accepts. */

import type { UserCall } from '../../tcp/event.ts';
import type { AppCall } from '../vocabulary/figure.ts';

/** The RFC 9293 user call for an application's call; null for one that concerns the host and not the connection. */
export function userCallOf({ call, bytes, full }: AppCall): UserCall | null {
  switch (call) {
    case 'SEND':
      return { kind: 'SEND', bytes };
    case 'CLOSE':
      return { kind: 'CLOSE', full };
    // The kernel closes what a dead process leaves behind, for reading as well.
    case 'DIE':
      return { kind: 'CLOSE', full: true };
    case 'ABORT':
      return { kind: 'ABORT' };
    case 'BIND':
    case 'LISTEN':
    case 'CONNECT':
      return null;
  }
}
