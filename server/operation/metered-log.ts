/** The log of matches as rooms use it, with each write reported to a meter. */

import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { MatchLog } from '../../shared/match/log.ts';
import { type Meter, metered } from './meter.ts';

/** @returns the same log */
export function meteredLog(log: MatchLog, meter: Meter): MatchLog {
  return {
    create: (match, seats) => metered(meter, log.create(match, seats)),
    takeSeat: (id, seat, insteadOf) => metered(meter, log.takeSeat(id, seat, insteadOf)),
    append: async (id, seq, events) => {
      await metered(meter, log.append(id, seq, events));
      countVerdicts(meter, events);
    },
    eventsFrom: (id, seq) => log.eventsFrom(id, seq),
    setClock: (id, clock) => metered(meter, log.setClock(id, clock)),
    finish: (id, at) => metered(meter, log.finish(id, at)),
    discard: (id) => metered(meter, log.discard(id)),
  };
}

function countVerdicts(meter: Meter, events: readonly DuelEvent[]): void {
  for (const event of events) {
    if (event.type !== 'judged' || event.judgement.by !== 'player') continue;
    meter.judged(event.judgement.mistake ?? event.judgement.verdict);
  }
}
