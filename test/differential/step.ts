/** A recording from one host's point of view: its inputs, one at a time, and everything that it did after each. */

import { isCheckpoint, type RecordedEvent, type Recording } from '../../shared/conformance/recordings.ts';
import type { State } from '../../shared/tcp/connection-state.ts';

/** A segment that the host sent. */
export type Sent = Extract<RecordedEvent, { kind: 'tx' | 'rx' }>;

const isSent = (event: RecordedEvent): event is Sent => event.kind === 'tx';

export interface Step {
  /** A call, an arrival or a timer; null before the first. */
  readonly input: RecordedEvent | null;
  /** Seconds on the recording's clock; 0 where there is no input. */
  readonly t: number;
  /** Whether the segment that arrived was sent before one that arrived earlier. */
  readonly overtaken: boolean;
  /** The segments that the host sent before its next input, in order. */
  readonly outputs: readonly Sent[];
  /** The kernel's state after the step. */
  readonly state: State;
  /** The time of the host's next input, or of the end of the recording. */
  readonly until: number;
}

/** The events of a host, split before each input. */
function cut(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const pieces: RecordedEvent[][] = [[]];
  for (const event of events) {
    if (isCheckpoint(event)) pieces.push([event]);
    else pieces.at(-1)?.push(event);
  }
  return pieces;
}

/** The steps of one host, in order. `end` is the time at which the recording ended, on its clock. */
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
