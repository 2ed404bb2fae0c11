/** The pcaps of every recording tell the same story as its JSON: numbers, flags, order, and losses. */

import { describe, expect, it } from 'vitest';
import type { ConnectionPacket } from '../../shared/capture/read/connection.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { flightsBetween } from '../../shared/capture/explain/flight.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { seqDiff } from '../../shared/lib/sequence.ts';
import { has } from '../../shared/tcp/segment.ts';
import { connectionAt, NAMES, pcapBytes, type Recorded, type RecordedSegment, recorded } from './recordings.ts';

const HOSTS = ['A', 'B'] as const;

/** The ends were put into ESTABLISHED with numbers chosen by the recorder, without a handshake. */
const NOT_FROM_THE_START: readonly string[] = ['sequence-wraparound'];

function segments(recording: Recorded, host: 'A' | 'B'): RecordedSegment[] {
  return recording.events.filter(
    (event): event is RecordedSegment => event.kind !== 'lost' && event.host === host && 'flags' in event,
  );
}

/** A segment in the JSON's terms: sender, flags, numbers relative to the ISNs, length. */
function told(
  sender: 'A' | 'B',
  { flags, seq, ack, len }: Pick<RecordedSegment, 'flags' | 'seq' | 'ack' | 'len'>,
): string {
  return `${sender} ${[...flags].sort().join()} seq=${seq >>> 0} ack=${ack === undefined ? '-' : ack >>> 0} len=${len}`;
}

function read(
  recording: Recorded,
  { from, segment }: Pick<ConnectionPacket, 'from' | 'segment'>,
  opener: 'A' | 'B',
): string {
  const sender = from === 0 ? opener : opener === 'A' ? 'B' : 'A';
  const receiver = sender === 'A' ? 'B' : 'A';
  const { seq, ack } = segment;
  return told(sender, {
    ...segment,
    seq: seqDiff(seq, recording.hosts[sender].isn),
    ...(ack === undefined ? {} : { ack: seqDiff(ack, recording.hosts[receiver].isn) }),
  });
}

/** The host that is end 0 of the capture. */
function openerOf(recording: Recorded, ip: string | undefined): 'A' | 'B' {
  return ip === recording.hosts.A.ip ? 'A' : 'B';
}

/** How often a segment arrived; one replayed by the wire counts, since it is a copy. */
function arrivalsOf(recording: Recorded, sent: RecordedSegment): number {
  const peer = sent.host === 'A' ? 'B' : 'A';
  return segments(recording, peer).filter(
    ({ kind, id, injected, ...arrived }) =>
      kind === 'rx' && (id === sent.id || (injected === true && told(sent.host, arrived) === told(sent.host, sent))),
  ).length;
}

describe.each(NAMES)('%s', (name) => {
  const recording = recorded(name);

  it('has the recorded addresses and initial sequence numbers', () => {
    const { ends, isn } = connectionAt(name, 'a');
    const [opener, other] = openerOf(recording, ends[0].ip) === 'A' ? HOSTS : (['B', 'A'] as const);
    expect(ends).toEqual(
      [opener, other].map((host) => ({ ip: recording.hosts[host].ip, port: recording.hosts[host].port })),
    );
    const noHandshake = isn[0] === null;
    expect(isn).toEqual(noHandshake ? [null, null] : [opener, other].map((host) => recording.hosts[host].isn));
    expect(noHandshake).toBe(NOT_FROM_THE_START.includes(name));
  });

  it.each(HOSTS)('shows host %s what the JSON says that it sent and received, in that order', (host) => {
    const packets = readCapture(pcapBytes(name, host === 'A' ? 'a' : 'b'));
    const all = connections(packets)[0];
    const opener = openerOf(recording, all?.ends[0].ip);
    const afterHandshake = all?.packets.slice(
      all.packets.findIndex((packet) => has(packet.segment, 'SYN')) === -1 ? 0 : 3,
    );
    const expected = segments(recording, host).map((event) => {
      const sender = event.kind === 'tx' ? host : host === 'A' ? 'B' : 'A';
      return told(sender, event);
    });
    expect(afterHandshake?.map((packet) => read(recording, packet, opener))).toEqual(expected);
  });

  it('finds from both captures which segments were lost, and which arrived twice', () => {
    const { flights, ends } = flightsBetween(connectionAt(name, 'a'), connectionAt(name, 'b'));
    const opener = openerOf(recording, ends[0].ip);
    for (const host of HOSTS) {
      const sent = segments(recording, host).filter((event) => event.kind === 'tx');
      const own = flights.filter(({ from }) => (from === 0) === (host === opener)).slice(-sent.length);
      expect(own.map((flight) => flight.arrivals.length)).toEqual(sent.map((event) => arrivalsOf(recording, event)));
    }
  });

  it('gives the same result for the two captures in either order', () => {
    const [a, b] = [connectionAt(name, 'a'), connectionAt(name, 'b')];
    const summary = (one: typeof a, two: typeof a) =>
      flightsBetween(one, two).flights.map(({ from, segment, arrivals }) => [
        from,
        segment.seq,
        segment.ack,
        arrivals.length,
      ]);
    expect(summary(b, a)).toEqual(summary(a, b));
  });
});
