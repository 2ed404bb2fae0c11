/**
 * Characters that look like others, so that two names can be told apart at a glance (UTS #39, 4: confusable detection).
 * A part of its table: what keyboards and pickers offer to dress up a name in Latin letters, digits and Chinese.
 */

/** First what is looked like, then what looks like it; a letter in the case in which it does. */
const ALIKE = [
  // Greek, Cyrillic, Armenian, Cherokee, Lisu and Tifinagh letters like Latin capitals.
  ...['AΑАᎪꓮ', 'BΒВᏴꓐ', 'CϹСᏟꓚ', 'DᎠꓓ', 'EΕЕᎬꓰ', 'FϜꓝ', 'GԌᏀꓖ', 'HΗНᎻꓧ', 'IΙІӀᏆⵏꓲ', 'JЈͿᎫꓙ', 'KΚКᏦꓗ', 'LᏞꓡ', 'MΜМϺᎷꓟ'],
  ...['NΝꓠ', 'OΟОՕⵔꓳ〇', 'PΡРᏢꓑ', 'QԚⵕ', 'RᎡꓣ', 'SЅՏᏚꓢ', 'TΤТᎢꓔ', 'UՍꓴ', 'VѴᏙⴸꓦ', 'WԜᎳꓪ', 'XΧХⵝꓫ', 'YΥҮУᎩꓬ', 'ZΖᏃꓜ'],
  // And like small ones.
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
  // Kana like Chinese characters, and like each other.
  ...['口ロ囗', '工エ', '力カ', '夕タ', '二ニ', '八ハ', '卜ト', 'へヘ', '三ミ', '千チ', '才オ', '又ヌ', '丶ヽ', '丿ノ'],
];

const LIKE: ReadonlyMap<string, string> = new Map(
  ALIKE.flatMap(([seen = '', ...others]) => others.map((other) => [other, seen] as const)),
);

/** Alike within Latin letters and digits, where the case of a letter decides. */
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

/** Without case (by way of capitals: ß and ς have no others), and once more in one form, as some letters then fall apart. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * What is left of a text when nothing counts by which a reader would not tell it from another: width, spaces, what is
 * unseen, case, and which of several scripts a letter comes from.
 *
 * @returns two keys, by how it looks as it stands (I like l, O like 0, rn like m) and by how its small letters look
 */
export function lookKeys(text: string): readonly [string, string] {
  const plain = text.normalize('NFKC').replaceAll(UNSEEN, '');
  const standing = folded(replaced(replaced(plain, LIKE), WITHIN_LATIN)).replaceAll('rn', 'm');
  return [standing, folded(replaced(folded(plain), LIKE))];
}

/** @returns the text with every letter that looks like a Latin capital, a digit or a plain sign as that */
export function inLatinCapitals(text: string): string {
  return folded(replaced(text.normalize('NFKC').toUpperCase(), LIKE)).toUpperCase();
}
