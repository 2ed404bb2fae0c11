/** A class whose every event, and every key that comes with one, is in the log before it counts. Knows no duels and no clock. */

import type { ClassEvent } from '../../../shared/lesson/class-event.ts';
import type { ClassState } from '../../../shared/lesson/class-state.ts';
import { evolveClass, replayClass } from '../../../shared/lesson/evolve-class.ts';
import type { ClassStore, StoredKey } from '../../store/class-store.ts';
import { SureLog } from '../sure-log.ts';
import type { KeyRing } from './key-ring.ts';

interface Entry {
  readonly events: readonly ClassEvent[];
  readonly key: StoredKey | undefined;
}

export class LoggedClass {
  readonly #log: SureLog<ClassEvent, Entry>;
  #state: ClassState;

  /**
   * @param events what the log has of the class so far, `opened` first
   * @param keys which gets the keys that are written
   */
  constructor(
    store: Pick<ClassStore, 'append' | 'eventsFrom'>,
    classId: string,
    { events, keys }: { readonly events: readonly ClassEvent[]; readonly keys: KeyRing },
  ) {
    this.#state = replayClass(events);
    const paper = {
      write: (seq: number, entry: Entry) => store.append(classId, seq, entry.events, entry.key),
      eventsFrom: (seq: number) => store.eventsFrom(classId, seq),
      count: (entry: Entry) => {
        this.#state = entry.events.reduce<ClassState>(evolveClass, this.#state);
        if (entry.key !== undefined) keys.put(entry.key);
      },
    };
    this.#log = new SureLog(paper, events.length);
  }

  get state(): ClassState {
    return this.#state;
  }

  /** The log first: if it cannot be written, nothing has happened. @throws what the store throws */
  record(events: readonly ClassEvent[], key?: StoredKey): Promise<void> {
    return this.#log.record({ events, key });
  }
}
