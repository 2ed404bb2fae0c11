/** The hints that were bought for the open question, in their order; the last of them is the answer. */

import { useEffect, useRef } from 'preact/hooks';
import { hintText } from '../../shared/content/why.ts';
import { HINTS_MAX } from '../../shared/duel/score.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { locale, t } from '../i18n/i18n.ts';
import { rightIn } from '../model/hint.ts';
import { MoveText } from './move-text.tsx';

/** The hints of the open question as they are read; the answer is not among them. */
export function hintTexts(view: SeatView): readonly string[] {
  const taken = view.position?.hints.taken ?? 0;
  const right = taken > 0 ? rightIn(view) : null;
  if (right === null) return [];
  return Array.from({ length: Math.min(taken, HINTS_MAX) }, (_, i) => hintText(i + 1, view, right, locale.value));
}

export function Hints({ view }: { readonly view: SeatView }) {
  const list = useRef<HTMLOListElement>(null);
  const texts = hintTexts(view);
  const taken = view.position?.hints.taken ?? 0;
  // The hint that has just been paid for is the one to read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each hint anew
  useEffect(() => list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }), [taken]);
  if (texts.length === 0) return null;
  const told = taken > HINTS_MAX ? rightIn(view) : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="hints" aria-label={t('coach.hints')} tabIndex={0}>
      <ol ref={list}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {told !== null && (
          <li class="told">
            <b>{t('coach.told')}</b> <MoveText move={told} from={view.you.end} symbols={view.symbols} />{' '}
            <span class="dim">{t('coach.told.price')}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
