/** Why a move was wrong or right, in the numbers of its position, and the hints before it. Knows no page. */

import type { JudgedMove, Numbers, SeatView } from '../duel/view.ts';
import { clauseText } from '../lib/clause.ts';
import { MISTAKE_CLAUSES } from '../referee/clause.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Move } from '../referee/verdict.ts';
import { RULES, type RuleId } from '../tcp/rule.ts';
import { explanation, type Locale, peerWouldText } from './explain.ts';
import { WHY_EN } from './why/en.ts';
import { type MistakeWhy, type PeerWhy, type PositionFacts, positionFacts } from './why/facts.ts';
import { HINT_EN } from './why/hint.en.ts';
import { type HintTexts, hintFacts } from './why/hint.ts';
import { HINT_ZH } from './why/hint.zh.ts';
import { PEER_EN } from './why/peer.en.ts';
import { PEER_ZH } from './why/peer.zh.ts';
import { RULES_EN } from './why/rules.en.ts';
import { RULES_ZH } from './why/rules.zh.ts';
import { WHY_ZH } from './why/zh.ts';

/** What a student reads who asks why: sentences in his language, each whole; null where there is nothing to say. */
export interface Reasons {
  /** Why, with the numbers of the position. */
  readonly why: string;
  /** What the peer's stack would have done with it. */
  readonly peer: string | null;
  /** Where the lecture speaks of it, and what it says there. */
  readonly lecture: string | null;
  /** The clause of the RFC and what it says, in our own words. */
  readonly rfc: string;
}

/** A judgement whose numbers may be known: those of a log alone are not. */
export type Explained = JudgedMove & { readonly numbers?: Numbers };

const WHYS: Readonly<Record<Locale, Readonly<Record<MistakeId, MistakeWhy>>>> = { en: WHY_EN, zh: WHY_ZH };
const RULE_TEXTS: Readonly<Record<Locale, Readonly<Record<RuleId, string>>>> = { en: RULES_EN, zh: RULES_ZH };
const HINTS: Readonly<Record<Locale, HintTexts>> = { en: HINT_EN, zh: HINT_ZH };
const COLON: Readonly<Record<Locale, string>> = { en: ': ', zh: '：' };
const PEERS: Readonly<Record<Locale, PeerWhy>> = { en: PEER_EN, zh: PEER_ZH };

/** One sentence for the moment in which a mistake was made; every mistake has one. */
export function momentText(mistake: MistakeId, locale: Locale): string {
  return WHYS[locale][mistake].moment;
}

/** What the other end would have done with a segment, or does meanwhile; null where nobody can know. */
function peerText(
  mistake: MistakeId,
  judgement: Explained,
  facts: PositionFacts | null,
  locale: Locale,
): string | null {
  const { peerWould, move } = judgement;
  const { sent, unsent } = PEERS[locale];
  if (move.kind !== 'send') return facts === null ? null : (unsent[mistake]?.(facts) ?? null);
  if (peerWould === null) return null;
  return (facts === null ? null : sent[peerWould](facts)) ?? peerWouldText(peerWould, locale);
}

/** The reasons behind a mistake; `judgement.mistake` must not be null. */
export function reasonsFor(mistake: MistakeId, judgement: Explained, locale: Locale): Reasons {
  const { why, lecture, rfc } = WHYS[locale][mistake];
  const facts = judgement.numbers === undefined ? null : positionFacts(judgement, judgement.numbers);
  return {
    why: (facts === null ? null : why(facts)) ?? explanation(mistake, locale).why,
    peer: peerText(mistake, judgement, facts, locale),
    lecture,
    rfc: `${clauseText(MISTAKE_CLAUSES[mistake], locale)}${COLON[locale]}${rfc}`,
  };
}

/** What a rule of an endpoint says, in a sentence, and where it stands. */
export function ruleText(rule: RuleId, locale: Locale): { readonly text: string; readonly clause: string } {
  return { text: RULE_TEXTS[locale][rule], clause: RULES[rule] };
}

/** The hint of a step (1 to 3) in the open position of a view, which `right` would settle: where to look, the rule, the numbers. */
export function hintText(step: number, view: SeatView, right: Move, locale: Locale): string {
  const texts = HINTS[locale];
  const facts = hintFacts(view, right);
  if (facts === null) return texts.nothing;
  if (step === 1) return texts.look(facts);
  return step === 2 ? texts.rules[facts.rule] : texts.numbers(facts);
}
