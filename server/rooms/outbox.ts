/** The view that one connection has been sent, so that only changes are computed and sent. Knows no room. */

import {
  changedParts,
  type SentParts,
  sentParts,
  type View,
  type ViewMessages,
  type ViewShape,
} from '../../shared/lib/view-parts.ts';

/** What has to be sent: all parts, or those that have changed. */
export interface Due {
  readonly message: keyof ViewMessages;
  readonly parts: SentParts;
}

export class Outbox {
  /** Null: nothing yet. */
  #sent: View | null = null;

  /** The other end has lost everything sent before: the next view is sent whole. */
  forget(): void {
    this.#sent = null;
  }

  /** @returns what to send so that the other end has this view; null: nothing, since its arrival alone would tell */
  take(view: object, shape: ViewShape): Due | null {
    const message = this.#sent === null ? 'view' : 'parts';
    const changed = changedParts(this.#sent, view as View, shape);
    this.#sent = view as View;
    return changed.length === 0 ? null : { message, parts: sentParts(changed, shape) };
  }
}
