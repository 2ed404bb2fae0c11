/** The game's explanations, in the languages that the page has loaded; the texts of a language are loaded on demand. */

import { type Signal, signal } from '@preact/signals';
import type { Content } from '../../shared/content/content.ts';
import type { Locale } from '../../shared/lib/language.ts';
import type { RightKey } from '../../shared/content/right-key.ts';
import {
  type Explanation,
  type LevelText,
  type LevelTexts,
  levelTextIn,
  type Remark,
} from '../../shared/content/text.ts';
import type { Explained, Reasons } from '../../shared/content/why.ts';
import type { PeerWould } from '../../shared/duel/vocabulary/judgement.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { RuleId } from '../../shared/tcp/rule.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { bringInLanguage, type Load } from './i18n.ts';

type Known<T> = Signal<Readonly<Partial<Record<Locale, T>>>>;

/** What finds an explanation; it comes together with the first language. */
type Why = typeof import('../../shared/content/why.ts');

interface Told {
  readonly content: Content;
  readonly why: Why;
}

const contents: Known<Told> = signal({});
const levelTexts: Known<LevelTexts> = signal({});

const CONTENTS: Readonly<Record<Locale, () => Promise<Content>>> = {
  en: () => import('../../shared/content/content.en.ts').then(({ CONTENT_EN }) => CONTENT_EN),
  zh: () => import('../../shared/content/content.zh.ts').then(({ CONTENT_ZH }) => CONTENT_ZH),
  es: () => import('../../shared/content/content.es.ts').then(({ CONTENT_ES }) => CONTENT_ES),
};
const LEVEL_TEXTS: Readonly<Record<Locale, () => Promise<LevelTexts>>> = {
  en: () => import('../../shared/content/level-text.en.ts').then(({ LEVEL_TEXTS_EN }) => LEVEL_TEXTS_EN),
  zh: () => import('../../shared/content/level-text.zh.ts').then(({ LEVEL_TEXTS_ZH }) => LEVEL_TEXTS_ZH),
  es: () => import('../../shared/content/level-text.es.ts').then(({ LEVEL_TEXTS_ES }) => LEVEL_TEXTS_ES),
};

const loadContent: Load = async (language) => {
  const [content, why] = await Promise.all([CONTENTS[language](), import('../../shared/content/why.ts')]);
  learnContent(language, content, why);
};
const loadLevelTexts: Load = async (language) => learnLevelTexts(language, await LEVEL_TEXTS[language]());

/** From now on the explanations of this language are known. */
export function learnContent(language: Locale, content: Content, why: Why): void {
  contents.value = { ...contents.peek(), [language]: { content, why } };
}

/** From now on the texts of the levels are available in this language. */
export function learnLevelTexts(language: Locale, texts: LevelTexts): void {
  levelTexts.value = { ...levelTexts.peek(), [language]: texts };
}

/**
 * Loads the explanations.
 * @throws the browser's error if that fails
 */
export function bringContent(): Promise<void> {
  return bringInLanguage(loadContent);
}

/**
 * Loads the texts of the levels.
 * @throws the browser's error if that fails
 */
export function bringLevelTexts(): Promise<void> {
  return bringInLanguage(loadLevelTexts);
}

/** What `say` finds in the texts of a language; `meanwhile` until they are loaded, then the caller is rendered again. */
function saidIn<T>(language: Locale, say: (content: Content, why: Why) => T, meanwhile: T): T {
  const told = contents.value[language];
  if (told !== undefined) return say(told.content, told.why);
  bringContent().catch(() => undefined);
  return meanwhile;
}

const NO_EXPLANATION: Explanation = { name: '', why: '', remember: '' };
const NO_LEVEL_TEXT: LevelText = { title: '', goal: '', teaches: '' };
const NO_REASONS: Reasons = { why: '', peer: null, lecture: null, rfc: '' };

/** What was wrong with a move, and why. */
export function explanation(id: MistakeId, language: Locale): Explanation {
  return saidIn(language, ({ texts }) => texts.mistakes[id], NO_EXPLANATION);
}

/** The remark on a move that only the lecture's notation accepts. */
export function remarkText(remark: Remark, language: Locale): string {
  return saidIn(language, ({ texts }) => texts.remarks[remark], '');
}

/** What the peer's stack would have done with a wrong segment. */
export function peerWouldText(reaction: PeerWould, language: Locale): string {
  return saidIn(language, ({ texts }) => texts.peerWould[reaction], '');
}

/** The meaning of a state, and what it waits for. */
export function stateText(state: State, language: Locale): string {
  return saidIn(language, ({ texts }) => texts.states[state], '');
}

/** Why a correct move was correct; the key comes from `whyRight`. */
export function rightText(key: RightKey, judgement: Explained, language: Locale): string {
  return saidIn(language, (content, why) => why.rightText(key, judgement, content), '');
}

/** A level's texts; a level made from a capture without its own text has the general ones. */
export function levelText(id: string, language: Locale): LevelText {
  const texts = levelTexts.value[language];
  if (texts !== undefined) return levelTextIn(texts, id);
  bringLevelTexts().catch(() => undefined);
  return NO_LEVEL_TEXT;
}

/** One sentence for the moment in which a mistake was made. */
export function momentText(mistake: MistakeId, language: Locale): string {
  return saidIn(language, (content, why) => why.momentText(mistake, content), '');
}

/** The reasons behind a mistake. */
export function reasonsFor(mistake: MistakeId, judgement: Explained, language: Locale): Reasons {
  return saidIn(language, (content, why) => why.reasonsFor(mistake, judgement, content), NO_REASONS);
}

/** What a rule of an endpoint says, in a sentence, and its clause. */
export function ruleText(rule: RuleId, language: Locale): ReturnType<Why['ruleText']> {
  return saidIn(language, (content, why) => why.ruleText(rule, content), { text: '', clause: '' });
}

/** The hint of a step (1 to 3) in the open position of a view, which `right` would settle. */
export function hintText(step: number, view: SeatView, right: Move, language: Locale): string {
  return saidIn(language, (content, why) => why.hintText(step, view, right, content), '');
}
