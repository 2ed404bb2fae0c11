/** Why a move was wrong or right, with the numbers of its position, and the hints before it. Knows no page. */

import type { JudgedMove, Numbers } from '../duel/vocabulary/judgement.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import { clauseText } from '../lib/clause.ts';
import { MISTAKE_CLAUSES } from '../referee/mistake-clauses.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Move } from '../referee/verdict.ts';
import { RULES, type RuleId } from '../tcp/rule.ts';
import type { Content } from './content.ts';
import type { RightKey } from './right-key.ts';
import { type PositionFacts, positionFacts } from './why/position-facts.ts';
import { hintFacts } from './why/hint.ts';

/** What a student who asks why reads: complete sentences in their language; null where there is nothing to say. */
export interface Reasons {
  /** Why, with the numbers of the position. */
  readonly why: string;
  /** What the peer's stack would have done with it. */
  readonly peer: string | null;
  /** Where the lecture covers it, and what it says there. */
  readonly lecture: string | null;
  /** The clause of the RFC and its content, in our own words. */
  readonly rfc: string;
}

/** A judgement whose numbers may be known; from a log alone they are not. */
export type Explained = JudgedMove & { readonly numbers?: Numbers };

/** The sentence for the moment in which a mistake was made; every mistake has one. */
export function momentText(mistake: MistakeId, content: Content): string {
  return content.whys[mistake].moment;
}

/** What the other end would have done with a segment, or does meanwhile; null if that cannot be known. */
function peerText(
  mistake: MistakeId,
  judgement: Explained,
  facts: PositionFacts | null,
  content: Content,
): string | null {
  const { peerWould, move } = judgement;
  const { sent, unsent } = content.peers;
  if (move.kind !== 'send') return facts === null ? null : (unsent[mistake]?.(facts) ?? null);
  if (peerWould === null) return null;
  return (facts === null ? null : sent[peerWould](facts)) ?? content.texts.peerWould[peerWould];
}

/** The reasons behind a mistake; `judgement.mistake` must not be null. */
export function reasonsFor(mistake: MistakeId, judgement: Explained, content: Content): Reasons {
  const { why, lecture, rfc, lectureHere, rfcHere } = content.whys[mistake];
  const facts = judgement.numbers === undefined ? null : positionFacts(judgement, judgement.numbers);
  // Without the numbers the sentence is the general one, and so is its clause.
  const clause = facts === null || mistake !== judgement.mistake ? MISTAKE_CLAUSES[mistake] : judgement.clause;
  return {
    why: (facts === null ? null : why(facts)) ?? content.texts.mistakes[mistake].why,
    peer: peerText(mistake, judgement, facts, content),
    lecture: (facts === null ? null : lectureHere?.(facts)) ?? lecture,
    rfc: `${clauseText(clause, content.locale)}${content.colon}${(facts === null ? null : rfcHere?.(facts)) ?? rfc}`,
  };
}

/** Why a move was right, with the numbers of its position where they are known. */
export function rightText(key: RightKey, judgement: Explained, content: Content): string {
  const facts = judgement.numbers === undefined ? null : positionFacts(judgement, judgement.numbers);
  return (facts === null ? null : content.rightHere[key]?.(facts)) ?? content.texts.right[key];
}

/** A rule of an endpoint in a sentence, and its clause. */
export function ruleText(rule: RuleId, content: Content): { readonly text: string; readonly clause: string } {
  return { text: content.rules[rule], clause: RULES[rule] };
}

/** The hint of a step (1: where to look, 2: the rule, 3: the numbers) in a view's open position, which `right` would settle. */
export function hintText(step: number, view: SeatView, right: Move, content: Content): string {
  const texts = content.hints;
  const facts = hintFacts(view, right);
  if (facts === null) return texts.nothing;
  if (step === 1) return texts.look(facts);
  return step === 2 ? texts.rules[facts.rule] : texts.numbers(facts);
}
