/** Puts together the views that a room sends in parts. Knows no view. */

import type { Room } from 'colyseus.js';
import { type ViewMessages, type ViewShape, withParts } from '../../shared/lib/view-parts.ts';

/**
 * Listens to a room, from its first message on.
 * @param take is called with each view; what did not change in it is the same object as before
 */
export function readViews(
  room: Pick<Room, 'onMessage'>,
  shape: ViewShape,
  take: (view: Readonly<Record<string, unknown>>) => void,
): void {
  let view: Record<string, unknown> | null = null;
  const read = (before: typeof view, text: string) => {
    view = withParts(before, text, shape);
    take(view);
  };
  room.onMessage('view' satisfies keyof ViewMessages, (text: string) => read(null, text));
  room.onMessage('parts' satisfies keyof ViewMessages, (text: string) => read(view, text));
}
