/** Makes the name of a level from that of a file. */

const LONGEST = 48;

/**
 * Letters, digits, dot, dash: nothing that a page, a path or a link could misread. `nth` distinguishes the closes of
 * one file.
 */
export function levelName(file: string, nth: number | null): string {
  const base = file.replace(/\.(pcap|pcapng|cap)$/i, '');
  const plain = base
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^\W+|\W+$/g, '')
    .slice(0, LONGEST);
  const name = plain === '' ? 'capture' : plain;
  return nth === null ? name : `${name}-${nth}`;
}
