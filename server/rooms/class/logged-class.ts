/**
 * A class whose every event, and every key that comes with one, is logged before it counts. Knows no duels and no
 * clock.
 */

import type { ClassEvent } from '../../../shared/class/class-event.ts';
import type { ClassState } from '../../../shared/class/class-state.ts';
import { evolveClass, replayClass } from '../../../shared/class/evolve-class.ts';
import type { ClassStore, StoredKey } from '../../store/class-store.ts';
import { SureLog } from '../../../shared/match/sure-log.ts';
import { type Meter, metered } from '../../operation/meter.ts';
import type { KeyRing } from './key-ring.ts';

/**
 * How much a teacher may add to the log of a class, in characters. A whole day of lessons is a tenth of it; changing
 * lessons, names or settings in a loop comes to an end. What students do has limits of its own (apply-class.ts).
 */
export const TEACHERS_SHARE = 8 * 1024 * 1024;
const STUDENTS_OWN: ReadonlySet<ClassEvent['type']> = new Set(['joined', 'answered']);

interface Entry {
  readonly events: readonly ClassEvent[];
  readonly key: StoredKey | undefined;
}

export class LoggedClass {
  readonly #log: SureLog<ClassEvent, Entry>;
  #state: ClassState;
  #teachersShare: number;

  /**
   * @param events the logged events of the class so far, `opened` first
   * @param keys receives the keys that are written
   */
  constructor(
    { classes, meter }: { readonly classes: Pick<ClassStore, 'append' | 'eventsFrom'>; readonly meter: Meter },
    classId: string,
    { events, keys }: { readonly events: readonly ClassEvent[]; readonly keys: KeyRing },
  ) {
    this.#state = replayClass(events);
    this.#teachersShare = teachersShare(events);
    const paper = {
      write: (seq: number, entry: Entry) => metered(meter, classes.append(classId, seq, entry.events, entry.key)),
      eventsFrom: (seq: number) => classes.eventsFrom(classId, seq),
      count: (entry: Entry) => {
        this.#state = entry.events.reduce<ClassState>(evolveClass, this.#state);
        this.#teachersShare += teachersShare(entry.events);
        if (entry.key !== undefined) keys.put(entry.key);
      },
    };
    this.#log = new SureLog(paper, events.length);
  }

  get state(): ClassState {
    return this.#state;
  }

  /** The teacher has added as much as a log takes. */
  get isFull(): boolean {
    return this.#teachersShare > TEACHERS_SHARE;
  }

  /**
   * The log first: if it cannot be written, nothing has happened.
   * @throws what the store throws
   */
  record(events: readonly ClassEvent[], key?: StoredKey): Promise<void> {
    return this.#log.record({ events, key });
  }
}

/** How many characters of these events come from the teacher. */
function teachersShare(events: readonly ClassEvent[]): number {
  return events
    .filter(({ type }) => !STUDENTS_OWN.has(type))
    .reduce((length, event) => length + JSON.stringify(event).length, 0);
}
