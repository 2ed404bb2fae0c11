/**
 * Starts the laboratory (Python, in `lab`), which records kernels, and says what a machine lacks for it. Judges
 * nothing.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Script } from './script.ts';

// Without -B the interpreter would leave its own files beside the sources.
const LAB = ['-B', join(import.meta.dirname, 'lab')];
const PYTHON = 'python3';

/** What this machine lacks, a sentence each; empty if kernels can be recorded here. */
export function missing(): string[] {
  if (process.platform !== 'linux') return [`Linux (this is ${process.platform})`];
  const lacks = [
    ...(process.getuid?.() === 0 ? [] : ['to be run as root: only root makes network namespaces']),
    ...(hasPython() ? [] : ['python3, 3.11 or later (Debian package python3)']),
    ...(existsSync('/dev/net/tun') ? [] : ['/dev/net/tun (module tun; a container needs --device /dev/net/tun)']),
  ];
  return lacks.length > 0 ? lacks : refusals();
}

function hasPython(): boolean {
  return (
    spawnSync(PYTHON, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' }).status === 0
  );
}

/** What the machine refuses when a first connection is tried. */
function refusals(): string[] {
  const { status, stderr } = spawnSync(PYTHON, [...LAB, 'probe'], { encoding: 'utf8', timeout: 30_000 });
  if (status === 0) return [];
  const hint = status === 2 ? ' (a container needs CAP_SYS_ADMIN, CAP_NET_ADMIN and a writable /proc/sys)' : '';
  return [`a machine that lets us record: ${stderr.trim() || `the first try ended with ${status}`}${hint}`];
}

/** The result of one script: the path of its recording, or why there is none. */
const answer = z.union([
  z.object({ name: z.string(), path: z.string() }),
  z.object({ name: z.string(), error: z.string() }),
]);
export type Answer = z.infer<typeof answer>;

export interface Laboratory {
  /** Runs the scripts that `next` returns, each as soon as a pair of hosts is free, until there are no more. */
  run(next: () => Script | undefined, done: (script: Script, answer: Answer) => void): Promise<void>;
  /**
   * Ends everything at once; resolves when the processes are gone and the kernel has removed their namespaces and
   * devices.
   */
  stop(): Promise<void>;
}

/** A laboratory with `pairs` pairs of hosts that writes its recordings into `folder`. */
export function createLaboratory(folder: string, pairs: number): Laboratory {
  const children = Array.from({ length: pairs }, () =>
    spawn(PYTHON, [...LAB, 'record', folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  return {
    async run(next, done) {
      await Promise.all(children.map((child) => employ(child, next, done)));
    },
    async stop() {
      await Promise.all(children.map(end));
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Feeds one process script after script; if it exits early, its current script has failed. */
async function employ(
  child: ChildProcess,
  next: () => Script | undefined,
  done: (script: Script, answer: Answer) => void,
) {
  if (child.stdin === null || child.stdout === null) throw new Error('the process has no pipes');
  // Writing to a process that has exited is answered by the end of its output.
  child.stdin.on('error', () => undefined);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (let script = next(); script !== undefined; script = next()) {
    child.stdin.write(`${JSON.stringify(script)}\n`);
    const line = await lines.next();
    if (line.done === true) {
      // A process that we ended ourselves has failed nothing.
      if (!child.killed) done(script, { name: script.name, error: 'the laboratory ended in the middle of it' });
      return;
    }
    done(script, answer.parse(JSON.parse(line.value)));
  }
  child.stdin.end();
}
