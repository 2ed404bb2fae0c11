/**
 * A level that a player brings along: parsed like every level, and limited to what a room can bear. The bounds of
 * single values are those of every level; these are of the whole.
 */

import { readLevel } from '../../shared/content/level-schema.ts';
import { type CaptureSource, ENDS, type EndSetup, type Level } from '../../shared/duel/level.ts';
import { hidesText } from '../../shared/lib/shown-text.ts';

/** `capture:` and 1 to 60 characters without meaning in a page, a path or a link. */
const ID = /^capture:\w[\w .-]{0,59}$/;

/** Far more than in the close of any connection that can be played. */
const STEPS_MAX = 40;
const FAULTS_MAX = 60;
/** Octets of text that an end can have to send: this many windows full, each of them a position. */
const TEXT_MAX = 2 ** 20;

/** @returns the level; null if it is invalid, or more than a player may bring */
export function readOwnLevel(json: unknown): Level | null {
  const read = readLevel(json);
  return read.ok && isBearable(read.level) ? read.level : null;
}

/** A recording has no luck to be drawn: with weather or a storm a level could lose segments forever. */
function isBearable({ id, storm, weather, ends, faults, capture }: Level): boolean {
  const drawn = storm !== undefined || weather !== undefined;
  if (drawn || !ID.test(id) || faults.length > FAULTS_MAX) return false;
  return ENDS.every((end) => isShort(ends[end])) && (capture === undefined || isReadable(capture));
}

function isShort({ script }: EndSetup): boolean {
  const text = script.reduce((sum, { call }) => sum + (call.kind === 'SEND' ? call.bytes : 0), 0);
  return script.length <= STEPS_MAX && text <= TEXT_MAX;
}

/** The other player sees where the level comes from. */
function isReadable({ name, recordedWith }: CaptureSource): boolean {
  return !hidesText(name) && !hidesText(recordedWith ?? '');
}
