/** The form of what a person types to be known by: as many characters as a person counts, all of which show. */

import { z } from 'zod';
import { graphemes } from '../../shared/lib/graphemes.ts';
import { hidesText, spaced } from '../../shared/lib/shown-text.ts';

const NAME_LENGTH = 20;
const ROSTER_LENGTH = 40;
/** One character that a person sees can be made of several. */
const UNITS = 10;

/** 1 to 20 characters of any script. */
export const name = line(NAME_LENGTH);

/** What tells a teacher who somebody is in his list: 1 to 40 characters. */
export const rosterLine = line(ROSTER_LENGTH);

/** The page has taken out what does not show before it sends; from anything else it is refused. */
function line(longest: number): z.ZodType<string> {
  return z
    .string()
    .max(longest * UNITS)
    .refine((typed) => !hidesText(typed))
    .transform(spaced)
    .refine((typed) => typed.length > 0 && graphemes(typed).length <= longest);
}
