/** The texts of a report's tables in each language: for files, which the server writes, and for the page. */

import type { ItemFlag } from '../report/item-statistics.ts';
import type { PairEnd, ReportAnswer, ReportRound } from '../report/report.ts';
import type { MoveOutcome } from '../duel/rules/cost.ts';
import type { Locale } from '../lib/language.ts';
import { REPORT_TEXT_EN } from './report-text.en.ts';
import { REPORT_TEXT_ES } from './report-text.es.ts';
import { REPORT_TEXT_ZH } from './report-text.zh.ts';

export interface ReportText {
  readonly tables: Readonly<Record<keyof typeof REPORT_TEXT_EN.tables, string>>;
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly kinds: Readonly<Record<ReportRound['kind'] | ReportAnswer['kind'], string>>;
  readonly ends: Readonly<Record<PairEnd, string>>;
  readonly verdicts: Readonly<Record<MoveOutcome, string>>;
  /** What about a question deserves a look. */
  readonly flags: Readonly<Record<ItemFlag, string>>;
  readonly tests: Readonly<Record<'before' | 'after', string>>;
  /** What led to a position; `{}`: the call, or the flags. */
  readonly causes: Readonly<Record<keyof typeof REPORT_TEXT_EN.causes, string>>;
  readonly yes: string;
  readonly no: string;
  readonly bot: string;
}
export type ReportColumn = keyof typeof REPORT_TEXT_EN.columns;

const TEXTS: Readonly<Record<Locale, ReportText>> = {
  en: REPORT_TEXT_EN,
  zh: REPORT_TEXT_ZH,
  es: REPORT_TEXT_ES,
};

/** The texts of a report in one language. */
export function reportText(locale: Locale): ReportText {
  return TEXTS[locale];
}
