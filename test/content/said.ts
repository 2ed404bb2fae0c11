/** What is said of mistakes, rules and positions, by language: the page asks the same of the one language that it has loaded. */

import { CONTENT } from '../../shared/content/explain.ts';
import type { Locale } from '../../shared/lib/language.ts';
import * as why from '../../shared/content/why.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { RuleId } from '../../shared/tcp/rule.ts';

export const momentText = (mistake: MistakeId, locale: Locale) => why.momentText(mistake, CONTENT[locale]);
export const ruleText = (rule: RuleId, locale: Locale) => why.ruleText(rule, CONTENT[locale]);
export const reasonsFor = (mistake: MistakeId, judgement: why.Explained, locale: Locale) =>
  why.reasonsFor(mistake, judgement, CONTENT[locale]);
export const hintText = (step: number, view: SeatView, right: Move, locale: Locale) =>
  why.hintText(step, view, right, CONTENT[locale]);
