/** What the page says about a state is true whenever the state can be asked for. */

import { expect, it } from 'vitest';
import { LEVELS } from '../../shared/content/levels.ts';
import { seqLt } from '../../shared/lib/sequence.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { EN } from '../../client/words/en/en.ts';
import { perfect, Rig } from './rig.ts';

const acked = ({ finSeq, snd }: Tcb) => finSeq !== null && seqLt(finSeq, snd.una);
const closed = ({ app, finSeq }: Tcb) => app.closed || finSeq !== null;
const theirs = ({ peerFinSeq }: Tcb) => peerFinSeq !== null;

/** The sentence next to the name, and its meaning as a predicate. */
const SAYS: Record<State, { readonly text: string; readonly holds: (tcb: Tcb) => boolean }> = {
  ESTABLISHED: { text: 'both sides open', holds: (tcb) => !closed(tcb) && !theirs(tcb) },
  'FIN-WAIT-1': {
    text: 'your side closed, your FIN not acknowledged yet',
    holds: (tcb) => closed(tcb) && !acked(tcb),
  },
  'FIN-WAIT-2': { text: 'your FIN acknowledged, their side open', holds: (tcb) => acked(tcb) && !theirs(tcb) },
  'CLOSE-WAIT': { text: 'their FIN has come, your side is open', holds: (tcb) => theirs(tcb) && !closed(tcb) },
  CLOSING: {
    text: 'the FINs crossed, yours not acknowledged yet',
    holds: (tcb) => theirs(tcb) && closed(tcb) && !acked(tcb),
  },
  'LAST-ACK': {
    text: 'both sides closed, theirs first, your FIN not acknowledged yet',
    holds: (tcb) => theirs(tcb) && closed(tcb) && !acked(tcb),
  },
  'TIME-WAIT': { text: 'both FINs through, waiting 2MSL', holds: (tcb) => theirs(tcb) && acked(tcb) },
  CLOSED: { text: 'no connection', holds: ({ state }) => state === 'CLOSED' },
};

it('[DUEL55] each state is described by what is true of it whenever it can be asked for', () => {
  const asked = new Set<State>();
  for (const level of LEVELS) {
    const rig = new Rig(level, [perfect(0), perfect(3_000)], {}, 3);
    rig.startHalf();
    rig.runUntil(({ state }) => {
      for (const { endpoint, stateHidden } of Object.values(state.halves[0]?.ends ?? {})) {
        if (!stateHidden) continue;
        const says = SAYS[endpoint.tcb.state];
        expect(EN[`state.${endpoint.tcb.state}`]).toBe(says.text);
        expect(says.holds(endpoint.tcb), `${level.id} ${endpoint.tcb.state}`).toBe(true);
        asked.add(endpoint.tcb.state);
      }
      return state.phase !== 'playing';
    });
  }
  expect(asked.size).toBeGreaterThan(6);
});
