/** Text that others read: everything in it is visible, and nothing in it hides, turns or covers anything else. */

/** Spaces of all kinds, and the Braille cell without dots, which looks like one. */
const SPACES = /[\p{Z}\u2800]+/gu;
/** The line breaks and tabs that a text field can leave in a text. */
const BREAKS = /[\t\n\v\f\r\u0085]/gu;

/**
 * Code points that show nothing by themselves, or nothing consistent across systems: controls, bidirectional controls,
 * joiners, fillers and variation selectors (all in Default_Ignorable_Code_Point), tags, half a surrogate pair, private
 * use, unassigned, and three more without ink: interlinear annotation, the Khitan filler and the null notehead.
 */
const UNSEEN = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Co}\p{Cn}\uFFF9-\uFFFC\u{16FE4}\u{1D159}]`;

/** Scripts in which a joiner or non-joiner between two letters changes what is seen. */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Mongolian', 'Nko', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Balinese', 'Javanese'],
]
  .map((script) => String.raw`\p{Script_Extensions=${script}}`)
  .join('');
const JOINED = String.raw`(?=[${JOINING}])[\p{L}\p{M}]`;
const EMOJI = String.raw`\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?`;

/** Invisible characters that mean something in their place (UTS #51 for emoji, RFC 5892 A.1 and A.2 for joiners). */
const MEANT = [
  // The flags of England, Scotland and Wales.
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}`,
  String.raw`${EMOJI}(?:\u200D${EMOJI})*`,
  String.raw`[0-9#*]\uFE0F\u20E3`,
  // One of several forms of a character.
  String.raw`\p{Script=Han}[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]`,
  String.raw`\p{Script=Mongolian}[\u180B-\u180D\u180F]`,
  String.raw`${JOINED}[\u200C\u200D](?=${JOINED})`,
  // A Malayalam consonant without its vowel, as keyboards wrote it before Unicode 5.1; many names end in one.
  String.raw`\u0D4D\u200D`,
].join('|');

const UNSEEN_OR_MEANT = new RegExp(`(${MEANT})|${UNSEEN}`, 'gu');

/** Marks without a base character. */
const LONE_MARKS = /(^|\s)[\p{M}\u200C\u200D]+/gu;
/** No script in use puts more marks on a letter; more are only stacked up to cover the surrounding lines. */
const TOO_MANY_MARKS = /((?:[\u200C\u200D]?\p{M}){4})[\p{M}\u200C\u200D]+/gu;

const INK = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** @returns the text with single plain spaces and none around it */
export function spaced(text: string): string {
  return text.normalize('NFC').replaceAll(SPACES, ' ').trim();
}

/** @returns the text in one line, without invisible characters, with at most four marks on a letter; empty: nothing shows */
export function shownText(text: string): string {
  const seen = text.normalize('NFC').replaceAll(BREAKS, ' ').replaceAll(UNSEEN_OR_MEANT, '$1');
  const shown = spaced(spaced(seen).replaceAll(LONE_MARKS, '$1').replaceAll(TOO_MANY_MARKS, '$1'));
  return INK.test(shown) ? shown : '';
}

/** The same for several lines. @returns the lines, with no space at their ends */
export function shownLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u).map(shownText);
  return lines.join('\n').trim();
}

/** Whether a text contains anything that `shownText` would remove. */
export function hidesText(text: string): boolean {
  return shownText(text) !== spaced(text);
}
