/** Puts together the views that a room sends in parts, and asks for what changes them. Knows no view. */

import type { Room } from 'colyseus.js';
import {
  type SentParts,
  type View,
  type ViewMessages,
  type ViewShape,
  withParts,
} from '../../shared/lib/view-parts.ts';

/** Sends a request. Rejects if no answer comes in time. */
export type Ask = (name: string, message: unknown, timeoutMs: number) => Promise<unknown>;

/**
 * Listens to a room, from its first message on.
 * @param take is called with each view; what did not change in it is the same object as before
 * @returns how the room is asked: the view has what a request has changed before its answer is there
 */
export function readViews(room: Pick<Room, 'onMessage' | 'send'>, shape: ViewShape, take: (view: View) => void): Ask {
  let view: View | null = null;
  const asked = new Map<number, (reply: unknown) => void>();
  const read = (before: View | null, parts: SentParts) => {
    view = withParts(before, parts, shape);
    take(view);
  };
  room.onMessage('view' satisfies keyof ViewMessages, (parts: SentParts) => read(null, parts));
  room.onMessage('parts' satisfies keyof ViewMessages, (parts: SentParts) => read(view, parts));
  room.onMessage('answer' satisfies keyof ViewMessages, ([id, reply, ...parts]: SentParts) => {
    if (parts.length > 0) read(view, parts);
    asked.get(Number(id))?.(reply);
  });
  let asks = 0;
  return (name, message, timeoutMs) =>
    new Promise((resolve, reject) => {
      asks += 1;
      const id = asks;
      const late = setTimeout(() => {
        asked.delete(id);
        reject(new Error('no answer'));
      }, timeoutMs);
      asked.set(id, (reply) => {
        clearTimeout(late);
        asked.delete(id);
        resolve(reply);
      });
      room.send(name, [id, message]);
    });
}
