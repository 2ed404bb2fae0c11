/** Measurements under load, and their output. */

import type { MeasuredProcess } from './measured-process.ts';

export interface Load {
  /** Milliseconds from a message until both clients have its result. */
  readonly latencies: number[];
  messagesUp: number;
  bytesUp: number;
  patchesDown: number;
}

export interface Measured {
  readonly cpuPercent: number;
  readonly bytesPerRoom: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly patchesPerSecond: number;
}

export const newLoad = (): Load => ({ latencies: [], messagesUp: 0, bytesUp: 0, patchesDown: 0 });

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a load for a given time and counts only what happens in it. */
export async function measure(
  server: MeasuredProcess,
  load: Load,
  run: { rooms: number; seconds: number; emptyMemory: number },
): Promise<Measured> {
  Object.assign(load, newLoad());
  const cpu = server.cpuSeconds();
  await pause(run.seconds * 1000);
  const sorted = load.latencies.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return {
    cpuPercent: ((server.cpuSeconds() - cpu) / run.seconds) * 100,
    bytesPerRoom: (server.memory() - run.emptyMemory) / run.rooms,
    p50: at(0.5),
    p99: at(0.99),
    perSecond: load.messagesUp / run.seconds,
    patchesPerSecond: load.patchesDown / run.seconds,
  };
}

/** Opens pairs of clients, a few at a time. */
export async function openPairs<P>(count: number, open: () => Promise<P>): Promise<P[]> {
  const pairs: P[] = [];
  while (pairs.length < count) {
    const wave = Math.min(10, count - pairs.length);
    pairs.push(...(await Promise.all(Array.from({ length: wave }, open))));
  }
  return pairs;
}
