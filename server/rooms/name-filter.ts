/**
 * Names that nobody should have to read on a projector: swear words in English and Chinese, however they are disguised.
 */

import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { CHINESE_SWEARS } from './chinese-swears.ts';

/** Names of people and places in which the list of English words sees something else. */
const NAMES = [
  ...[
    'penistone',
    'dickinson',
    'dickson',
    'dickens',
    'cummings',
    'bitchener',
    'hooker',
    'focker',
    'raper',
    'fagan',
    'fagin',
  ],
  ...['faggioli', 'slutsky', 'semenov', 'analia', 'analise', 'bich', 'bích', 'porntip', 'pornchai', 'fukuda', 'fukui'],
  ...[
    'fukushima',
    'fukuyama',
    'wang fuk',
    'fu king',
    'fu kai',
    'harshit',
    'rakshit',
    'akshit',
    'dikshit',
    'ashit',
    'nishit',
  ],
  ...['shital', 'shitij', 'shiting', 'shi ting', 'shiitake', 'cumali', 'cuma', 'abbo', 'wanka', 'chinkara', 'kike'],
];

const { blacklistedTerms = [], whitelistedTerms = [] } = englishDataset.build();
const english = new RegExpMatcher({
  ...englishRecommendedTransformers,
  blacklistedTerms,
  whitelistedTerms: [...whitelistedTerms, ...NAMES],
});

/** Characters that hide a word between its letters. */
const BETWEEN = /[\s\p{P}\p{S}\p{M}\p{Cf}]/gu;
const chinese = new RegExp(CHINESE_SWEARS.join('|'), 'u');
/** Single letters with something between them: a word that was pulled apart. */
const PULLED_APART = /^(?:[\p{L}\p{N}][\s\p{P}\p{S}]+)+[\p{L}\p{N}]$/u;

/** Whether a name is acceptable in front of a class. */
export function isAllowedName(name: string): boolean {
  const plain = name.normalize('NFKC');
  const joined = plain.replaceAll(BETWEEN, '');
  // Two ordinary words side by side may spell a third: only a word that was pulled apart is joined.
  const said = PULLED_APART.test(plain.trim()) ? [plain, joined] : [plain];
  return !said.some((text) => english.hasMatch(text)) && !chinese.test(joined.toLowerCase());
}
