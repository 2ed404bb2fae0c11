/** What one connection has been sent of its view, so that only what changed goes out. Knows no room. */

import { changedParts, type PartsMessage, partsOf } from '../../../shared/lesson/class-parts.ts';
import type { ClassFrame } from '../../../shared/lesson/class-view.ts';

/** A view cut into its parts. The frame's clock is left out of the comparison: it is new every time and news never. */
export interface CutView {
  readonly frame: ClassFrame;
  readonly parts: ReadonlyMap<string, string>;
}

export function cutView(view: { readonly frame: ClassFrame }): CutView {
  return { frame: view.frame, parts: partsOf({ ...view, frame: { ...view.frame, now: 0 } }) };
}

export class Outbox {
  /** Null: nothing yet. */
  #sent: ReadonlyMap<string, string> | null = null;

  /** Whatever was sent, the other end has forgotten it: the next view goes out whole. */
  forget(): void {
    this.#sent = null;
  }

  /** @returns what must be sent so that the other end has this view; null: nothing */
  take({ frame, parts }: CutView): PartsMessage | null {
    const changed = changedParts(this.#sent ?? new Map(), parts);
    const fresh = this.#sent === null;
    this.#sent = parts;
    if (changed === null) return null;
    return { fresh, parts: 'frame' in changed ? { ...changed, frame } : changed };
  }
}
