/** How much of a view is sent when it changes. */

import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { Compacter } from '../../shared/lib/compact.ts';
import { changedParts, type View, sentParts, type SentParts, withParts } from '../../shared/lib/view-parts.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { seatViewer } from '../../shared/duel/views/seat-viewer.ts';
import { type MatchOptions, SEATS } from '../../shared/duel/options.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { careless } from './arbitrary.ts';
import { must, perfect, type Player, Rig, ROOM } from './rig.ts';

const compacter = new Compacter(DUEL_SHAPE.code);

/** A date, as in a room: the numbers of times are long. */
const STARTED = 1_795_000_000_000;

/** What one seat of a match is sent after its first view, one message after the other. */
function sentIn(rig: Rig): SentParts[] {
  rig.now = STARTED;
  const messages: SentParts[] = [];
  let sent: View | null = null;
  const show = () => {
    // A view is made of named parts.
    const view = rig.view(0) as SeatView & View;
    const changed = changedParts(sent, view, DUEL_SHAPE);
    if (sent !== null && changed.length > 0) messages.push(sentParts(changed, DUEL_SHAPE, compacter));
    sent = view;
  };
  show();
  rig.startHalf();
  for (show(); rig.state.phase === 'playing' && rig.step(); show());
  return messages;
}

function played(players: readonly [Player, Player], options: Partial<MatchOptions> = {}): SentParts[] {
  return LEVELS.flatMap((level) => sentIn(new Rig(level, players, options)));
}

describe('a change of a view', () => {
  const messages = played([perfect(), perfect()]);

  it('[VIEW70] takes at most 250 bytes at the median of all levels', () => {
    // As Colyseus writes them.
    const packer = new Packr({ useRecords: false });
    const sizes = messages.map((parts) => packer.pack(parts).length).toSorted((a, b) => a - b);
    expect(sizes.length).toBeGreaterThan(200);
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(250);
  });

  it('[VIEW70] has no name of a field in it, whatever the player does', () => {
    const wrong = played([careless(3), careless(4)], { compose: 'free' });
    const named = [...messages, ...wrong].flat().flatMap((part) => namedIn(part));
    expect(new Set(named)).toEqual(new Set());
  });

  it('[VIEW70] is the same view again at the other end', () => {
    const rig = new Rig(must(LEVELS[0]));
    rig.startHalf();
    rig.runUntil(({ state }) => state.halves[0]?.judgements.length === 3);
    const view = rig.view(0) as SeatView & View;
    const parts = sentParts(changedParts(null, view, DUEL_SHAPE), DUEL_SHAPE, compacter);
    expect(withParts(null, JSON.parse(JSON.stringify(parts)), DUEL_SHAPE)).toEqual(view);
  });
});

describe('the view of a seat that is made again and again', () => {
  const matches = LEVELS.filter((_, nth) => nth % 4 === 0).flatMap((level) => [
    new Rig(level, [perfect(), perfect()]),
    new Rig(level, [careless(5), careless(6)], { mode: 'live', compose: 'free' }),
  ]);

  it('[VIEW71] is the same as one that was made of nothing else', () => {
    for (const rig of matches) {
      const views = [seatViewer(0), seatViewer(1)] as const;
      const same = () => {
        for (const seat of SEATS)
          expect(views[seat](rig.state, ROOM, rig.now)).toEqual(seatView(rig.state, seat, ROOM, rig.now));
      };
      for (let half = 0; half < 2; half += 1) {
        rig.startHalf();
        for (same(); rig.state.phase === 'playing' && rig.step(); same());
      }
    }
  });

  it('[VIEW71] keeps as the same objects what an event at the other end cannot change', () => {
    const rig = new Rig(must(LEVELS.find(({ id }) => id === 'last-words')), [perfect(), perfect()]);
    const viewer = seatViewer(1);
    rig.startHalf();
    rig.runUntil(({ state }) => state.halves[0]?.ends.A.position !== null);
    const before = viewer(rig.state, ROOM, rig.now);
    rig.runUntil(({ state }) => state.halves[0]?.ends.A.position === null);
    const { figure, tcp, position, judgements, hints } = viewer(rig.state, ROOM, rig.now);
    expect(figure).toBe(before.figure);
    expect(tcp).toBe(before.tcp);
    expect(position).toBe(before.position);
    expect(judgements).toBe(before.judgements);
    expect(hints).toBe(before.hints);
  });
});

/** The fields of objects that are sent with their names. */
function namedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap((field) => namedIn(field));
  return Array.isArray(value) ? within : [Object.keys(value).join(' '), ...within];
}
