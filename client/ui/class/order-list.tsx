/** Items that are put in order: dragged, or moved by buttons and arrow keys. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { locale, t } from '../../i18n/i18n.ts';
import { moved } from '../../model/answer-draft.ts';
import { inLanguage } from '../../model/words.ts';
import { Icon } from '../icon.tsx';
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
    <fieldset class="answers">
      <legend class="dim">{t('class.pick.order')}</legend>
      <ol class={drag.from === null ? 'order-list' : 'order-list dragging'} ref={list}>
        {items.map((item, place) => (
          <li
            key={item}
            data-item={item}
            class={`${drag.from === place ? 'is-held' : ''} ${orderMark(right, item, place)}`}
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
        <div class="order-told">
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
  return (
    <button
      type="button"
      class="icon-button"
      data-to={to}
      aria-label={t(`class.order.${to}`, { item: label })}
      aria-disabled={off}
      onClick={() => !off && onMove()}
      onKeyDown={(event) => {
        const arrow = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
        if (arrow === null) return;
        event.preventDefault();
        const row = event.currentTarget.closest('li');
        row?.querySelector<HTMLButtonElement>(`[data-to="${arrow}"]`)?.click();
      }}
    >
      <Icon name={to} />
    </button>
  );
}

/** Rows change their places in the document, and what had the focus would lose it. */
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

/** A row follows the pointer from place to place. The list holds the pointer: its rows change their places meanwhile. */
function useDrag(list: { readonly current: HTMLOListElement | null }, move: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number | null>(null);
  const begin = (event: PointerEvent, place: number) => {
    const within = event.target instanceof HTMLElement || event.target instanceof SVGElement ? event.target : null;
    if (event.button !== 0 || within === null || within.closest('button') !== null) return;
    list.current?.setPointerCapture(event.pointerId);
    setFrom(place);
  };
  useEffect(() => {
    const held = list.current;
    if (held === null || from === null) return;
    const follow = (event: PointerEvent) => {
      const to = placeAt(held, event.clientY, from);
      if (to === from) return;
      move(from, to);
      setFrom(to);
    };
    const end = () => setFrom(null);
    held.addEventListener('pointermove', follow);
    held.addEventListener('lostpointercapture', end);
    return () => {
      held.removeEventListener('pointermove', follow);
      held.removeEventListener('lostpointercapture', end);
    };
  });
  return { from, begin };
}

/** The place at a height: a neighbour gives way when its middle is passed. */
function placeAt(list: HTMLOListElement, y: number, from: number): number {
  const middles = [...list.children].map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  });
  const above = middles.filter((middle, place) => place < from && middle < y).length;
  const below = middles.filter((middle, place) => place > from && middle < y).length;
  return above + below;
}
