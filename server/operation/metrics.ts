/** The metrics of this process for Prometheus. The only place that knows its library; who may read them is up to HTTP. */

import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Meter } from './meter.ts';

/** In seconds. The goal is 50 ms from a move to its view for 99 of 100 moves, so the steps are finest below that. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** The request whose time matters most. */
const MOVE = 'move';

/** What is counted only when somebody looks. */
export interface Standing {
  /** Open rooms. */
  readonly rooms: () => Readonly<Record<'duel' | 'class', number>>;
  /** People connected: players of matches (third players included), and students. */
  readonly people: () => Readonly<Record<'player' | 'student', number>>;
  /** All connections, boards and remotes included. */
  readonly connections: () => number;
  readonly eventLoopLagMs: () => number;
  /** Whether each part of the server works (see readiness.ts). */
  readonly ready: () => ReadonlyMap<string, boolean>;
}

export interface Metrics extends Meter {
  /** An HTTP request was answered with this status. */
  responded(status: number): void;
  /** All of them, as Prometheus reads them. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Begins to measure.
 * @param codes all codes of refusals: any other counts as `other`, so that no client can invent a time series
 */
export function measure(standing: Standing, codes: ReadonlySet<string>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  observe(registry, standing);
  return { ...meterIn(registry, codes), text: () => registry.metrics(), contentType: registry.contentType };
}

/** Gauges whose value is what they see when they are read. */
function observe(registry: Registry, { rooms, people, connections, eventLoopLagMs, ready }: Standing): void {
  const registers = [registry];
  const by = <L extends string>(
    name: string,
    help: string,
    label: L,
    read: () => Iterable<readonly [string, number]>,
  ) =>
    new Gauge({
      name,
      help,
      registers,
      labelNames: [label],
      collect() {
        for (const [value, count] of read()) this.set({ [label]: value } as Record<L, string>, count);
      },
    });
  const one = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  by('last_ack_rooms', 'Open rooms, by kind', 'kind', () => Object.entries(rooms()));
  by('last_ack_people', 'Players and students who are connected', 'role', () => Object.entries(people()));
  one('last_ack_connections', 'Open connections of players, students, boards and remotes', connections);
  one(
    'last_ack_event_loop_lag_seconds',
    'The longest delay of the event loop in the last 5 to 10 seconds',
    () => eventLoopLagMs() / 1000,
  );
  by('last_ack_ready', 'Whether a part of the server works: 1 or 0', 'part', () =>
    [...ready()].map(([part, works]) => [part, works ? 1 : 0] as const),
  );
}

function meterIn(registry: Registry, codes: ReadonlySet<string>): Meter & Pick<Metrics, 'responded'> {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, label: L) =>
    new Counter({ name, help, registers, labelNames: [label] });
  const histogram = (name: string, help: string) => new Histogram({ name, help, registers, buckets: BUCKETS });
  const requests = counter('last_ack_requests_total', 'Requests in rooms, by kind', 'request');
  const moves = histogram('last_ack_move_seconds', 'From the arrival of a move until its views are sent');
  const refusals = counter('last_ack_refusals_total', 'Refused requests and places, by reason', 'reason');
  const verdicts = counter('last_ack_verdicts_total', 'Judged moves of players, by verdict or mistake', 'verdict');
  const events = counter('last_ack_log_events_total', 'Events of the server log, those left out included', 'event');
  const responses = counter('last_ack_http_responses_total', 'Responses by HTTP, by status', 'status');
  const writes = histogram('last_ack_store_write_seconds', 'Until the store has a write of a match or class');
  const waiting = new Gauge({
    name: 'last_ack_store_writes_waiting',
    help: 'Writes the store does not have yet',
    registers,
  });
  const commits = histogram('last_ack_store_commit_seconds', 'Each transaction of the store');
  const committed = new Counter({
    name: 'last_ack_store_committed_writes_total',
    help: 'Writes in the transactions of the store',
    registers,
  });
  const failures = new Counter({ name: 'last_ack_store_write_failures_total', help: 'Writes that failed', registers });
  return {
    answered(request, ms) {
      requests.inc({ request });
      if (request === MOVE) moves.observe(ms / 1000);
    },
    refused: (code) => refusals.inc({ reason: codes.has(code) ? code : 'other' }),
    judged: (verdict) => verdicts.inc({ verdict }),
    writing() {
      waiting.inc();
      const begun = performance.now();
      return (ok) => {
        waiting.dec();
        writes.observe((performance.now() - begun) / 1000);
        if (!ok) failures.inc();
      };
    },
    committed(writes, ms) {
      commits.observe(ms / 1000);
      committed.inc(writes);
    },
    noted: (event) => events.inc({ event }),
    responded: (status) => responses.inc({ status: String(status) }),
  };
}
