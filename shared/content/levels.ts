/** The levels that come with the game. Content: what the applications do and what the wire does, nothing else. */

import type { AppStep, EndSetup, Level } from '../duel/level.ts';

const SENDER = { ip: '10.0.0.1', port: 40_001 } as const;
const RECEIVER = { ip: '10.0.0.2', port: 8_080 } as const;

/** Round numbers that are easy to add to. */
const U = 4_000;
const V = 9_000;

const CLOSES_FIRST: readonly AppStep[] = [{ when: { state: 'ESTABLISHED' }, afterMs: 1_500, call: { kind: 'CLOSE' } }];

/** The passive application closes once it has seen the end of what the other sends. */
const CLOSES_SECOND: AppStep = {
  when: { state: 'CLOSE-WAIT', allAcked: true },
  afterMs: 3_000,
  call: { kind: 'CLOSE' },
};

const ACTIVE: EndSetup = { address: SENDER, sndNxt: U, script: CLOSES_FIRST };
const PASSIVE: EndSetup = { address: RECEIVER, sndNxt: V, script: [CLOSES_SECOND] };

function level(id: string, changes: Partial<Level> = {}): Level {
  return { id, compose: 'cards', notation: 'lecture', ends: { A: ACTIVE, B: PASSIVE }, faults: [], ...changes };
}

const LAST_WORDS: readonly AppStep[] = [
  { when: { state: 'CLOSE-WAIT' }, afterMs: 2_500, call: { kind: 'SEND', bytes: 350 } },
  CLOSES_SECOND,
];

export const LEVELS: readonly Level[] = [
  level('four-waves'),
  level('last-words', { ends: { A: ACTIVE, B: { ...PASSIVE, script: LAST_WORDS } } }),
  level('lost-fin', { faults: [{ from: 'A', match: { nth: 1, fin: true }, effect: { kind: 'lose' } }] }),
  level('lost-last-ack', {
    faults: [{ from: 'A', match: { nth: 1, acksFin: true }, effect: { kind: 'lose' } }],
  }),
];

/** The level of that id among those that come with the game and `more` (made from captures); null when there is none. */
export function levelById(id: string, more: readonly Level[] = []): Level | null {
  return [...LEVELS, ...more].find((level) => level.id === id) ?? null;
}
