/** The page's side of the worker that reads captures: what is known so far, as a signal. Nothing leaves the browser. */

import { type Signal, signal } from '@preact/signals';
import type { CaptureCase, CaptureSummary } from './capture-desk.ts';
import type { FromWorker, ToWorker } from './capture-messages.ts';

export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly octets: number; readonly size: number }
  | {
      readonly kind: 'ready';
      readonly files: readonly CaptureSummary[];
      /** Closes in the files, and those of them that are explained already. */
      readonly count: number;
      readonly cases: readonly CaptureCase[];
    }
  | Extract<FromWorker, { kind: 'failed' }>;

export class CaptureClient {
  readonly reading: Signal<Reading> = signal({ kind: 'none' });
  #worker: Worker | null = null;

  /** Reads one file, or one from each host. */
  read(files: readonly File[]): void {
    this.cancel();
    const size = files.reduce((sum, file) => sum + file.size, 0);
    this.reading.value = { kind: 'reading', octets: 0, size };
    this.#worker = new Worker(new URL('./capture-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.#take(event.data));
    this.#worker.addEventListener('error', () => this.#take({ kind: 'failed', problem: 'broken', detail: '' }));
    this.#ask({ kind: 'read', files });
  }

  /** Explains more of the list. */
  more(): void {
    const { value } = this.reading;
    if (value.kind === 'ready') this.#ask({ kind: 'more', from: value.cases.length });
  }

  /** Forgets the files, even while they are being read. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.reading.value = { kind: 'none' };
  }

  #ask(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #take(message: FromWorker): void {
    const { value } = this.reading;
    if (message.kind === 'progress' && value.kind === 'reading') {
      this.reading.value = { ...value, octets: message.octets };
    } else if (message.kind === 'read') {
      this.reading.value = { kind: 'ready', files: message.files, count: message.count, cases: [] };
    } else if (message.kind === 'cases' && value.kind === 'ready') {
      this.reading.value = { ...value, cases: [...value.cases, ...message.cases] };
    } else if (message.kind === 'failed') {
      this.cancel();
      this.reading.value = message;
    }
  }
}
