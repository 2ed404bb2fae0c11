/** The form of what a person types to be known by: as many characters as a person counts, none of them unseen. */

import { z } from 'zod';
import { hidesText } from './unseen.ts';

const NAME_LENGTH = 20;
const ROSTER_LENGTH = 40;
/** One character that a person sees can be made of several. */
const UNITS = 10;

/** 1 to 20 characters of any script. */
export const name = line(NAME_LENGTH);

/** What tells a teacher who somebody is in his list: 1 to 40 characters. */
export const rosterLine = line(ROSTER_LENGTH);

function line(longest: number): z.ZodType<string> {
  return z
    .string()
    .max(longest * UNITS)
    .transform((typed) => typed.normalize('NFC').trim())
    .refine((typed) => !hidesText(typed))
    .refine((typed) => typed.length > 0 && graphemes(typed) <= longest);
}

function graphemes(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
