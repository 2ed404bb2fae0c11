/** The thread that waits for the disk: it has one connection to a SQLite file, and does one job after another. */

import { parentPort, workerData } from 'node:worker_threads';
import { silenceExperiments } from '../node-remarks.ts';
import { failed } from './database.ts';
import { SqliteEngine } from './sqlite-engine.ts';
import { openFile } from './sqlite-file.ts';
import type { Asked, Job } from './sqlite-thread.ts';

silenceExperiments();
const { path } = workerData as { readonly path: string };
// A file that cannot be opened now may be openable later: this job fails, and the next one tries again.
let engine: Promise<SqliteEngine> | null = null;

async function opened(): Promise<SqliteEngine> {
  engine ??= openFile(path).then((handle) => new SqliteEngine(handle));
  try {
    return await engine;
  } catch (error) {
    engine = null;
    throw error;
  }
}

async function answer(job: Job): Promise<unknown> {
  const file = await opened();
  switch (job.kind) {
    case 'commit':
      return file.commit(job.batch);
    case 'read':
      return file.read(job.queries);
    case 'sweep':
      return file.sweep();
    case 'close':
      return file.close();
  }
}

parentPort?.on('message', ({ id, job }: Asked) => {
  answer(job).then(
    (answered) => parentPort?.postMessage({ id, ok: true, answered }),
    (error: unknown) => parentPort?.postMessage({ id, ...failed(error) }),
  );
});
