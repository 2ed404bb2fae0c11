/** A process whose processor time and memory can be read while it runs (Linux: /proc). */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Clock ticks of /proc/PID/stat in a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

export interface MeasuredProcess {
  readonly url: string;
  /** Processor time so far, in seconds. */
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

async function addressIn(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) {
    const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (url !== undefined) {
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error('the process ended before it listened');
}
