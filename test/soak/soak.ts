/**
 * A soak: people play match after match while everything that happens to a server happens to it, first with restarts, then
 * without. Between and at the end all of them leave, and the server must hold what it held before. The same seed draws
 * the same faults at the same times.
 */

import { type Draw, drawsFrom, shuffle } from '../../shared/lib/random.ts';
import { create, joinByCode, OPTIONS, type Player } from '../server/support/player.ts';
import { type Held, Host } from './host.ts';
import { type Recounted, recountLog } from './recount-log.ts';
import { joinedInTime, pause, Sitter, type Told } from './sitter.ts';

export interface Soak {
  /** Of playing; leaving and coming to rest takes a minute more. */
  readonly seconds: number;
  readonly seed: number;
  /** Pairs that play at the same time. */
  readonly pairs: number;
  /** How long a match waits for its players, ms: longer than anybody is away, on a busy machine too. */
  readonly abandonMs: number;
  /** Where the server keeps its log. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

export interface Soaked extends Recounted {
  readonly told: number;
  readonly faults: Readonly<Record<string, number>>;
  /** After the first part, and at the end: everybody has left both times. */
  readonly before: Held;
  readonly after: Held;
}

/** How often something happens to somebody, ms, for one pair. */
const PERSON_MS = 8_000;
/** Something happens to the server about so often in a soak, but not more or less often than this (ms). */
const SERVER_FAULTS = 40;
const SERVER_MS = [1_500, 15_000] as const;

export async function soak(setup: Soak): Promise<Soaked> {
  keepNothingAlive();
  const host = await Host.start(setup.folder, setup.abandonMs);
  const run = new Run(setup, host);
  await run.play(setup.seconds / 2, [...HARMLESS, 'kill', 'restart']);
  const before = await run.rest();
  setup.say(`at rest: ${said(before)}`);
  await run.play(setup.seconds / 2, HARMLESS);
  const after = await run.rest();
  setup.say(`at rest: ${said(after)}`);
  await host.end();
  return { ...recountLog(host.dbPath, run.told, run.gone), told: run.told.length, faults: run.faults, before, after };
}

/** A request's connection, kept for another minute or two, would count as a descriptor of the server. */
function keepNothingAlive(): void {
  const { fetch } = globalThis;
  globalThis.fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('connection', 'close');
    return fetch(url, { ...init, headers });
  };
}

export function said({ memory, descriptors, rooms }: Held): string {
  return `${memory.toFixed(0)} MB, ${descriptors} descriptors, ${rooms} rooms`;
}

/** What happens to the server and leaves its process alive. */
const HARMLESS = ['sleep', 'full-disk'] as const;
type ServerFault = (typeof HARMLESS)[number] | 'kill' | 'restart';
const PERSON_FAULTS = ['drop', 'drop', 'reload', 'reload', 'away', 'read-nothing'] as const;

class Run {
  readonly told: Told[] = [];
  readonly gone: string[] = [];
  readonly faults: Record<string, number> = {};
  readonly #setup: Soak;
  readonly #host: Host;
  readonly #draw: Draw;
  readonly #sitters = new Set<Sitter>();
  #plays = false;
  #tables: Promise<void>[] = [];

  constructor(setup: Soak, host: Host) {
    this.#setup = setup;
    this.#host = host;
    this.#draw = drawsFrom(setup.seed, 0);
  }

  /** Everybody plays for so long, with these faults of the server. */
  async play(seconds: number, serverFaults: readonly ServerFault[]): Promise<void> {
    const { pairs, seed } = this.#setup;
    this.#plays = true;
    this.#tables = Array.from({ length: pairs }, (_, table) => this.#table(drawsFrom(seed, table + 1)));
    const end = performance.now() + seconds * 1_000;
    const everyMs = Math.min(Math.max((this.#setup.seconds * 1_000) / SERVER_FAULTS, SERVER_MS[0]), SERVER_MS[1]);
    const people = this.#troublePeople(end);
    // Each kind comes once before any comes again, and once at least.
    do {
      for (const fault of shuffle(serverFaults, this.#draw)) {
        await this.#wait(everyMs);
        await this.#hit(fault);
      }
    } while (performance.now() < end);
    await people;
  }

  /** Everybody leaves. @returns what the server holds once every match has ended */
  async rest(): Promise<Held> {
    this.#plays = false;
    for (const sitter of this.#sitters) sitter.leave();
    await Promise.all(this.#tables);
    const latest = performance.now() + 4 * this.#setup.abandonMs;
    while (this.#host.held().rooms > 0 && performance.now() < latest) await pause(200);
    // The last connections close, and with them their descriptors.
    await pause(1_000);
    return this.#host.held();
  }

  /** One pair plays match after match. */
  async #table(draw: Draw): Promise<void> {
    while (this.#plays) {
      const pair = await this.#seated(draw);
      for (const sitter of pair) this.#sitters.add(sitter);
      if (!this.#plays) for (const sitter of pair) sitter.leave();
      await Promise.all(pair.map((sitter) => sitter.play()));
      for (const sitter of pair) {
        this.#sitters.delete(sitter);
        this.told.push(...sitter.told);
        if (sitter.isGone) this.gone.push(sitter.code);
      }
    }
  }

  /** A match may be refused, or its server may die: then another is begun. */
  async #seated(draw: Draw): Promise<Sitter[]> {
    while (this.#plays) {
      const first = await joinedInTime(create(this.#host.url, { options: SHORT }));
      const second = first === null ? null : await joinedInTime(joinByCode(this.#host.url, first.grant.code));
      if (first !== null && second !== null) return [first, second].map((player) => this.#sitter(player, draw));
      if (first?.closedWith === null) first.vanish();
      await pause(200);
    }
    return [];
  }

  #sitter(player: Player, draw: Draw): Sitter {
    return new Sitter(this.#host.url, player, draw);
  }

  /** About so long. */
  #wait(ms: number): Promise<void> {
    return pause(ms / 2 + this.#draw(ms));
  }

  /** Something happens to one person after another; each time it ends by itself. */
  async #troublePeople(end: number): Promise<void> {
    while (performance.now() < end) {
      await this.#wait(PERSON_MS / this.#setup.pairs);
      const sitter = [...this.#sitters][this.#draw(Math.max(1, this.#sitters.size))];
      const fault = PERSON_FAULTS[this.#draw(PERSON_FAULTS.length)] ?? 'drop';
      if (sitter === undefined) continue;
      this.#note(fault);
      if (fault === 'drop') sitter.drop();
      else if (fault === 'reload') void sitter.reload(0);
      // Longer than it takes until the bot plays.
      else if (fault === 'away') void sitter.reload(4_000);
      else void sitter.readNothing(2_000);
    }
  }

  async #hit(fault: ServerFault): Promise<void> {
    this.#note(fault);
    this.#setup.say(`${fault}; ${this.told.length} moves of finished matches so far; ${said(this.#host.held())}`);
    if (fault === 'kill') return await this.#host.restart('SIGKILL');
    if (fault === 'restart') return await this.#host.restart('SIGTERM');
    if (fault === 'sleep') this.#host.sleep();
    else this.#host.fillDisk();
    await pause(fault === 'sleep' ? 1_500 : 2_500);
    if (fault === 'sleep') this.#host.wake();
    else this.#host.freeDisk();
  }

  #note(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }
}

const SHORT = { ...OPTIONS, levelId: 'last-words', pace: 'fast', halves: 1 } as const;
