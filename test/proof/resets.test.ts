/** Every run in which TIME-WAIT is cut short or applications reset, and the consequences of a lost RST. */

import { expect, it } from 'vitest';
import { explore } from './explore.ts';
import { prove } from './prove.ts';
import { SCOPES } from './scopes.ts';

prove('close, 2MSL too short');
prove('abort');
prove('full close');

it('[TCP36] without a limit for an orphan, only a lost RST leaves an end forever: in FIN-WAIT-2', async () => {
  const { rests, tcbs } = await explore({ ...SCOPES['full close'], faults: 1, orphanLimit: false });
  const pairs = rests.map(({ places }) =>
    places
      .map(({ end }) => tcbs[end]?.state)
      .sort()
      .join(' | '),
  );
  expect([...new Set(pairs)].sort()).toEqual(['CLOSED | CLOSED', 'CLOSED | FIN-WAIT-2']);
});
