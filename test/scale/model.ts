/**
 * A model of a group of servers: who works for whom, how long, and in which order. CPU times are measured; leases, batches and
 * delays are those of the code. Times in ms, results in seconds.
 */

import { drawsFrom, shuffle } from '../../shared/lib/random.ts';
import { Machine, Simulation, type Worker } from './simulation.ts';

/** CPU time in ms. */
export interface Costs {
  /** Of a player who comes back, by who works for them. */
  readonly back: {
    readonly server: number;
    readonly postgres: number;
    readonly proxy: number;
    readonly client: number;
  };
  /** Of a room that is taken over and restored. */
  readonly taken: { readonly server: number; readonly postgres: number };
}

export interface Site {
  readonly processes: number;
  readonly rooms: number;
  readonly costs: Costs;
  /** Cores of the machine on which everything runs; null: each process, and the clients, have their own. */
  readonly cores: number | null;
  /** Cores of PostgreSQL and of the proxy where each has its own machine. */
  readonly ownCores: number;
  readonly seed: number;
}

/** As in server/group: how long a lease lasts, how often it is renewed and others are looked for, rooms taken at a time. */
const LEASE_MS = 5_000;
const BEAT_MS = 1_000;
const AT_ONCE = 8;
/** As in client/net/line.ts. */
const RETURN_MS = [0, 300, 700, 1_500, 2_000, 3_000, 4_000];
/** The part of a return that is done by the process at which the request arrives, if the room is elsewhere. */
const ENTRY = 0.3;

class GroupModel {
  readonly simulation = new Simulation();
  readonly servers: readonly Worker[];
  readonly postgres: Worker;
  readonly proxy: Worker;
  readonly clients: Worker;
  readonly #site: Site;
  readonly #draw: ReturnType<typeof drawsFrom>;

  constructor(site: Site) {
    const { simulation } = this;
    this.#site = site;
    this.#draw = drawsFrom(site.seed, 0);
    const shared = site.cores === null ? null : new Machine(simulation, site.cores);
    const own = (cores: number) => shared ?? new Machine(simulation, cores);
    const many = site.cores ?? site.ownCores;
    this.servers = Array.from({ length: site.processes }, () => own(1).worker());
    this.postgres = own(site.ownCores).worker(many);
    this.proxy = own(site.ownCores).worker(shared === null ? many : 1);
    // Players have machines of their own, or all of them are one process of the bench.
    this.clients = own(1_000_000).worker(shared === null ? 1_000_000 : 1);
  }

  /** Where each room is: as the proxy spreads the requests that create them. */
  placed(): number[] {
    return Array.from({ length: this.#site.rooms }, (_, nth) => nth % this.#site.processes);
  }

  /** A player comes back to a room at this process, at once. */
  comeBack(at: number, then: () => void): void {
    const { back } = this.#site.costs;
    const entry = this.#draw(this.#site.processes);
    const isHere = entry === at;
    const answer = () => this.postgres.work(back.postgres / 2, () => this.clients.work(back.client / 2, then));
    const enter = () => this.#server(at).work(back.server * (isHere ? 1 : 1 - ENTRY), answer);
    const lookUp = () => this.postgres.work(back.postgres / 2, enter);
    const arrive = () => (isHere ? lookUp() : this.#server(entry).work(back.server * ENTRY, lookUp));
    this.clients.work(back.client / 2, () => this.proxy.work(back.proxy, arrive));
  }

  /** The same by the page's own schedule: it tries until the room is open. */
  keepTrying(isOpen: () => number | null, then: () => void): void {
    const attempt = (tries: number) => {
      const pause = (RETURN_MS[Math.min(tries, RETURN_MS.length - 1)] ?? 0) * (0.75 + this.#draw(1_000) / 2_000);
      this.simulation.after(pause, () => {
        const at = isOpen();
        if (at === null) attempt(tries + 1);
        else this.comeBack(at, then);
      });
    };
    attempt(0);
  }

  /** A process stops what a room of its own does, and stores where it stands: that costs about what restoring it costs. */
  leave(at: number, then: () => void): void {
    const { taken } = this.#site.costs;
    this.#server(at).work(taken.server, () => this.postgres.work(taken.postgres / 2, then));
  }

  /** A process takes a room over, and restores it. */
  take(at: number, then: () => void): void {
    const { taken } = this.#site.costs;
    this.postgres.work(taken.postgres / 2, () =>
      this.#server(at).work(taken.server, () => this.postgres.work(taken.postgres / 2, then)),
    );
  }

  /** Whole numbers below. */
  draw(below: number): number {
    return this.#draw(below);
  }

  shuffled<T>(items: readonly T[]): T[] {
    return shuffle(items, this.#draw);
  }

  #server(at: number): Worker {
    const server = this.servers[at];
    if (server === undefined) throw new Error(`there is no process ${at}`);
    return server;
  }
}

/** All players of these rooms come back in the same moment. @returns when each is back, s */
export function storm(site: Site, playersAt: readonly number[]): number[] {
  const model = new GroupModel(site);
  const back: number[] = [];
  for (const at of playersAt) model.comeBack(at, () => back.push(model.simulation.now / 1_000));
  model.simulation.run();
  return back;
}

export interface Killed {
  /** When each room is elsewhere, s after its process was killed. */
  readonly taken: readonly number[];
  /** When each of its players is back, s. */
  readonly back: readonly number[];
}

/**
 * One process is killed; its players try to come back.
 * @param restart when it is there again, ms; absent: it is not, and the others take its rooms when its lease has run out
 */
export function killed(site: Site, restart?: number): Killed {
  const model = new GroupModel(site);
  const gone = site.processes - 1;
  const free = model.placed().flatMap((at, room) => (at === gone ? [room] : []));
  const openAt = new Map<number, number>();
  const [taken, back]: [number[], number[]] = [[], []];
  const others = model.servers.map((_, at) => at).filter((at) => restart !== undefined || at !== gone);
  // The last sign of life was up to a second ago. Who starts again at the same place ends the lease.
  const freeAt = restart ?? LEASE_MS - model.draw(BEAT_MS);
  const sweep = (at: number) => {
    const batch = free.splice(0, AT_ONCE);
    let open = batch.length;
    if (open === 0) return;
    for (const room of batch)
      model.take(at, () => {
        openAt.set(room, at);
        taken.push(model.simulation.now / 1_000);
        open -= 1;
        if (open === 0) sweep(at);
      });
  };
  for (const at of others) {
    const phase = at === gone ? 0 : model.draw(BEAT_MS);
    const look = freeAt <= phase ? phase : phase + Math.ceil((freeAt - phase) / BEAT_MS) * BEAT_MS;
    model.simulation.after(at === gone ? freeAt : look, () => sweep(at));
  }
  for (const room of [...free, ...free])
    model.keepTrying(
      () => openAt.get(room) ?? null,
      () => back.push(model.simulation.now / 1_000),
    );
  model.simulation.run();
  return { taken, back };
}

/** One process hands its rooms over, a few at a time. @returns how long each of its players is away, s */
export function handedOver(site: Site): number[] {
  const model = new GroupModel(site);
  const leaving = 0;
  const rooms = model.placed().filter((at) => at === leaving).length;
  const away: number[] = [];
  let left = rooms;
  const batch = () => {
    const count = Math.min(AT_ONCE, left);
    left -= count;
    let under = count;
    for (let nth = 0; nth < count; nth += 1) {
      const to = 1 + ((left + nth) % (site.processes - 1));
      const handOver = (then: () => void) => model.leave(leaving, () => model.take(to, then));
      handOver(() => {
        const from = model.simulation.now;
        for (const _ of [0, 1])
          model.keepTrying(
            () => to,
            () => away.push((model.simulation.now - from) / 1_000),
          );
        under -= 1;
        if (under === 0 && left > 0) batch();
      });
    }
  };
  if (rooms > 0) batch();
  model.simulation.run();
  return away;
}
