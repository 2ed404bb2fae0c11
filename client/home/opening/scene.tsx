/** The figure of the opening behind something else than its question: a link leads into a match or a class. */

import type { ComponentChildren } from 'preact';
import { rem, type Size, useRoom } from '../../kit/use-size.ts';
import { OpeningFigure } from './opening-figure.tsx';
import { type OpeningLayout, openingLayout } from './opening-layout.ts';

/**
 * What is said stands where the answers are in the opening: beside the figure, on a phone held upright below it.
 * @param reserve px that the words usually take; they begin where they then fit, and grow downwards: [UI620] nothing moves
 */
export function Scene({ reserve, children }: { readonly reserve: number; readonly children: ComponentChildren }) {
  const [host, room] = useRoom<HTMLDivElement>();
  const layout = room && sceneLayout(room, reserve);
  const { left = 0, width } = layout?.cards[0] ?? {};
  const upright = layout?.upright === true;
  const wide = upright || width === undefined ? 'none' : rem(width);
  return (
    <div class={`opening backed${upright ? ' upright' : ''}`} style={{ paddingTop: rem(layout?.above ?? 0) }}>
      <div class="backed-figure" ref={host} />
      {layout !== null && room !== null && (
        <div class="backed-figure" style={{ height: rem(layout.height) }}>
          <OpeningFigure
            layout={layout}
            width={room.width}
            height={layout.height}
            looked={null}
            done={false}
            torn={false}
            asks={false}
          />
        </div>
      )}
      <div class="backed-words" style={{ marginLeft: rem(left), maxWidth: wide }}>
        {children}
      </div>
    </div>
  );
}

/** Px that the question and its answers take below the figure on an upright phone, and on a small one (opening-layout.ts). */
const ASKED = { usual: 416, low: 326 } as const;
const LOW = 600;
/** Px of the figure that stay on the smallest phone, and above the words beside it. */
const LEAST = { above: 176, beside: 6 } as const;

/** The opening with words instead of its answers: upright, the figure ends where they begin. */
function sceneLayout(room: Size, words: number): OpeningLayout & { readonly height: number; readonly above: number } {
  const layout = openingLayout(room.width, room.height);
  if (!layout.upright)
    return { ...layout, height: room.height, above: Math.max(LEAST.beside, (room.height - words) / 2 - 30) };
  const above = Math.max(LEAST.above, room.height - words);
  const height = above + ASKED.usual < LOW ? above + ASKED.low : above + ASKED.usual;
  return { ...openingLayout(room.width, height), height, above };
}
