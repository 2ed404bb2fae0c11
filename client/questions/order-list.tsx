/** Items that are put in order: dragged, or moved by buttons and arrow keys. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { useDrag } from '../kit/drag.ts';
import { keysWithin } from '../kit/use-keys.ts';
import { locale, t } from '../words/i18n.ts';
import { moved } from './answer-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { Icon } from '../kit/icon.tsx';
import type { AnswerParts } from './answer-list.tsx';

export function OrderList({ question, draft, right, locked, onDraft }: AnswerParts) {
  const items = draft.kind === 'order' ? draft.items : [];
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const text = (item: number) => inLanguage(question.options[item] ?? {}, locale.value);
  const move = (from: number, to: number) => {
    const next = moved(items, from, to);
    const item = items[from];
    if (next === items || item === undefined) return;
    onDraft({ kind: 'order', items: next });
    setSaid(t('class.order.place', { item: text(item), place: to + 1, places: items.length }));
  };
  const drag = useDrag(list, move);
  useKeptFocus(list, items);
  return (
    <fieldset class="answers grid">
      <legend class="dim">{t('class.pick.order')}</legend>
      <ol class={drag.held === null ? 'order-list' : 'order-list dragging'} ref={list}>
        {items.map((item, place) => (
          <li
            key={item}
            data-item={item}
            class={`${drag.held === place ? 'is-held' : ''} ${orderMark(right, item, place)}`}
            onPointerDown={(event) => !locked && drag.begin(event, place)}
          >
            <span class="item-place">{place + 1}</span>
            <span class="order-text">{text(item)}</span>
            {locked ? (
              <PlaceMark right={right} item={item} place={place} />
            ) : (
              <>
                <MoveButton to="up" label={text(item)} off={place === 0} onMove={() => move(place, place - 1)} />
                <MoveButton
                  to="down"
                  label={text(item)}
                  off={place === items.length - 1}
                  onMove={() => move(place, place + 1)}
                />
              </>
            )}
          </li>
        ))}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
      {right?.kind === 'order' && !items.every((item, place) => right.items[place] === item) && (
        <div class="order-told grid">
          <p class="dim">{t('class.right.order')}</p>
          <ol>
            {right.items.map((item) => (
              <li key={item}>{text(item)}</li>
            ))}
          </ol>
        </div>
      )}
    </fieldset>
  );
}

function orderMark(right: AnswerParts['right'], item: number, place: number): '' | 'right' | 'wrong' {
  if (right?.kind !== 'order') return '';
  return right.items[place] === item ? 'right' : 'wrong';
}

function PlaceMark({
  right,
  item,
  place,
}: Pick<AnswerParts, 'right'> & { readonly item: number; readonly place: number }) {
  const mark = orderMark(right, item, place);
  if (mark === '') return null;
  return (
    <span class="answer-mark">
      <Icon name={mark === 'right' ? 'check' : 'cross'} />
      <span class="sr-only">{t(mark === 'right' ? 'class.correct' : 'class.incorrect')}</span>
    </span>
  );
}

/** The arrow keys move too, whichever of the two buttons has the focus. A button at the end of the list keeps it. */
function MoveButton({
  to,
  label,
  off,
  onMove,
}: {
  readonly to: 'up' | 'down';
  readonly label: string;
  readonly off: boolean;
  readonly onMove: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      class="icon-button"
      data-to={to}
      aria-label={t(`class.order.${to}`, { item: label })}
      aria-disabled={off}
      onClick={() => !off && onMove()}
      onKeyDown={keysWithin((key) => {
        const arrow = key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
        const row = button.current?.closest('li');
        return arrow === null ? null : () => row?.querySelector<HTMLElement>(`[data-to="${arrow}"]`)?.click();
      }, 'again')}
    >
      <Icon name={to} />
    </button>
  );
}

/** Rows change their places in the document, and the focused element would lose the focus. */
function useKeptFocus(list: { readonly current: HTMLOListElement | null }, items: readonly number[]): void {
  const focused = useRef<{ readonly item: string; readonly to: string } | null>(null);
  const active = document.activeElement;
  const row = active instanceof HTMLElement ? active.closest<HTMLElement>('.order-list li') : null;
  if (row !== null && active instanceof HTMLElement)
    focused.current = { item: row.dataset.item ?? '', to: active.dataset.to ?? '' };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of places
  useEffect(() => {
    const last = focused.current;
    if (last === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${last.item}"] [data-to="${last.to}"]`)?.focus();
  }, [items]);
}
