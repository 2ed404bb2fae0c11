/** What clients do to a server under measurement, and what that costs it. */

import type { MeasuredProcess } from './measured-process.ts';

/** What all clients together have done and seen. */
export interface Load {
  /** Milliseconds from a move until its player sees what came of it. */
  readonly latencies: number[];
  messagesUp: number;
  bytesUp: number;
  /** The size of each message that brought a change. */
  readonly patches: number[];
  /** Messages before the clock began, too. */
  messagesInAll: number;
}

export interface Measured {
  /** Milliseconds of CPU for each message from a client, all threads of the server together. */
  readonly cpuMs: number;
  /** The same of the thread that plays; NaN for several processes. */
  readonly mainCpuMs: number;
  readonly cpuPercent: number;
  readonly bytesPerRoom: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly patchesPerMessage: number;
  readonly patchBytes: number;
  readonly medianPatch: number;
}

/** One process, or several that are counted as one: those have no thread that plays. */
type Measurable = Pick<MeasuredProcess, 'cpuSeconds' | 'memory'> & Partial<Pick<MeasuredProcess, 'mainCpuSeconds'>>;

export interface Run {
  readonly rooms: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Of the server before its first room, bytes. */
  readonly emptyMemory: number;
}

export const newLoad = (): Load => ({ latencies: [], messagesUp: 0, bytesUp: 0, patches: [], messagesInAll: 0 });

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a load for a given time after a warm-up and counts only what happens in it. */
export async function measure(server: Measurable, load: Load, run: Run): Promise<Measured> {
  await pause(run.warmUpSeconds * 1000);
  const { messagesInAll } = load;
  Object.assign(load, { ...newLoad(), messagesInAll });
  const [cpu, main] = [server.cpuSeconds(), server.mainCpuSeconds?.() ?? Number.NaN];
  const began = performance.now();
  await pause(run.seconds * 1000);
  const [cpuSeconds, mainSeconds] = [server.cpuSeconds() - cpu, (server.mainCpuSeconds?.() ?? Number.NaN) - main];
  const seconds = (performance.now() - began) / 1000;
  const patches = load.patches.toSorted((a, b) => a - b);
  const latencies = load.latencies.toSorted((a, b) => a - b);
  return {
    cpuMs: (cpuSeconds * 1000) / load.messagesUp,
    mainCpuMs: (mainSeconds * 1000) / load.messagesUp,
    cpuPercent: (cpuSeconds / seconds) * 100,
    bytesPerRoom: (server.memory() - run.emptyMemory) / run.rooms,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    perSecond: load.messagesUp / seconds,
    patchesPerMessage: patches.length / load.messagesUp,
    patchBytes: patches.reduce((sum, bytes) => sum + bytes, 0) / patches.length,
    medianPatch: quantile(patches, 0.5),
  };
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Opens pairs of clients, a few at a time. */
export async function openPairs<P>(count: number, open: (nth: number) => Promise<P>): Promise<P[]> {
  const pairs: P[] = [];
  while (pairs.length < count) {
    const wave = Math.min(10, count - pairs.length);
    pairs.push(...(await Promise.all(Array.from({ length: wave }, (_, i) => open(pairs.length + i)))));
  }
  return pairs;
}
