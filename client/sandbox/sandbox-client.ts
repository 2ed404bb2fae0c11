/** The page's side of the thread that plays closes: what has been played so far, as a signal. */

import { type Signal, signal } from '@preact/signals';
import type { Experiment } from '../../shared/sandbox/experiment.ts';
import type { RunFacts } from '../../shared/sandbox/run-facts.ts';
import type { FromPlayer } from './sandbox-messages.ts';

export interface Played {
  readonly experiment: Experiment;
  readonly facts: readonly RunFacts[];
  /** `stopped`: by the reader; `broken`: the thread failed. */
  readonly state: 'playing' | 'done' | 'stopped' | 'broken';
}

export class SandboxClient {
  /** Null: nothing has been played yet. */
  readonly played: Signal<Played | null> = signal(null);
  #worker: Worker | null = null;

  /** Plays an experiment from its beginning; one that is being played is given up. */
  play(experiment: Experiment): void {
    this.#worker?.terminate();
    this.played.value = { experiment, facts: [], state: 'playing' };
    this.#worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', (event: MessageEvent<FromPlayer>) => this.#take(event.data));
    this.#worker.addEventListener('error', () => this.#take({ kind: 'broken' }));
    this.#worker.postMessage(experiment);
  }

  /** Plays no further; what has been played stays. */
  stop(): void {
    this.#end('stopped');
  }

  #take(message: FromPlayer): void {
    const { value } = this.played;
    if (value === null) return;
    if (message.kind === 'broken') {
      this.#end('broken');
      return;
    }
    const facts = [...value.facts, ...message.facts];
    this.played.value = { ...value, facts };
    if (facts.length >= value.experiment.runs) this.#end('done');
  }

  #end(state: Played['state']): void {
    this.#worker?.terminate();
    this.#worker = null;
    const { value } = this.played;
    if (value?.state === 'playing') this.played.value = { ...value, state };
  }
}
