/** Watches a server: its readiness always, its metrics if somebody may read them. */

import type { Server } from 'node:http';
import { matchMaker } from '@colyseus/core';
import type { Application } from 'express';
import { CLASS_REFUSALS } from '../shared/class/class-refusals.ts';
import { REFUSALS } from '../shared/duel/rules/command.ts';
import type { Time } from '../shared/match/time.ts';
import { serveHealth } from './http/health.ts';
import type { Log } from './operation/logging.ts';
import type { LoopLag } from './operation/loop-lag.ts';
import { type Meter, NO_METER } from './operation/meter.ts';
import type { measure, Metrics, Standing } from './operation/metrics.ts';
import { Readiness, StoreWatch } from './operation/readiness.ts';
import type { Services } from './rooms/services.ts';
import type { Settings } from './settings.ts';
import type { Stores } from './store/class-store.ts';
import type { MatchStore } from './store/match-store.ts';

/** Later than this, and the event loop answers nobody in time, ms. */
const LATE_MS = 1000;
const CODES: ReadonlySet<string> = new Set([...REFUSALS, ...CLASS_REFUSALS]);

interface Watched {
  readonly settings: Pick<Settings, 'metricsReaders'>;
  readonly stores: Pick<Stores, 'onCommit'> & { readonly matches: Pick<MatchStore, 'beat'> };
  readonly time: Time;
  readonly log: Log;
  readonly lag: Pick<LoopLag, 'ms'>;
  /** The group whose lease this server renews as its sign of life; absent: it is in none. */
  readonly group?: { beat(): Promise<void>; readonly redisWorks: boolean } | undefined;
}

/** What its gauges show. */
type Seen = Pick<Services, 'open' | 'classrooms' | 'matches'>;

export class Watch {
  readonly meter: Meter;
  /** The same log, with its events counted. */
  readonly log: Log;
  readonly #readiness: Readiness;
  readonly #metrics: Metrics | null;
  readonly #store: StoreWatch;
  readonly #readers: Settings['metricsReaders'];
  #seen: Seen | null = null;

  private constructor({ settings, stores, time, log, lag, group }: Watched, begin: typeof measure | null) {
    this.#readers = settings.metricsReaders;
    this.#store = new StoreWatch(time.now, () =>
      group === undefined ? stores.matches.beat(time.now()) : group.beat(),
    );
    this.#readiness = new Readiness(
      { write: (event, fields) => this.log.write(event, fields) },
      {
        lifecycle: () => this.#seen !== null,
        store: () => this.#store.works,
        'event-loop': () => lag.ms < LATE_MS,
        ...(group === undefined ? {} : { redis: () => group.redisWorks }),
      },
    );
    this.#metrics = begin?.(this.#standing(lag), CODES) ?? null;
    this.meter = this.#metrics ?? NO_METER;
    stores.onCommit((writes, ms) => this.meter.committed(writes, ms));
    this.log = this.#metrics === null ? log : counted(log, this.#metrics);
  }

  /** The metrics' library is loaded only where it is used. */
  static async begin(watched: Watched): Promise<Watch> {
    const isMeasured = watched.settings.metricsReaders !== undefined;
    return new Watch(watched, isMeasured ? (await import('./operation/metrics.ts')).measure : null);
  }

  serve(app: Application): void {
    const readers = this.#readers;
    const metrics = this.#metrics === null || readers === undefined ? null : { ...this.#metrics, readers };
    serveHealth(app, { readiness: this.#readiness, metrics });
  }

  /** The server has started: its rooms are these, and its requests come through this server. */
  started(seen: Seen, http: Server): void {
    this.#seen = seen;
    const metrics = this.#metrics;
    if (metrics === null) return;
    http.prependListener('request', (_, response) => {
      response.once('finish', () => metrics.responded(response.statusCode));
    });
  }

  /** The server is stopping. */
  stopping(): void {
    this.#seen = null;
    this.log.write('stopping', {});
  }

  /** Writes a sign of life, and logs which parts have begun or ceased to work. */
  async beat(): Promise<void> {
    try {
      await this.#store.beat();
    } catch (error) {
      this.log.write('beat-failed', { error });
    }
    this.#readiness.watch();
  }

  #standing(lag: Pick<LoopLag, 'ms'>): Standing {
    return {
      rooms: () => ({ duel: this.#seen?.open.size ?? 0, class: this.#seen?.classrooms.size ?? 0 }),
      people: () => ({ player: this.#seen?.matches.people() ?? 0, student: studentsIn(this.#seen) }),
      connections: () => matchMaker.stats.local.ccu,
      eventLoopLagMs: () => lag.ms,
      ready: () => {
        const missing = this.#readiness.missing();
        return new Map(this.#readiness.parts.map((part) => [part, !missing.includes(part)]));
      },
    };
  }
}

function studentsIn(seen: Seen | null): number {
  return [...(seen?.classrooms.values() ?? [])].reduce((sum, open) => sum + (open?.studentsHere ?? 0), 0);
}

function counted(log: Log, meter: Meter): Log {
  return {
    write(event, fields) {
      meter.noted(event);
      log.write(event, fields);
    },
  };
}
