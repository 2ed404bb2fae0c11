/**
 * The position that the first page opens with: TIME-WAIT, and the peer's FIN has come again. Its numbers are those of the level
 * four-waves. [HOME1] A test holds the answers against the referee, whose code the first page does not load.
 */

import type { MessageKey } from '../../words/i18n.ts';

/** The flags of a segment as they are shown, in this order. */
type Flags = readonly ('FIN' | 'ACK')[];

export interface Said {
  readonly from: 'mine' | 'peer';
  readonly flags: Flags;
  /** What it says in plain words. */
  readonly words: MessageKey;
}

/** What has been said so far, in the order of time; the last of them is the FIN that has come again. */
export const SAID = [
  { from: 'mine', flags: ['FIN', 'ACK'], words: 'opening.said.fin' },
  { from: 'peer', flags: ['ACK'], words: 'opening.said.ack' },
  { from: 'peer', flags: ['FIN', 'ACK'], words: 'opening.said.fin-too' },
  { from: 'mine', flags: ['ACK'], words: 'opening.said.last' },
  { from: 'peer', flags: ['FIN', 'ACK'], words: 'opening.said.fin-too' },
] as const satisfies readonly Said[];

/** How an arrow is shown: the newest is the boldest, and so is the last ACK, which the question is about. */
export type Age = 'newest' | 'last' | 'older';

export interface Answer {
  readonly id: 'fin' | 'ack' | 'nothing';
  readonly flags: Flags;
  readonly words: MessageKey;
  /** Why it is wrong; null: it is right. */
  readonly why: MessageKey | null;
}

/** The numbers of every answer that is a segment. */
export const ANSWER_SEQ = 4001;
export const ANSWER_ACK = 9001;

/** In the same order for everybody: the first page looks the same on every desk of a classroom. */
export const ANSWERS = [
  { id: 'fin', flags: ['FIN', 'ACK'], words: 'opening.said.fin', why: 'opening.wrong.fin' },
  { id: 'ack', flags: ['ACK'], words: 'opening.said.ack', why: null },
  { id: 'nothing', flags: [], words: 'opening.nothing', why: 'opening.wrong.nothing' },
] as const satisfies readonly Answer[];

/** What has been answered: those that were wrong, in their order, and whether the right one was found. */
export interface Answered {
  readonly wrong: readonly Answer['id'][];
  readonly done: boolean;
}

export const UNANSWERED: Answered = { wrong: [], done: false };

/** @returns the same if this answer was given before, or the right one */
export function answered(before: Answered, { id, why }: Answer): Answered {
  if (before.done || before.wrong.includes(id)) return before;
  return why === null ? { ...before, done: true } : { ...before, wrong: [...before.wrong, id] };
}
