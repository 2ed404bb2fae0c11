/** A process whose CPU time and memory can be read while it runs (Linux: /proc). */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { addressIn } from '../../server/support/process.ts';

/** Clock ticks per second in /proc/PID/stat (USER_HZ). */
const TICKS_PER_SECOND = 100;

export interface MeasuredProcess {
  readonly url: string;
  /** CPU time so far, in seconds. */
  cpuSeconds(): number;
  /** Resident memory in bytes. */
  memory(): number;
  end(): Promise<void>;
}

/** Starts a script that prints its address. */
export async function startMeasured(script: string, env: Record<string, string>): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
