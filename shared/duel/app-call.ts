/** A call of the application as the endpoint takes it. */

import type { UserCall } from '../tcp/event.ts';
import type { AppCall } from './view.ts';

/** The user call of RFC 9293 that an application's call is; null for BIND, which asks the host and not the connection. */
export function userCallOf({ call, bytes, full }: AppCall): UserCall | null {
  switch (call) {
    case 'SEND':
      return { kind: 'SEND', bytes };
    case 'CLOSE':
      return { kind: 'CLOSE', full };
    case 'ABORT':
      return { kind: 'ABORT' };
    case 'BIND':
      return null;
  }
}
