/** The four scopes explored, in the same order as in teardown.pml. README.md says what they leave out. */

import type { Scope } from './moves.ts';

const HALF_CLOSE: Scope = {
  faults: 3,
  texts: 3,
  calls: ['SEND, CLOSE', 'CLOSE'],
  timeWait: 'outlasts the wire',
  halfDuplexClose: false,
  orphanLimit: false,
};

/** Resets multiply the worlds: one text is enough for text to be lost, unread, refused or overtaken. */
const WITH_RESETS = { ...HALF_CLOSE, texts: 1, orphanLimit: true } as const;

export const SCOPES = {
  close: HALF_CLOSE,
  'close, 2MSL too short': { ...HALF_CLOSE, texts: 2, timeWait: 'any time' },
  abort: { ...WITH_RESETS, calls: ['CLOSE', 'ABORT'] },
  'full close': { ...WITH_RESETS, calls: ['CLOSE', 'full CLOSE', 'RECEIVE'], halfDuplexClose: true },
} as const satisfies Record<string, Scope>;
export type ScopeName = keyof typeof SCOPES;
