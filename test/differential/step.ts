/** A recording as one host lived it: what happened to it, one thing at a time, and all that it did about each. */

import { isCheckpoint, type RecordedEvent, type Recording } from '../../shared/conformance/recordings.ts';
import type { State } from '../../shared/tcp/state.ts';

/** A segment that the host sent. */
export type Sent = Extract<RecordedEvent, { kind: 'tx' | 'rx' }>;

const isSent = (event: RecordedEvent): event is Sent => event.kind === 'tx';

export interface Step {
  /** A call, an arrival or a timer; null before the first. */
  readonly input: RecordedEvent | null;
  /** Seconds on the recording's clock; 0 where there is no input. */
  readonly t: number;
  /** What arrived was sent before something that arrived earlier. */
  readonly overtaken: boolean;
  /** What the host sent before anything else happened to it, in order. */
  readonly outputs: readonly Sent[];
  /** The state that the kernel was in when it was done. */
  readonly state: State;
  /** When the next thing happened to the host, or the recording ended. */
  readonly until: number;
}

/** The events of a host, cut before each input. */
function cut(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const pieces: RecordedEvent[][] = [[]];
  for (const event of events) {
    if (isCheckpoint(event)) pieces.push([event]);
    else pieces.at(-1)?.push(event);
  }
  return pieces;
}

/** The steps of one host, in order. `end` is when the recording ended, on its clock. */
export function stepsOf(recording: Recording, host: string, end: number): Step[] {
  const pieces = cut(recording.events.filter((event) => event.host === host));
  let state: State = 'ESTABLISHED';
  let latest = 0;
  return pieces.map((piece, index) => {
    const input = piece.find(isCheckpoint) ?? null;
    for (const event of piece) if (event.kind === 'state') state = event.to;
    const overtaken = input?.kind === 'rx' && input.id < latest;
    if (input?.kind === 'rx') latest = Math.max(latest, input.id);
    return {
      input,
      t: input?.t ?? 0,
      overtaken,
      outputs: piece.filter(isSent),
      state,
      until: pieces[index + 1]?.[0]?.t ?? end,
    };
  });
}
