/** What a page in a room of the server needs and no other: the SDK, and how views are read. Loaded by `sdk.ts`. */

import { Client, type Room } from 'colyseus.js';
import { CLASS_SHAPE } from '../../shared/class/class-view.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import type { View } from '../../shared/lib/view-parts.ts';
import { type Ask, readViews } from './view-reader.ts';

/** @param url of the server */
export function clientOf(url: string, fetchFn: typeof fetch): Client {
  return new Client(url, { fetchFn });
}

/** Reads the views of a seat, or of the third player. @returns how the room is asked */
export function readDuel(room: Room, take: (view: View) => void): Ask {
  return readViews(room, DUEL_SHAPE, take);
}

/** Reads the views of a student or a teacher. */
export function readClass(room: Room, take: (view: View) => void): void {
  readViews(room, CLASS_SHAPE, take);
}
