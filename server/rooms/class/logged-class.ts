/** A class whose every event is in the log before it counts. Knows no duels, no clock and no connections. */

import type { ClassEvent } from '../../../shared/lesson/class-event.ts';
import type { ClassState } from '../../../shared/lesson/class-state.ts';
import { evolveClass, replayClass } from '../../../shared/lesson/evolve-class.ts';
import type { ClassStore, StoredKey } from '../../store/class-store.ts';

export class LoggedClass {
  readonly #store: Pick<ClassStore, 'append'>;
  readonly #classId: string;
  #state: ClassState;
  #length: number;

  /** @param events what the log has of the class so far, `opened` first */
  constructor(store: Pick<ClassStore, 'append'>, classId: string, events: readonly ClassEvent[]) {
    this.#store = store;
    this.#classId = classId;
    this.#state = replayClass(events);
    this.#length = events.length;
  }

  get state(): ClassState {
    return this.#state;
  }

  /** The log first: if it cannot be written, nothing has happened. @throws what the store throws */
  async record(events: readonly ClassEvent[], key?: StoredKey): Promise<void> {
    if (events.length === 0) return;
    await this.#store.append(this.#classId, this.#length, events, key);
    this.#length += events.length;
    this.#state = events.reduce<ClassState>(evolveClass, this.#state);
  }
}
