/** What `ss -tan` lists of a player's own end, in the levels that are about it. */

import { expect, it } from 'vitest';
import { tell } from '../../client/match/cause-card.tsx';
import { idleKey } from '../../client/match/situation.ts';
import { socketTable } from '../../client/match/socket-table.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { must, perfect, Rig } from '../duel/rig.ts';
import './every-language.ts';

/** Every view of a seat in the first half of a level. */
function viewsOf(id: string, seat: 0 | 1): readonly SeatView[] {
  const rig = new Rig(must(levelById(id)), [perfect(1_000), perfect(1_000)], {}, 1, true);
  rig.runHalf();
  return rig.seen[seat].filter(({ phase }) => phase === 'playing');
}

/** The tables in the order in which they appear, each once. */
function tablesOf(id: string, seat: 0 | 1): string[] {
  const tables = viewsOf(id, seat).flatMap((view) => socketTable(view)?.join(' | ') ?? []);
  return tables.filter((table, i) => table !== tables[i - 1]);
}

it('[UI400] lists CLOSE-WAIT until the application closes, and FIN-WAIT-2 until the system gives up', () => {
  expect(tablesOf('forgotten-close', 0)).toEqual([
    'ESTAB 10.0.0.1:40001 10.0.0.2:8080',
    'FIN-WAIT-1 10.0.0.1:40001 10.0.0.2:8080',
    'FIN-WAIT-2 10.0.0.1:40001 10.0.0.2:8080',
    '',
  ]);
  expect(tablesOf('forgotten-close', 1).slice(1, 2)).toEqual(['CLOSE-WAIT 10.0.0.2:8080 10.0.0.1:40001']);
});

it('[UI400] lists a socket that listens beside TIME-WAIT', () => {
  expect(tablesOf('reuse-address', 0)).toContain('LISTEN 10.0.0.2:8080 *:* | TIME-WAIT 10.0.0.2:8080 10.0.0.1:40001');
});

it('[UI460] lists what listens in the level about it alone, and a connection that is being opened', () => {
  const tables = [...tablesOf('reuse-address', 0), ...tablesOf('reuse-address', 1)];
  expect(tables).toContain('LISTEN 10.0.0.2:8080 *:* | SYN-RECV 10.0.0.2:8080 10.0.0.1:40001');
  expect(tables).toContain('SYN-SENT 10.0.0.1:40001 10.0.0.2:8080');
  const reused = viewsOf('crash', 0).map((view): SeatView => ({ ...view, port: 'reused' }));
  expect(reused.flatMap((view) => socketTable(view) ?? []).join()).not.toContain('LISTEN');
});

it('[UI460] says of a port that is listened on again that it is, and of an opening connection that it opens', () => {
  const said = ([0, 1] as const).map((seat) => new Set(viewsOf('reuse-address', seat).map(idleKey)));
  expect([...must(said[0])]).toEqual(expect.arrayContaining(['TIME-WAIT', 'TIME-WAIT-reused', 'opening']));
  expect([...must(said[1])]).toContain('opening');
});

it('[UI400] lists nothing while the state may be named, and nothing in other levels', () => {
  const hidden = viewsOf('forgotten-close', 1).filter(({ tcp }) => tcp?.state === null);
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.map(socketTable)).toEqual(hidden.map(() => null));
  expect(tablesOf('four-waves', 0)).toEqual([]);
});

it('[UI401] says which of the two ends has waited, and which has asked in vain', () => {
  const said = ([0, 1] as const).map((seat) => {
    const view = viewsOf('crash', seat).find(({ position }) => {
      const cause = position?.cause;
      return cause?.kind === 'timer' && cause.timer === 'user';
    });
    return view === undefined || view.position === null ? null : tell(view.position.cause, view).title;
  });
  expect(said).toEqual(['Nobody has answered your probes', 'Your application has waited long enough']);
});
