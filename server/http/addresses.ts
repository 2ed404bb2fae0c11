/** The addresses under which others in the room reach this server. */

import { networkInterfaces } from 'node:os';

/** Whether one address was bound, not every one that the machine has. */
function isOne(host: string | undefined): host is string {
  return host !== undefined && host !== '0.0.0.0' && host !== '::';
}

/** Every address by which another machine in the LAN reaches this one; just the one that was bound, if one was. */
export function lanAddresses(port: number, host: string | undefined): readonly string[] {
  if (isOne(host)) return [`http://${host}:${port}`];
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}

/** This machine's own address first, then those in the LAN. */
export function addresses(port: number, host: string | undefined): readonly string[] {
  const lan = lanAddresses(port, host);
  return isOne(host) ? lan : [`http://localhost:${port}`, ...lan];
}
