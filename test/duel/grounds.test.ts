/** The grounds of a right move: shown with it, of this end only, and not before the position is closed. */

import { expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { Grounds } from '../../shared/duel/vocabulary/judgement.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { must, Rig } from './rig.ts';

const level = (id: string) => must(levelById(id));

/** The grounds of every right move at one end in the first half. */
function groundsAt(id: string, end: 'A' | 'B'): Grounds[] {
  const half = must(new Rig(level(id)).runHalf().state.halves[0]);
  return half.judgements.filter((judgement) => judgement.end === end).map(({ grounds }) => must(grounds));
}

it('name the rules that decided and the state before, at each event of a close', () => {
  const told = groundsAt('four-waves', 'A').map(({ rules, before }) => `${before} ${rules.at(-1)}`);
  expect(told).toEqual(['ESTABLISHED TCP24', 'FIN-WAIT-1 TCP10', 'FIN-WAIT-2 TCP18', 'TIME-WAIT TCP30']);
});

it('distinguish a restarted host from one whose connection has ended', () => {
  expect(groundsAt('nobody-home', 'B').map(({ restarted, before }) => `${restarted} ${before}`)).toEqual([
    'true CLOSED',
    'true CLOSED',
  ]);
  expect(groundsAt('abort', 'A').map(({ restarted, before }) => `${restarted} ${before}`)).toEqual([
    'false ESTABLISHED',
    'false CLOSED',
  ]);
});

it('say what was acknowledged before the move, and whether something is in flight', () => {
  const last = must(groundsAt('last-words', 'A').find(({ rules }) => rules.includes('TCP18')));
  expect(last).toMatchObject({ acked: 9_350, inFlight: false });
  expect(must(groundsAt('hole', 'A').find(({ rules }) => rules.includes('TCP9')))).toMatchObject({ inFlight: true });
});

it('mention the octets of another connection when they are taken, and afterwards', () => {
  expect(groundsAt('skip-time-wait', 'A').map(({ corrupted }) => corrupted)).toEqual([
    ...Array(5).fill(null),
    'now',
    'earlier',
  ]);
});

it('[VIEW6] are missing beside a wrong move, a state that was named and an open position', () => {
  const rig = new Rig(level('four-waves'), undefined, { compose: 'free' }, 1, true);
  rig.startHalf();
  rig.untilAsked(0);
  rig.move(0, { kind: 'send', segment: makeSegment({ seq: 1, ack: 1 }) });
  rig.move(0, { kind: 'claim', state: 'FIN-WAIT-1' });
  expect(rig.view(0).judgements.map(({ grounds }) => grounds)).toEqual([null, null]);
  rig.runHalf();
  expect(rig.view(0).judgements.at(-1)?.grounds).not.toBeNull();
  for (const view of rig.seen.flat()) {
    const open = view.judgements.filter(({ positionId }) => positionId !== null && positionId === view.position?.id);
    expect(open.every(({ grounds }) => grounds === null)).toBe(true);
  }
});
