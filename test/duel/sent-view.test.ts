/** How much of a view is sent when it changes. */

import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { changedParts, type View, sentParts, type SentParts, withParts } from '../../shared/lib/view-parts.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { careless } from './arbitrary.ts';
import { must, perfect, type Player, Rig } from './rig.ts';

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
    if (sent !== null && changed.length > 0) messages.push(sentParts(changed, DUEL_SHAPE));
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
    const parts = sentParts(changedParts(null, view, DUEL_SHAPE), DUEL_SHAPE);
    expect(withParts(null, JSON.parse(JSON.stringify(parts)), DUEL_SHAPE)).toEqual(view);
  });
});

/** The fields of objects that are sent with their names. */
function namedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap((field) => namedIn(field));
  return Array.isArray(value) ? within : [Object.keys(value).join(' '), ...within];
}
