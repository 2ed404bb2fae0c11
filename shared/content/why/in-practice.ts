/** What a programmer meets in practice at the place of a mistake, and how tcpdump prints what was due. */

import type { MistakeId } from '../../referee/mistake.ts';
import { flagLetters } from '../../tcp/flag-letters.ts';
import { segLen, type Segment } from '../../tcp/segment.ts';

/** For the mistakes that have one: the socket call, what `ss` and tcpdump print, what Linux does. */
export interface PracticeTexts {
  readonly texts: Readonly<Partial<Record<MistakeId, string>>>;
  /** A line of tcpdump: what would have been right. */
  readonly line: (line: string) => string;
}

/** A segment as `tcpdump -S` prints it, from the flags on. */
function printedEnd(segment: Segment): string {
  const { seq, ack, len } = segment;
  const numbered = segLen(segment) > 0 || segment.flags.includes('RST');
  return [
    `Flags [${flagLetters(segment)}]`,
    ...(numbered ? [`seq ${seq}${len > 0 ? `:${(seq + len) % 2 ** 32}` : ''}`] : []),
    ...(ack === undefined ? [] : [`ack ${ack}`]),
  ].join(', ');
}

/**
 * What to say about a mistake; null: it has nothing to do with a call or a command.
 * @param right the segment that was due, if the player may know it
 */
export function practiceText(mistake: MistakeId, right: Segment | null, { texts, line }: PracticeTexts): string | null {
  const text = texts[mistake];
  if (text === undefined) return null;
  return right === null ? text : `${text} ${line(printedEnd(right))}`;
}
