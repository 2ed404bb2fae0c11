/** The figure as a table: what a player's own end can know of each segment, and what was true of it. */

import { expect, test } from 'vitest';
import { rowsOfHalf, rowsSeen, type SegmentRow } from '../../client/match/segment-rows.ts';
import { levelById } from '../../shared/content/levels.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { must, perfect, Rig, ROOM } from '../duel/rig.ts';

const OPTIONS = { levelId: 'lost-last-ack', mode: 'coached', pace: 'normal', compose: 'cards', speed: false } as const;

/** The match until `when` holds. */
function played(when: (rig: Rig) => boolean): Rig {
  const rig = new Rig(must(levelById(OPTIONS.levelId)), [perfect(1_000), perfect(1_000)], OPTIONS);
  rig.startHalf();
  return rig.runUntil(when);
}

const inShort = ({ from, segment: { flags, seq, ack }, again, fate }: SegmentRow) =>
  `${from} ${flags.join(' ')} ${seq} ${ack}${again ? ' again' : ''}: ${fate.kind}`;

test('[UI643] while the half is played, a lost ACK is as unknown as one that arrived', () => {
  const rig = played((one) => one.view(0).timeWait !== null && one.view(0).position === null);
  const rows = rowsSeen(rig.view(0));
  expect(rows.map(inShort)).toEqual([
    'A FIN ACK 4000 9000: acked',
    'B ACK 9000 4001: here',
    'B FIN ACK 9000 4001: here',
    'A ACK 4001 9001: never',
  ]);
  expect(rows.every(({ at }, i) => at >= (rows[i - 1]?.at ?? 0))).toBe(true);
  // The peer has got nothing since its FIN, and cannot know either.
  expect(rowsSeen(rig.view(1)).map(inShort).at(-1)).toBe('B FIN ACK 9000 4001: open');
});

test('[UI643] a segment that was stopped is a row of its own, and was never sent', () => {
  const rig = played((one) => one.view(0).position !== null);
  const card = must(rig.view(0).position?.cards.find(({ flags }) => !flags.includes('FIN')));
  rig.move(0, { kind: 'send', segment: card });
  expect(rowsSeen(rig.view(0)).map(({ fate }) => fate.kind)).toEqual(['stopped']);
});

test('[UI643] when the half is over, the table tells what was lost and when the rest arrived', () => {
  const rig = new Rig(must(levelById(OPTIONS.levelId)), [perfect(1_000), perfect(1_000)], OPTIONS).runMatch();
  const half = must(seatView(rig.state, 0, ROOM, rig.now).review?.halves[0]);
  const rows = rowsOfHalf(half);
  expect(rows.filter(({ fate }) => fate.kind === 'lost').map(inShort)).toEqual(['A ACK 4001 9001: lost']);
  expect(rows.filter(({ again }) => again).map(inShort)).toEqual([
    'B FIN ACK 9000 4001 again: arrived',
    'A ACK 4001 9001 again: arrived',
  ]);
});
