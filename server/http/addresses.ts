/** The addresses under which others in the room reach this server. */

import { networkInterfaces } from 'node:os';

/** This machine's own address first, then every IPv4 address in the LAN; just the one that was bound, if one was. */
export function addresses(port: number, host: string | undefined): readonly string[] {
  if (host !== undefined && host !== '0.0.0.0' && host !== '::') return [`http://${host}:${port}`];
  const lan = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  return ['localhost', ...lan.map(({ address }) => address)].map((name) => `http://${name}:${port}`);
}
