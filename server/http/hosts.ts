/**
 * The names under which this server answers. A foreign page can have its own name lead to this server's address (DNS
 * rebinding) and would then count as this server's page: so a name that anybody could register must be configured.
 */

import { isIP } from 'node:net';
import type { Settings } from '../settings.ts';

/** Names that no public name server gives out, so that nobody elsewhere can have them lead here. */
const LOCAL = /^[^.]+$|\.(?:localhost|local|localdomain|lan|home|home\.arpa|internal|test)$/;
const ANY_HOST = '*';

/** The name or address in a Host header, in small letters and without its port; null: it is none. */
function nameIn(host: string): string | null {
  try {
    return new URL(`http://${host}`).hostname.replace(/\.$/, '');
  } catch {
    return null;
  }
}

/** @returns whether a request for this Host is answered; absent: a program that is no browser, and is */
export function hostCheck({
  publicUrl,
  allowedHosts,
}: Pick<Settings, 'publicUrl' | 'allowedHosts'>): (host: string | undefined) => boolean {
  if (allowedHosts.includes(ANY_HOST)) return () => true;
  const named = new Set([...allowedHosts, ...(publicUrl === undefined ? [] : [new URL(publicUrl).host])].map(nameIn));
  return (host) => {
    const name = nameIn(host ?? 'localhost');
    return name !== null && (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || LOCAL.test(name) || named.has(name));
  };
}

/** The name that browsers should ask for by TLS alone; null: it has no TLS, or it is one of many machines' names. */
export function secureHost({ publicUrl }: Pick<Settings, 'publicUrl'>): string | null {
  if (publicUrl === undefined) return null;
  const { protocol, hostname } = new URL(publicUrl);
  const isOfMany = LOCAL.test(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return protocol === 'https:' && !isOfMany ? hostname : null;
}
