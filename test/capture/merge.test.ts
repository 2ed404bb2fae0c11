/** Captures of both hosts are merged by what they share, whatever their clocks say. */

import { describe, expect, it } from 'vitest';
import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { notesOf, noteText } from '../../shared/capture/explain/explain-notes.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import type { Packet } from '../../shared/capture/read/packet.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { sightingsBetween } from '../../shared/capture/read/views.ts';
import { must } from '../duel/rig.ts';
import { NAMES, pcapBytes } from './recordings.ts';

/** Both captures of a recording, the clock of the second one this far ahead. */
function merged(name: string, aheadMs: number): CloseExplanation {
  const [a, b] = (['a', 'b'] as const).map((host) => readCapture(pcapBytes(name, host)));
  const later = must(b).map((packet): Packet => ({ ...packet, at: packet.at + aheadMs }));
  const [sighting] = sightingsBetween(connections(must(a)), connections(later));
  return must(explainClose(must(sighting)) ?? undefined);
}

/** What is told, without times. */
function told({ kind, course, states, segments }: CloseExplanation) {
  const rows = segments.map(({ from, segment, arrivals, oddities }) => [from, segment, arrivals, oddities]);
  return { kind, course, states, rows };
}

describe('[CAP349] two captures of one connection', () => {
  it.each(NAMES)('%s: tell the same with clocks an hour apart, and the difference is estimated', (name) => {
    const [together, apart, behind] = [merged(name, 0), merged(name, 3_600_000), merged(name, -3_600_000)];
    expect(told(apart)).toEqual(told(together));
    expect(told(behind)).toEqual(told(together));
    const [zero, ahead] = [must(together.clockOffsetMs ?? undefined), must(apart.clockOffsetMs ?? undefined)];
    expect(ahead - zero).toBeCloseTo(3_600_000, 3);
    // The recorder had one clock.
    expect(Math.abs(zero)).toBeLessThan(30);
  });

  it('are one even if addresses were translated between the hosts: both initial sequence numbers show it', () => {
    const [a, b] = (['a', 'b'] as const).map((host) => readCapture(pcapBytes('lost-last-ack', host)));
    const outside = (address: Packet['source']) =>
      address.port === 40_001 ? { ip: '192.0.2.7', port: 61_000 } : address;
    const translated = must(b).map((packet): Packet => {
      return { ...packet, source: outside(packet.source), destination: outside(packet.destination) };
    });
    const sightings = sightingsBetween(connections(must(a)), connections(translated));
    expect(sightings).toHaveLength(1);
    expect(told(must(explainClose(must(sightings[0])) ?? undefined))).toEqual(told(merged('lost-last-ack', 0)));
  });

  it('say by how much the clocks differ', () => {
    const close = merged('lost-last-ack', 3_600_000);
    expect(notesOf(close)).toContain('clock-offset');
    expect(noteText('clock-offset', close, WORDS.en)).toMatch(
      /^The clock of the second capture is 3\d{3}\.\d{3} s ahead/,
    );
  });
});
