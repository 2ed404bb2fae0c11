/** The rows of a list are dragged to other places in it. */

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Drag {
  /** The current place of the dragged row; null: none is. */
  readonly held: number | null;
  /** Begins to drag the row at `place`, unless a control in it was pressed. */
  begin(event: PointerEvent, place: number): void;
}

/**
 * A row follows the pointer from place to place. The list captures the pointer, since its rows change their places
 * meanwhile.
 * @param move puts the row at `from` to `to`
 */
export function useDrag(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void): Drag {
  const [held, setHeld] = useState<number | null>(null);
  const begin = (event: PointerEvent, place: number) => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('button') !== null) return;
    list.current?.setPointerCapture(event.pointerId);
    setHeld(place);
  };
  useEffect(() => {
    const { current } = list;
    if (current === null || held === null) return;
    const follow = ({ clientY }: PointerEvent) => {
      const to = placeAt([...current.children].map(middleOf), clientY, held);
      if (to === held) return;
      move(held, to);
      setHeld(to);
    };
    const end = () => setHeld(null);
    current.addEventListener('pointermove', follow);
    current.addEventListener('lostpointercapture', end);
    return () => {
      current.removeEventListener('pointermove', follow);
      current.removeEventListener('lostpointercapture', end);
    };
  });
  return { held, begin };
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/**
 * The place at a height: a neighbour gives way when its middle is passed.
 * @param middles of the rows, px
 */
export function placeAt(middles: readonly number[], y: number, held: number): number {
  const above = middles.filter((middle, place) => place < held && middle < y).length;
  const below = middles.filter((middle, place) => place > held && middle < y).length;
  return above + below;
}
