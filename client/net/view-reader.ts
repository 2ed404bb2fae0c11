/** Puts together the views that a room sends in parts. Knows no view. */

import type { Room } from 'colyseus.js';
import {
  type SentParts,
  type View,
  type ViewMessages,
  type ViewShape,
  withParts,
} from '../../shared/lib/view-parts.ts';

/**
 * Listens to a room, from its first message on.
 * @param take is called with each view; what did not change in it is the same object as before
 */
export function readViews(room: Pick<Room, 'onMessage'>, shape: ViewShape, take: (view: View) => void): void {
  let view: View | null = null;
  const read = (before: View | null, parts: SentParts) => {
    view = withParts(before, parts, shape);
    take(view);
  };
  room.onMessage('view' satisfies keyof ViewMessages, (parts: SentParts) => read(null, parts));
  room.onMessage('parts' satisfies keyof ViewMessages, (parts: SentParts) => read(view, parts));
}
