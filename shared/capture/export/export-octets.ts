/** Numbers, text and checksums as octets, for writing a capture. Knows no protocol. */

/** Network byte order, as in TCP and IP; values are taken modulo the size. */
export function big16(value: number): number[] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

export function big32(value: number): number[] {
  return [...big16(value >>> 16), ...big16(value)];
}

/** Little-endian, as most pcapng files are. */
export function little16(value: number): number[] {
  return big16(value).reverse();
}

export function little32(value: number): number[] {
  return big32(value).reverse();
}

/** The replacement for an unpaired surrogate. */
const REPLACEMENT = 0xfffd;

/** A text in UTF-8. */
export function utf8(text: string): number[] {
  return [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? REPLACEMENT;
    return utf8Point(point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
  });
}

function utf8Point(point: number): number[] {
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}

/** The Internet checksum (RFC 1071) of octets in which the checksum itself is 0. */
export function checksum(octets: readonly number[]): number {
  let sum = 0;
  for (const [index, octet] of octets.entries()) sum += index % 2 === 0 ? octet * 256 : octet;
  while (sum > 0xffff) sum = Math.floor(sum / 0x10000) + (sum % 0x10000);
  return ~sum & 0xffff;
}
