/** A class whose room is open, as those outside the room deal with it: a port. */

import type { ClassInvitation } from '../../../shared/class-protocol.ts';

export interface OpenClass {
  /** What a link to it leads to. */
  readonly invitation: ClassInvitation;
  /** Deletes it with everything in it, and sends everybody away. @returns whether it was there */
  delete(): Promise<boolean>;
}
