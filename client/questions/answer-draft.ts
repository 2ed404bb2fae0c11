/** An answer that a student is composing. Knows no screen. */

import type { AskedQuestion } from '../../shared/class/class-view.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { plainNumber } from '../../shared/lib/typed.ts';

export type Draft =
  | { readonly kind: 'single'; readonly option: number | null }
  | { readonly kind: 'several'; readonly options: readonly number[] }
  | { readonly kind: 'order'; readonly items: readonly number[] }
  | { readonly kind: 'number'; readonly typed: string };

/** Nothing chosen yet; the items of an order are as asked. */
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

/** A given answer, turned back into a draft. */
export function draftOf(answer: Answer): Draft {
  return answer.kind === 'number' ? { kind: 'number', typed: String(answer.value) } : answer;
}

/** The draft as an answer; null: it is not one yet. */
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

/**
 * What counts if the round ends now: an untouched order is no choice.
 * @param kept as the class has it
 */
export function chosenIn(draft: Draft, kept: Answer | null): Answer | null {
  const untouched = draft.kind === 'order' && draft.items.every((item, place) => item === place);
  return untouched && kept === null ? null : answerOf(draft);
}

/** An option was touched: one of several is toggled, a single one is selected. */
export function withOption(draft: Draft, option: number): Draft {
  if (draft.kind === 'single') return { ...draft, option };
  if (draft.kind !== 'several') return draft;
  const { options } = draft;
  const others = options.filter((chosen) => chosen !== option);
  return { ...draft, options: options.includes(option) ? others : [...options, option].sort((a, b) => a - b) };
}

/** Moves an item to another place; an invalid place changes nothing. */
export function moved(items: readonly number[], from: number, to: number): readonly number[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const others = items.filter((_, place) => place !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** A number as typed: with a sign, spaces between its digits, full-width digits; null: it is not one. */
export function readValue(typed: string): number | null {
  const text = plainNumber(typed);
  return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

/** The initial text of a field for a number; empty without one. */
export function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** The text of a field: as typed, unless the number has changed since; NaN: there is none. */
export function numberShown(typed: string, value: number): string {
  return Object.is(readValue(typed) ?? Number.NaN, value) ? typed : numberText(value);
}
