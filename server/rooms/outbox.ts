/** The view that one connection has been sent, so that only changes are computed and sent. Knows no room. */

import { Compacter } from '../../shared/lib/compact.ts';
import {
  changedParts,
  type SentParts,
  sentParts,
  type View,
  type ViewMessages,
  type ViewShape,
} from '../../shared/lib/view-parts.ts';

/** One for all connections with views of a kind. */
const compacters = new WeakMap<ViewShape, Compacter>();

function compacterOf(shape: ViewShape): Compacter {
  const compacter = compacters.get(shape) ?? new Compacter(shape.code);
  compacters.set(shape, compacter);
  return compacter;
}

/** What has to be sent: all parts, or those that have changed. */
export interface Due {
  readonly message: Exclude<keyof ViewMessages, 'answer'>;
  readonly parts: SentParts;
}

/** A request whose answer takes along what it has changed. */
export interface Ask {
  /** The answer is about to be sent. @returns what goes with it; null: nothing */
  end(): Due | null;
}

/** How many requests are under way. */
interface Asks {
  count: number;
}

export class Outbox {
  /** Null: nothing yet. */
  #sent: View | null = null;
  /** What was to be shown while a request is under way; null: nothing. */
  #unsent: { readonly view: object; readonly shape: ViewShape } | null = null;
  #asks: Asks = { count: 0 };

  /** The other end has lost everything sent before: the next view is sent whole, and no earlier request has an answer. */
  forget(): void {
    this.#sent = null;
    this.#unsent = null;
    this.#asks = { count: 0 };
  }

  /** From now on changes wait for the answer to this request. */
  ask(): Ask {
    const asks = this.#asks;
    asks.count += 1;
    return {
      end: () => {
        asks.count -= 1;
        const waited = this.#asks === asks ? this.#unsent : null;
        if (waited === null) return null;
        this.#unsent = null;
        return this.#changes(waited.view, waited.shape);
      },
    };
  }

  /** @returns what to send so that the other end has this view; null: nothing, or it waits for an answer */
  take(view: object, shape: ViewShape): Due | null {
    if (this.#asks.count === 0) return this.#changes(view, shape);
    this.#unsent = { view, shape };
    return null;
  }

  /** Null: the arrival of a message alone would tell. */
  #changes(view: object, shape: ViewShape): Due | null {
    const message = this.#sent === null ? 'view' : 'parts';
    const changed = changedParts(this.#sent, view as View, shape);
    this.#sent = view as View;
    return changed.length === 0 ? null : { message, parts: sentParts(changed, shape, compacterOf(shape)) };
  }
}
