/** What a student has put together of an answer before he sends it. Knows no screen. */

import type { AskedQuestion } from '../../shared/lesson/class-view.ts';
import type { Answer } from '../../shared/lesson/lesson.ts';
import { plainNumber } from '../../shared/lib/typed.ts';

export type Draft =
  | { readonly kind: 'single'; readonly option: number | null }
  | { readonly kind: 'several'; readonly options: readonly number[] }
  | { readonly kind: 'order'; readonly items: readonly number[] }
  | { readonly kind: 'number'; readonly typed: string };

/** Nothing chosen yet; the items of an order stand as they are asked. */
export function emptyDraft({ kind, options }: Pick<AskedQuestion, 'kind' | 'options'>): Draft {
  switch (kind) {
    case 'single':
      return { kind, option: null };
    case 'several':
      return { kind, options: [] };
    case 'order':
      return { kind, items: options.map((_, index) => index) };
    case 'number':
      return { kind, typed: '' };
  }
}

/** An answer that was given, as it was put together. */
export function draftOf(answer: Answer): Draft {
  return answer.kind === 'number' ? { kind: 'number', typed: String(answer.value) } : answer;
}

/** What the draft says; null: it is not an answer yet. */
export function answerOf(draft: Draft): Answer | null {
  switch (draft.kind) {
    case 'single':
      return draft.option === null ? null : { kind: 'single', option: draft.option };
    case 'several':
      return draft.options.length === 0 ? null : draft;
    case 'order':
      return draft;
    case 'number': {
      const value = readValue(draft.typed);
      return value === null ? null : { kind: 'number', value };
    }
  }
}

/** What counts if the round ends now: an order that nobody has touched is no choice. @param kept as the class has it */
export function chosenIn(draft: Draft, kept: Answer | null): Answer | null {
  const untouched = draft.kind === 'order' && draft.items.every((item, place) => item === place);
  return untouched && kept === null ? null : answerOf(draft);
}

/** An option is touched: of several it is put in or taken out, of one it is the one. */
export function withOption(draft: Draft, option: number): Draft {
  if (draft.kind === 'single') return { ...draft, option };
  if (draft.kind !== 'several') return draft;
  const { options } = draft;
  const others = options.filter((chosen) => chosen !== option);
  return { ...draft, options: options.includes(option) ? others : [...options, option].sort((a, b) => a - b) };
}

/** One item is taken out and put in at another place; a place that is not there changes nothing. */
export function moved(items: readonly number[], from: number, to: number): readonly number[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const others = items.filter((_, place) => place !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** A number as a person types it: with a sign, spaces between its digits, full-width digits; null: it is none. */
export function readValue(typed: string): number | null {
  const text = plainNumber(typed);
  return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

/** A number for a field to begin with; empty where there is none. */
export function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** What a field shows: what was typed, unless the number has become another since; NaN: there is none. */
export function numberShown(typed: string, value: number): string {
  return Object.is(readValue(typed) ?? Number.NaN, value) ? typed : numberText(value);
}
