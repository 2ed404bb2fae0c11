/** A level from the player's own file: its name, and when the page can play it again. */

import { describe, expect, it } from 'vitest';
import { broughtAgain, withOwnName } from '../../client/context/own-level.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';

function ownLevel(name: string): Level {
  const plain = levelById('four-waves', []);
  if (plain === null) throw new Error('the first level is gone');
  return { ...plain, id: `capture:${name}`, capture: { name, recordedWith: null } };
}

describe("[CAP18] a level from the player's own file", () => {
  const level = ownLevel('mine');

  it('can be replayed in the page that brought it', () => {
    const own = { code: 'ACDEF', level };
    expect(broughtAgain({ code: 'ACDEF', levelId: level.id }, own)).toEqual({ level });
  });

  it('is not offered if the page does not hold it: to the friend, after a reload, after another match', () => {
    expect(broughtAgain({ code: 'ACDEF', levelId: level.id }, null)).toBeNull();
    expect(broughtAgain({ code: 'ACDEF', levelId: level.id }, { code: 'FEDCA', level })).toBeNull();
  });

  it('is not carried over to a level of the game', () => {
    expect(broughtAgain({ code: 'ACDEF', levelId: 'four-waves' }, { code: 'FEDCA', level })).toEqual({});
  });

  it('gives way if its file has the name of a level of the game', () => {
    expect(withOwnName(level)).toEqual(level);
    const renamed = withOwnName(ownLevel('lost-last-ack'));
    expect(renamed.id).toBe('capture:lost-last-ack-own');
    expect(renamed.capture?.name).toBe('lost-last-ack-own');
  });
});
