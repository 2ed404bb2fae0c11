/** What so many players at once need: from figures that were measured, by the formulae of docs/scale.md. */

/** Measured; each with the command that measures it in docs/scale.md. */
export interface Figures {
  /** Messages of a player, a second. */
  readonly messages: number;
  /** CPU of a message in ms, by who spends it. */
  readonly cpu: { readonly server: number; readonly postgres: number; readonly proxy: number; readonly redis: number };
  /** Bytes of a room in the memory of its process, and of a process without rooms. */
  readonly roomBytes: number;
  readonly processBytes: number;
  /** Bytes that PostgreSQL writes ahead for a message. */
  readonly aheadBytes: number;
  /** Bytes of a message that reach clients, with the headers of WebSocket, TLS, TCP and IP. */
  readonly downBytes: number;
  /** CPU of PostgreSQL in ms a second for each process: its signs of life, and looking for others and for free rooms. */
  readonly aliveMs: number;
}

/** A process is not to be busier than this on average: a player would wait for others. */
const BUSY = 0.6;
/** `LAST_ACK_MAX_ROOMS` */
const ROOMS_MAX = 4_000;

export interface Needs {
  readonly rooms: number;
  readonly messages: number;
  readonly processes: number;
  /** Cores that are busy. */
  readonly serverCores: number;
  readonly postgresCores: number;
  readonly proxyCores: number;
  readonly redisCores: number;
  readonly memory: number;
  /** Bytes a second. */
  readonly ahead: number;
  readonly down: number;
}

/** @param players at once, two in a room */
export function needsOf(players: number, figures: Figures): Needs {
  const rooms = players / 2;
  const messages = players * figures.messages;
  const cores = (ms: number) => (messages * ms) / 1_000;
  const serverCores = cores(figures.cpu.server);
  const processes = Math.max(1, Math.ceil(serverCores / BUSY), Math.ceil(rooms / ROOMS_MAX));
  return {
    rooms,
    messages,
    processes,
    serverCores,
    postgresCores: cores(figures.cpu.postgres) + (processes * figures.aliveMs) / 1_000,
    proxyCores: cores(figures.cpu.proxy),
    redisCores: cores(figures.cpu.redis),
    memory: rooms * figures.roomBytes + processes * figures.processBytes,
    ahead: messages * figures.aheadBytes,
    down: messages * figures.downBytes,
  };
}
