/**
 * Characters that look like others, so that two names can be told apart at a glance (UTS #39, 4: confusable detection).
 * A part of its table: what keyboards and pickers offer to dress up a name in Latin letters, digits and Chinese.
 */

/** In each string the first character is the one that the others look like; a letter is listed in the case that does. */
const ALIKE = [
  // Greek, Cyrillic, Armenian, Cherokee, Lisu and Tifinagh letters that look like Latin capitals.
  ...['AΑАᎪꓮ', 'BΒВᏴꓐ', 'CϹСᏟꓚ', 'DᎠꓓ', 'EΕЕᎬꓰ', 'FϜꓝ', 'GԌᏀꓖ', 'HΗНᎻꓧ', 'IΙІӀᏆⵏꓲ', 'JЈͿᎫꓙ', 'KΚКᏦꓗ', 'LᏞꓡ', 'MΜМϺᎷꓟ'],
  ...['NΝꓠ', 'OΟОՕⵔꓳ〇', 'PΡРᏢꓑ', 'QԚⵕ', 'RᎡꓣ', 'SЅՏᏚꓢ', 'TΤТᎢꓔ', 'UՍꓴ', 'VѴᏙⴸꓦ', 'WԜᎳꓪ', 'XΧХⵝꓫ', 'YΥҮУᎩꓬ', 'ZΖᏃꓜ'],
  // The same for small letters.
  ...[
    'aаαɑ',
    'bЬƄᏏ',
    'cсᴄ',
    'dԁᏧ',
    'eеҽ',
    'fẝ',
    'gɡցᶃ',
    'hһհᏂ',
    'iіιıɩ',
    'jј',
    'kкᴋκ',
    'lӏ',
    'mмᴍ',
    'nոռη',
    'oоοσօᴏ०০੦',
  ],
  ...['pрρ', 'qԛզ', 'rгᴦ', 'sѕꜱ', 'tтᴛτ', 'uսυᴜʋ', 'vѵνᴠ', 'wѡԝᴡա', 'xхχ', 'yуүγʏ', 'zᴢ'],
  // Small capitals of Latin and Cyrillic.
  ...['Aᴀ', 'Bʙв', 'Dᴅ', 'Eᴇ', 'Fꜰ', 'Gɢ', 'Hʜн', 'Iɪ', 'Jᴊ', 'Lʟ', 'Nɴ', 'Pᴘ', 'Rʀ', '3ЗзӠʒƷ', '6б'],
  ...[`'’‘‛ʼʹ′\`´ꞌ՚`, '-‐‑‒–—―−⁃ー一', '.․·•‧・∙⋅', ',‚٫', ':։׃∶꞉ː', '/⁄∕', '|ǀ∣❘丨', '*∗⁎٭', '~∼〜˜'],
  // Kana that look like Chinese characters or like each other.
  ...['口ロ囗', '工エ', '力カ', '夕タ', '二ニ', '八ハ', '卜ト', 'へヘ', '三ミ', '千チ', '才オ', '又ヌ', '丶ヽ', '丿ノ'],
];

const LIKE: ReadonlyMap<string, string> = new Map(
  ALIKE.flatMap(([seen = '', ...others]) => others.map((other) => [other, seen] as const)),
);

/** Look-alikes within Latin letters and digits, where the case of a letter decides. */
const WITHIN_LATIN: ReadonlyMap<string, string> = new Map([
  ['I', 'l'],
  ['1', 'l'],
  ['|', 'l'],
  ['0', 'o'],
]);

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\s\u2800]/gu;

function replaced(text: string, by: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => by.get(character) ?? character).join('');
}

/** Folds case (through capitals, for ß and ς), then normalizes again, because some letters decompose on the way. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * Reduces a text to what a reader can tell apart: ignores width, spaces, invisible characters, case, and which of
 * several scripts a letter comes from.
 *
 * @returns two keys: by the look of the text as it is (I like l, O like 0, rn like m) and by the look of its small letters
 */
export function lookKeys(text: string): readonly [string, string] {
  const plain = text.normalize('NFKC').replaceAll(UNSEEN, '');
  const standing = folded(replaced(replaced(plain, LIKE), WITHIN_LATIN)).replaceAll('rn', 'm');
  return [standing, folded(replaced(folded(plain), LIKE))];
}

/** @returns the text with every letter that looks like a Latin capital, a digit or a plain sign replaced by it */
export function inLatinCapitals(text: string): string {
  return folded(replaced(text.normalize('NFKC').toUpperCase(), LIKE)).toUpperCase();
}
