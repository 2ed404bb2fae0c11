/** What a recorded frame says, as a text that can be searched. */

import { decode } from '@colyseus/schema';
import { unpack } from 'msgpackr';
import { DUEL_SHAPE } from '../../../shared/duel/views/sent-view.ts';
import { type SentParts, withParts } from '../../../shared/lib/view-parts.ts';

/** Colyseus's code of a message with a name. */
const ROOM_DATA = 13;

/** The bytes as they are and, of a frame with parts of a match's view, those parts as JSON with all names and words. */
export function textOf(frame: Buffer): string {
  const raw = frame.toString('latin1');
  if (frame[0] !== ROOM_DATA) return raw;
  const at = { offset: 1 };
  const name = decode.string(frame, at);
  if (name !== 'view' && name !== 'parts' && name !== 'answer') return raw;
  const sent = unpack(frame.subarray(at.offset)) as SentParts;
  // Before them an answer has its number and the reply.
  const parts = name === 'answer' ? sent.slice(2) : sent;
  return `${raw}\n${JSON.stringify(withParts(null, parts, DUEL_SHAPE))}`;
}
