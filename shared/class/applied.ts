/** What a command of a class results in. */

import type { ClassEvent } from './class-event.ts';
import type { ClassRefusalCode } from './class-refusals.ts';
import type { ClassState } from './class-state.ts';

export type ClassApplied =
  | { readonly ok: true; readonly events: readonly ClassEvent[] }
  | { readonly ok: false; readonly code: ClassRefusalCode };

/** The answer to each kind of these commands, at a time of the class's clock (ms). */
export type Answers<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: (state: ClassState, command: Extract<C, { kind: K }>, at: number) => ClassApplied;
};

export const refuse = (code: ClassRefusalCode): ClassApplied => ({ ok: false, code });
export const happen = (...events: readonly ClassEvent[]): ClassApplied => ({ ok: true, events });
/** The class already is as requested. */
export const NOTHING: ClassApplied = { ok: true, events: [] };
