/** A process whose CPU time and memory can be read while it runs (Linux: /proc), and which ends when the bench does. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { addressIn } from '../../server/support/process.ts';

/** Clock ticks per second in /proc/PID/stat (USER_HZ). */
const TICKS_PER_SECOND = 100;

export interface MeasuredProcess {
  readonly url: string;
  /** CPU time of all its threads so far, in seconds. */
  cpuSeconds(): number;
  /** Resident memory in bytes. */
  memory(): number;
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();

// A bench that fails, or is interrupted, leaves nothing running.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Starts a script that prints its address. */
export async function startMeasured(script: string, env: Record<string, string>): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, [...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []), script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = await addressIn(child);
  return {
    url,
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    memory() {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;
    },
    async end() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
