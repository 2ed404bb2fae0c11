/** A class whose room is open, as those outside the room deal with it: a port. */

import type { ClassInvitation, ClassJoin } from '../../../shared/class-protocol.ts';
import type { RefusalCode } from '../../../shared/duel/command.ts';
import type { ClassRefusalCode } from '../../../shared/lesson/class-command.ts';

export interface OpenClass {
  /** What a link to it leads to. */
  readonly invitation: ClassInvitation;
  /** Why somebody who asks this could not come in now; null: nothing stands against it. */
  refusalFor(join: ClassJoin): RefusalCode | ClassRefusalCode | null;
  /** Deletes it with everything in it, and sends everybody away. @returns whether it was there */
  delete(): Promise<boolean>;
}
