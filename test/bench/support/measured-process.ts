/** A process whose CPU time and memory can be read while it runs (Linux: /proc), and which ends when the bench does. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { addressIn } from '../../server/support/process.ts';

/** Clock ticks per second in /proc/PID/stat (USER_HZ). */
const TICKS_PER_SECOND = 100;

export interface MeasuredProcess {
  readonly url: string;
  /** CPU time of all its threads so far, in seconds. */
  cpuSeconds(): number;
  /** The same of its first thread alone. */
  mainCpuSeconds(): number;
  /** Resident memory in bytes. */
  memory(): number;
  /** @param signal how; absent: SIGTERM */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const running = new Set<ChildProcess>();

// A bench that fails, or is interrupted, leaves nothing running.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** CPU time of a process and of all below it so far, those that have ended included, in seconds. */
export function cpuOfTree(pid: number): number {
  // With the children that were waited for.
  const own =
    statOf(pid)
      .slice(11, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOfTree(child), own);
}

/** Memory of a process and of all below it in bytes; what they share counts once. */
export function memoryOfTree(pid: number): number {
  const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) * 1024;
  return childrenOf(pid).reduce((sum, child) => sum + memoryOfTree(child), own);
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.filter((child) => existsSync(`/proc/${child}`));
}

/** The fields behind the name, which may hold anything. @param thread absent: all of them; else `task/ID/` */
function statOf(pid: number, thread = ''): string[] {
  return readFileSync(`/proc/${pid}/${thread}stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
}

/** Starts a script that prints its address. */
export async function startMeasured(script: string, env: Record<string, string>): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, [...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []), script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = await addressIn(child);
  const cpuOf = (thread: string) => {
    const fields = statOf(child.pid ?? 0, thread);
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  };
  return {
    url,
    cpuSeconds: () => cpuOf(''),
    mainCpuSeconds: () => cpuOf(`task/${child.pid}/`),
    memory() {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;
    },
    async end(signal = 'SIGTERM') {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}
