/** The hints bought for the open question, in order; the last of them is the answer. */

import { hintText } from '../words/explanations.ts';
import { HINTS_MAX } from '../../shared/duel/rules/score.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { locale, t } from '../words/i18n.ts';
import { rightIn } from './told-answer.ts';
import { MoveText } from './move-text.tsx';

/** The texts of the open question's hints, without the answer. */
export function hintTexts(view: SeatView): readonly string[] {
  const taken = view.position?.hints.taken ?? 0;
  const right = taken > 0 ? rightIn(view) : null;
  if (right === null) return [];
  return Array.from({ length: Math.min(taken, HINTS_MAX) }, (_, i) => hintText(i + 1, view, right, locale.value));
}

export function Hints({ view }: { readonly view: SeatView }) {
  const texts = hintTexts(view);
  const taken = view.position?.hints.taken ?? 0;
  if (texts.length === 0) return null;
  const told = taken > HINTS_MAX ? rightIn(view) : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="hints" aria-label={t('coach.hints')} tabIndex={0}>
      <ol>
        {texts.map((text, index) => (
          <li key={text} style={{ '--newest-first': -index }}>
            {text}
          </li>
        ))}
        {told !== null && (
          <li class="told" style={{ '--newest-first': -texts.length }}>
            <b>{t('coach.told')}</b> <MoveText move={told} from={view.you.end} symbols={view.symbols} />{' '}
            <span class="dim">{t('coach.told.price')}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
