/** Every sentence that explains a rule, a state, a move or a level, looked up by id. Knows nothing of the page. */

import type { PeerWould } from '../duel/view.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { State } from '../tcp/state.ts';
import { EN } from './explain.en.ts';
import { ZH } from './explain.zh.ts';
import type { RightKey } from './right-key.ts';
import { LEVEL_FILES } from './level-files.ts';
import { CAPTURE_IDS, type Explanation, type LevelText, type Remark, type Texts } from './text.ts';

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

const TEXTS: Readonly<Record<Locale, Texts>> = { en: EN, zh: ZH };

/** What was wrong with a move, and why. */
export function explanation(id: MistakeId, locale: Locale): Explanation {
  return TEXTS[locale].mistakes[id];
}

/** What is said beside a move that only the lecture's notation accepts. */
export function remarkText(remark: Remark, locale: Locale): string {
  return TEXTS[locale].remarks[remark];
}

/** What the peer's stack would have done with a segment that ought not to have been sent. */
export function peerWouldText(reaction: PeerWould, locale: Locale): string {
  return TEXTS[locale].peerWould[reaction];
}

/** What a state means, and what it waits for. */
export function stateText(state: State, locale: Locale): string {
  return TEXTS[locale].states[state];
}

/** Why a correct move was correct; the key comes from `whyRight`. */
export function rightText(key: RightKey, locale: Locale): string {
  return TEXTS[locale].right[key];
}

/** A level's texts; a level without its own (made from a capture) has the general ones. */
export function levelText(id: string, locale: Locale): LevelText {
  const file = LEVEL_FILES.find((level) => level.id === id);
  if (file !== undefined) return file.text[locale];
  const capture = CAPTURE_IDS.find((captureId) => captureId === id);
  return capture === undefined ? TEXTS[locale].anyCapture : TEXTS[locale].captures[capture];
}
