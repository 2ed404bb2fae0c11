/** Where a request comes from: the one address that every budget of this server counts by. */

import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Proxies on this machine. */
const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * The proxies whose X-Forwarded-For is trusted.
 * @param text addresses and networks (`10.0.0.0/8`) separated by commas or spaces; `loopback` stands for this machine
 * @throws if a part of it is neither
 */
export function readProxies(text: string): BlockList {
  const proxies = new BlockList();
  const parts = text.split(/[\s,]+/).filter((part) => part !== '' && part !== 'none');
  for (const part of parts.flatMap((one) => (one === 'loopback' ? LOOPBACK : [one]))) addNetwork(proxies, part);
  return proxies;
}

function addNetwork(proxies: BlockList, network: string): void {
  const [address = '', prefix, ...more] = network.split('/');
  const family = familyOf(address);
  const longest = family === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? longest : /^\d+$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (family === null || more.length > 0 || !(bits <= longest))
    throw new Error(
      `must be addresses or networks, such as 10.0.0.2 or 10.0.0.0/8, loopback, or none: ${network} is neither`,
    );
  proxies.addSubnet(address, bits, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
}

/**
 * The sender of a request that came through proxies: the last hop that is not ours.
 * @param peer the other end of the connection
 * @param forwarded X-Forwarded-For: each proxy has appended the address that it heard from
 */
export function senderOf(peer: string, forwarded: string, proxies: BlockList): string {
  const hops = forwarded.split(',').map((hop) => plain(hop.trim()));
  let sender = plain(peer);
  for (const hop of hops.reverse()) {
    const family = familyOf(sender);
    // A header written by a stranger is ignored, and so is anything that is no address.
    if (family === null || !proxies.check(sender, family) || familyOf(hop) === null) break;
    sender = hop;
  }
  return sender;
}

/** Without the port that some proxies add, and IPv4 as IPv4 even if it came in through an IPv6 socket. */
function plain(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Writes the sender where `addressOf` and the matchmaker, which reads this header first, find it. */
export function nameSender(request: IncomingMessage, proxies: BlockList): void {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  request.headers['x-real-ip'] = senderOf(request.socket.remoteAddress ?? '', forwarded, proxies);
}

/** The address that sent this request, once `nameSender` has seen it. */
export function addressOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return String(headers['x-real-ip'] ?? '');
}

/**
 * The unit of a budget: one machine can take any address of an IPv6 network of 64 bits, the minimum of a household or a
 * school, so such a network counts as one.
 */
export function budgetKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
