/** IP addresses as octets: the inverse of the reader's text form. */

/** Four octets of an IPv4 address, sixteen of an IPv6 address. Throws RangeError on anything else. */
export function addressOctets(ip: string): number[] {
  const octets = ip.includes(':') ? ipv6Octets(ip) : ipv4Octets(ip);
  if (octets === null) throw new RangeError(`not an IP address: ${ip}`);
  return octets;
}

function ipv4Octets(ip: string): number[] | null {
  const parts = ip.split('.');
  const octets = parts.map(Number);
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part)) && octets.every((n) => n < 256);
  return valid ? octets : null;
}

/** `::` stands for as many groups of zeros as are missing (RFC 4291, 2.2). */
function ipv6Octets(ip: string): number[] | null {
  const [before = '', after, ...more] = ip.split('::');
  if (more.length > 0) return null;
  const [head, tail] = [octetsOf(before), octetsOf(after ?? '')];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 2) return null;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

/** Groups of hexadecimal digits; the last may be an IPv4 address, which is two of them. */
function octetsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups = text.split(':').map((group) => {
    if (group.includes('.')) return ipv4Octets(group);
    return /^[\da-f]{1,4}$/i.test(group) ? [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff] : null;
  });
  return groups.some((group) => group === null) ? null : groups.flatMap((group) => group ?? []);
}
