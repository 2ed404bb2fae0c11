/**
 * A level that a player brings along: read as every level is, and held to what a room can bear. The bounds of a single
 * value are those of every level; these are of the whole.
 */

import { readLevel } from '../../shared/content/level-schema.ts';
import { type CaptureSource, ENDS, type EndSetup, type Level } from '../../shared/duel/level.ts';
import { hidesText } from '../../shared/lib/shown-text.ts';

/** `capture:` and 1 to 60 characters that mean nothing in a page, a path or a link. */
const ID = /^capture:\w[\w .-]{0,59}$/;

/** Far more than the close of a connection that somebody can play. */
const STEPS_MAX = 40;
const FAULTS_MAX = 60;
/** Octets of text that an end can have to send: so many windows full, each of them a position. */
const TEXT_MAX = 2 ** 20;

/** @returns the level; null if this is none, or more than a player may bring */
export function readOwnLevel(json: unknown): Level | null {
  const read = readLevel(json);
  return read.ok && isBearable(read.level) ? read.level : null;
}

/** A recording has no luck to be drawn: with weather or a storm a level could lose for ever whatever is sent. */
function isBearable({ id, storm, weather, ends, faults, capture }: Level): boolean {
  const drawn = storm !== undefined || weather !== undefined;
  if (drawn || !ID.test(id) || faults.length > FAULTS_MAX) return false;
  return ENDS.every((end) => isShort(ends[end])) && (capture === undefined || isReadable(capture));
}

function isShort({ script }: EndSetup): boolean {
  const text = script.reduce((sum, { call }) => sum + (call.kind === 'SEND' ? call.bytes : 0), 0);
  return script.length <= STEPS_MAX && text <= TEXT_MAX;
}

/** The other player is shown where the level comes from. */
function isReadable({ name, recordedWith }: CaptureSource): boolean {
  return !hidesText(name) && !hidesText(recordedWith ?? '');
}
