/** The form of a displayed name: its length as a person counts characters, all of them visible. */

import { z } from 'zod';
import { graphemes } from './graphemes.ts';
import { hidesText, spaced } from './shown-text.ts';

const NAME_LENGTH = 20;
const ROSTER_LENGTH = 40;
/** One visible character can consist of several code points. */
const UNITS = 10;

/** 1 to 20 characters of any script. */
export const name = line(NAME_LENGTH);

/** Identifies a student in the teacher's list: 1 to 40 characters. */
export const rosterLine = line(ROSTER_LENGTH);

/** The page removes invisible characters before it sends; from anything else they are refused. */
function line(longest: number): z.ZodType<string> {
  return z
    .string()
    .max(longest * UNITS)
    .refine((typed) => !hidesText(typed))
    .transform(spaced)
    .refine((typed) => typed.length > 0 && graphemes(typed).length <= longest);
}
