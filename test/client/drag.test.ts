/** Where a dragged row goes. */

import { describe, expect, it } from 'vitest';
import { placeAt } from '../../client/kit/drag.ts';

describe('a dragged row', () => {
  const MIDDLES = [10, 30, 50, 90];

  it.each([
    ['stays', 1, 30, 1],
    ['stays while no middle is passed', 1, 49, 1],
    ['goes below a row whose middle is passed', 1, 51, 2],
    ['goes above a row whose middle is passed', 2, 29, 1],
    ['goes to the end', 0, 400, 3],
    ['goes to the beginning', 3, -5, 0],
  ])('%s', (_what, held, y, place) => {
    expect(placeAt(MIDDLES, y, held)).toBe(place);
  });
});
