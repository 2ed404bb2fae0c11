/** The thread in which captures are read, so that the page stays responsive. */

import { CaptureError } from '../../shared/capture/read/error.ts';
import { CaptureDesk } from './capture-desk.ts';
import { type FromWorker, PAGE, type ToWorker } from './capture-messages.ts';

/** Progress is reported at most this often, in octets. */
const STEP = 2 ** 22;

const desk = new CaptureDesk();

function tell(message: FromWorker): void {
  self.postMessage(message);
}

async function read(files: readonly File[]): Promise<void> {
  let told = 0;
  const summaries = await desk.read(files, (octets) => {
    if (octets - told < STEP) return;
    told = octets;
    tell({ kind: 'progress', octets });
  });
  tell({ kind: 'read', files: summaries, count: desk.count });
  tell({ kind: 'cases', cases: desk.cases(0, PAGE) });
}

async function answer(message: ToWorker): Promise<void> {
  try {
    if (message.kind === 'read') await read(message.files);
    else tell({ kind: 'cases', cases: desk.cases(message.from, PAGE) });
  } catch (error) {
    const { problem, detail } = error instanceof CaptureError ? error : ({ problem: 'broken', detail: '' } as const);
    tell({ kind: 'failed', problem, detail });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => void answer(event.data));
