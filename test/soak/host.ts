/** The server of a soak: a process that can be killed, stopped, put to sleep and left without disk, and that comes back. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { freePort } from '../server/support/free-port.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';

/** What a server holds at a moment. */
export interface Held {
  /** Resident memory in MB. */
  readonly memory: number;
  readonly descriptors: number;
  /** Matches that are open. */
  readonly rooms: number;
}

interface HostSetup {
  readonly dbPath: string;
  readonly port: number;
  readonly abandonMs: number;
}

export class Host {
  readonly dbPath: string;
  readonly #port: number;
  readonly #abandonMs: number;
  #server: ServerProcess;

  private constructor(setup: HostSetup, server: ServerProcess) {
    this.dbPath = setup.dbPath;
    this.#port = setup.port;
    this.#abandonMs = setup.abandonMs;
    this.#server = server;
  }

  /**
   * @param folder in which it keeps everything
   * @param abandonMs how long a match waits for its players
   */
  static async start(folder: string, abandonMs: number): Promise<Host> {
    const setup = { dbPath: join(folder, 'log.sqlite'), port: await freePort(), abandonMs };
    return new Host(setup, await spawnOn(setup));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Ends the process, and starts it again on the same file and port. */
  async restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.wake();
    this.freeDisk();
    await this.#server.end(signal);
    this.#server = await spawnOn({ dbPath: this.dbPath, port: this.#port, abandonMs: this.#abandonMs });
  }

  end(): Promise<number | null> {
    return this.#server.end('SIGTERM');
  }

  /** It stands still, as on a laptop whose lid is closed. */
  sleep(): void {
    process.kill(this.#server.pid, 'SIGSTOP');
  }

  wake(): void {
    process.kill(this.#server.pid, 'SIGCONT');
  }

  /** From now on no file can grow: neither the log nor its journal. */
  fillDisk(): void {
    this.#limitFiles('4096:');
  }

  freeDisk(): void {
    this.#limitFiles('unlimited:');
  }

  held(): Held {
    const status = readFileSync(`/proc/${this.#server.pid}/status`, 'utf8');
    return {
      memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000,
      descriptors: readdirSync(`/proc/${this.#server.pid}/fd`).length,
      rooms: this.#openMatches(),
    };
  }

  #openMatches(): number {
    const log = new Database(this.dbPath, { readonly: true });
    const [row] = log.prepare('select count(*) as open from matches where finished_at is null').all() as {
      open: number;
    }[];
    log.close();
    return row?.open ?? 0;
  }

  #limitFiles(size: string): void {
    execFileSync('prlimit', ['--pid', String(this.#server.pid), `--fsize=${size}`]);
  }
}

function spawnOn({ dbPath, port, abandonMs }: HostSetup): Promise<ServerProcess> {
  return spawnServer(dbPath, {
    PORT: String(port),
    LAST_ACK_LOG: 'silent',
    LAST_ACK_AWAY_MS: '3000',
    LAST_ACK_ABANDON_MS: String(abandonMs),
  });
}
