/** The parts of its view that one connection has been sent, so that only changes are sent. Knows no room. */

import {
  changedParts,
  type Parts,
  partsOf,
  partsText,
  type ViewMessages,
  type ViewShape,
} from '../../shared/lib/view-parts.ts';

/** A view split into its parts, without its clock: that always differs and is never news. */
export interface CutView {
  readonly parts: Parts;
  /** The part with the clock, as it is sent: with every change, or only if the rest of this part has changed. */
  readonly clock: { readonly name: string; readonly text: string; readonly always: boolean };
}

/** What has to be sent: all parts, or those that have changed. */
export interface Due {
  readonly message: keyof ViewMessages;
  readonly text: string;
}

/** Cuts a view of a match: its time goes with every change. */
export function cutDuelView(view: { readonly now: number }, shape: ViewShape): CutView {
  const { now, ...others } = view;
  return { parts: partsOf(others, shape), clock: { name: 'now', text: JSON.stringify(now), always: true } };
}

/** Cuts a view of a class: its time goes with its frame. */
export function cutClassView(view: { readonly frame: { readonly now: number } }, shape: ViewShape): CutView {
  const { frame } = view;
  const parts = partsOf({ ...view, frame: { ...frame, now: 0 } }, shape);
  return { parts, clock: { name: 'frame', text: JSON.stringify(frame), always: false } };
}

export class Outbox {
  /** Null: nothing yet. */
  #sent: Parts | null = null;

  /** The other end has lost everything sent before: the next view is sent whole. */
  forget(): void {
    this.#sent = null;
  }

  /** @returns what to send so that the other end has this view; null: nothing, since its arrival alone would tell */
  take({ parts, clock }: CutView): Due | null {
    const changed = changedParts(this.#sent ?? new Map(), parts);
    const message = this.#sent === null ? 'view' : 'parts';
    this.#sent = parts;
    if (changed.size === 0) return null;
    const isTold = clock.always || changed.has(clock.name);
    return { message, text: partsText(isTold ? new Map([...changed, [clock.name, clock.text]]) : changed) };
  }
}
