/** The figures that plan and model need, out of what was measured. */

import type { Case, MeasuredCases } from './measured.ts';
import type { Costs } from './model.ts';
import type { Figures } from './plan.ts';

/** Headers of a message: WebSocket 4, TLS 1.3 22, TCP with timestamps 32, IPv4 20 octets. */
const HEADERS = 78;
/** A process without rooms, `RSS`. */
const PROCESS_BYTES = 130e6;

/** The case with the most rooms in a process: code that runs seldom costs several times as much. */
function busiest({ cases }: MeasuredCases): Case {
  return cases.reduce((most, one) => (one.rooms / one.processes > most.rooms / most.processes ? one : most));
}

export function figuresFrom(measured: MeasuredCases): Figures {
  const { play, rooms } = busiest(measured);
  return {
    messages: play.perSecond / rooms / 2,
    cpu: {
      server: play.spent.servers,
      postgres: play.spent.postgres,
      proxy: play.spent.nginx,
      redis: play.spent.redis,
    },
    roomBytes: play.bytesPerRoom,
    processBytes: PROCESS_BYTES,
    aheadBytes: play.writtenAhead,
    downBytes: play.patchesPerMessage * (play.patchBytes + HEADERS),
    aliveMs: Math.max(...measured.cases.map((one) => one.idle.postgres / one.processes)),
  };
}

/** The costs of one case, without what its processes spend when nothing happens. */
export function costsOf({ processes, idle, killed, storm }: Case): Costs {
  const alive = Math.max(1, processes - 1) / processes;
  const restless = (of: 'servers' | 'postgres') =>
    Math.max(0.1, killed.spent[of] - (idle[of] * alive * killed.seconds) / killed.rooms);
  const { servers, postgres, nginx, clients } = storm.spent;
  return {
    back: { server: servers, postgres, proxy: nginx, client: clients },
    taken: { server: restless('servers'), postgres: restless('postgres') },
  };
}

/** Those of the case in which most rooms were taken: warm code. */
export function costsFrom({ cases }: MeasuredCases): Costs {
  const others = cases.filter(({ processes }) => processes > 1);
  return costsOf(others.reduce((most, one) => (one.killed.rooms > most.killed.rooms ? one : most)));
}
