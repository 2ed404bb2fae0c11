/** Everything that one language says of rules, moves, states and mistakes. */

import type { MistakeId } from '../referee/mistake.ts';
import type { RuleId } from '../tcp/rule.ts';
import type { Locale } from '../lib/language.ts';
import type { Texts } from './text.ts';
import type { MistakeWhy, PeerWhy, RightHere } from './why/position-facts.ts';
import type { HintTexts } from './why/hint.ts';

export interface Content {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly whys: Readonly<Record<MistakeId, MistakeWhy>>;
  readonly rules: Readonly<Record<RuleId, string>>;
  readonly hints: HintTexts;
  readonly peers: PeerWhy;
  readonly rightHere: RightHere;
  /** Between a clause and what it says. */
  readonly colon: string;
}
