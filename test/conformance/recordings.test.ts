/** The open recordings of a real kernel: every segment legal, every state ours, and the runner can fail. */

import { describe, expect, it, test } from 'vitest';
import { type RecordedEvent, type Recording, runRecording } from '../../shared/conformance/recordings.ts';
import { RECORDINGS } from './fixtures.ts';

describe('recordings', () => {
  test.each(RECORDINGS.map((recording) => [recording.name, recording] as const))('%s', (_, recording) => {
    expect(runRecording(recording)).toEqual({ kind: 'passed' });
  });

  it('are complete', () => {
    expect(RECORDINGS).toHaveLength(67);
  });
});

function recording(name: string): Recording {
  const found = RECORDINGS.find((r) => r.name === name);
  if (found === undefined) throw new Error(`no recording ${name}`);
  return found;
}

function changed(name: string, change: (event: RecordedEvent) => RecordedEvent | null): Recording {
  const original = recording(name);
  return { ...original, events: original.events.flatMap((event) => change(event) ?? []) };
}

describe('a recording that was tampered with', () => {
  it.each([
    [
      'a FIN with another number',
      (e: RecordedEvent) => (e.kind === 'tx' && e.flags.includes('FIN') ? { ...e, seq: (e.seq ?? 0) + 1 } : e),
    ],
    [
      'an ACK of too much',
      (e: RecordedEvent) =>
        e.kind === 'tx' && e.len === 0 && !e.flags.includes('FIN') ? { ...e, ack: (e.ack ?? 0) + 1 } : e,
    ],
    [
      'a state that is not so',
      (e: RecordedEvent) => (e.kind === 'state' && e.to === 'CLOSE-WAIT' ? { ...e, to: 'LAST-ACK' as const } : e),
    ],
    ['a FIN that never arrives', (e: RecordedEvent) => (e.kind === 'rx' && e.flags.includes('FIN') ? null : e)],
    ['an application that never closes', (e: RecordedEvent) => (e.kind === 'call' && e.call === 'shutdown' ? null : e)],
    [
      'a last state that is not so',
      (e: RecordedEvent) => (e.kind === 'state' && e.to === 'TIME-WAIT' ? { ...e, to: 'CLOSED' as const } : e),
    ],
  ])('fails: %s', (_, change) => {
    expect(runRecording(changed('clean-four-segments', change)).kind).toBe('failed');
  });

  it('names the place and the difference', () => {
    const reset = changed('clean-four-segments', (e) =>
      e.kind === 'tx' && e.flags.includes('FIN') ? { ...e, flags: ['RST', 'ACK'] } : e,
    );
    expect(runRecording(reset)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^A t=[\d.]+: RST,ACK .* judged rst-for-close$/),
    });
  });
});
