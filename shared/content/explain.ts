/** Every text that explains a rule, a state, a move or a level, by id, in every language: for the server. The page loads one language. */

import type { PeerWould } from '../duel/vocabulary/judgement.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { State } from '../tcp/connection-state.ts';
import { CONTENT_EN } from './content.en.ts';
import { CONTENT_ES } from './content.es.ts';
import type { Content } from './content.ts';
import { CONTENT_ZH } from './content.zh.ts';
import type { Locale } from '../lib/language.ts';
import { LEVEL_TEXTS_EN } from './level-text.en.ts';
import { LEVEL_TEXTS_ES } from './level-text.es.ts';
import { LEVEL_TEXTS_ZH } from './level-text.zh.ts';
import type { RightKey } from './right-key.ts';
import { type Explanation, type LevelText, type LevelTexts, levelTextIn } from './text.ts';

export const CONTENT: Readonly<Record<Locale, Content>> = { en: CONTENT_EN, zh: CONTENT_ZH, es: CONTENT_ES };
export const LEVEL_TEXTS: Readonly<Record<Locale, LevelTexts>> = {
  en: LEVEL_TEXTS_EN,
  zh: LEVEL_TEXTS_ZH,
  es: LEVEL_TEXTS_ES,
};

/** The explanation of a mistake: what was wrong with a move, and why. */
export function explanation(id: MistakeId, locale: Locale): Explanation {
  return CONTENT[locale].texts.mistakes[id];
}

/** What the peer's stack would have done with a segment that should not have been sent. */
export function peerWouldText(reaction: PeerWould, locale: Locale): string {
  return CONTENT[locale].texts.peerWould[reaction];
}

/** What a state means, and what it waits for. */
export function stateText(state: State, locale: Locale): string {
  return CONTENT[locale].texts.states[state];
}

/** Why a correct move was correct; the key comes from `whyRight`. */
export function rightText(key: RightKey, locale: Locale): string {
  return CONTENT[locale].texts.right[key];
}

/** A level's texts; the general ones for a level without its own (made from a capture). */
export function levelText(id: string, locale: Locale): LevelText {
  return levelTextIn(LEVEL_TEXTS[locale], id);
}
