/** Packets are sorted into connections by address, and by SYN when a pair of addresses is reused. */

import { describe, expect, it } from 'vitest';
import type { Connection } from '../../shared/capture/read/connection.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import type { Packet } from '../../shared/capture/read/packet.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { type Flag, makeSegment } from '../../shared/tcp/segment.ts';
import { pcapBytes } from './recordings.ts';

const CLIENT = { ip: '10.0.0.1', port: 40_001 };
const SERVER = { ip: '10.0.0.2', port: 8080 };

/** Packets one millisecond apart; `>` goes from the client to the server. */
function packets(
  ...lines: readonly (readonly ['>' | '<', Flag[], number, (number | undefined)?, Partial<Packet>?])[]
): Packet[] {
  return lines.map(([way, flags, seq, ack, more], at) => ({
    number: at + 1,
    interfaceId: 0,
    at,
    source: way === '>' ? CLIENT : SERVER,
    destination: way === '>' ? SERVER : CLIENT,
    ipId: at + 1,
    segment: makeSegment({ flags, seq, ack, wnd: 100 }),
    windowShift: null,
    twice: null,
    ...more,
  }));
}

const flagsOf = (connection: Connection | undefined) => connection?.packets.map(({ segment }) => segment.flags.join());

const CLOSED = packets(
  ['>', ['SYN'], 100],
  ['<', ['SYN'], 500, 101],
  ['>', [], 101, 501],
  ['>', ['FIN'], 101, 501],
  ['<', ['FIN'], 501, 102],
  ['>', [], 102, 502],
);

describe('connections', () => {
  it('are kept apart by port, in the order in which they appear', () => {
    const other = { source: { ...CLIENT, port: 40_002 } };
    const found = connections(
      packets(['>', [], 1, 1], ['>', [], 9, 9, other], ['<', [], 1, 1], ['>', [], 10, 9, other]),
    );
    expect(found.map(({ ends }) => ends[0].port)).toEqual([40_001, 40_002]);
    expect(found.map((connection) => connection.packets.length)).toEqual([2, 2]);
  });

  it('make the sender of the SYN the first end, even if only the answer was captured', () => {
    const [found] = connections(packets(['<', ['SYN'], 500, 101], ['>', [], 101, 501]));
    expect(found).toMatchObject({ ends: [CLIENT, SERVER], isn: [null, 500] });
    expect(found?.packets.map(({ from }) => from)).toEqual([1, 0]);
  });

  it('have scaled windows if both SYNs allow it, except for the windows of the SYNs themselves', () => {
    const shift = (windowShift: number | null) => ({ windowShift });
    const handshake = (theirs: number | null) =>
      connections(
        packets(['>', ['SYN'], 100, undefined, shift(3)], ['<', ['SYN'], 500, 101, shift(theirs)], ['>', [], 101, 501]),
      );
    expect(handshake(7)[0]?.packets.map(({ segment }) => segment.wnd)).toEqual([100, 100, 800]);
    expect(handshake(null)[0]?.packets.map(({ segment }) => segment.wnd)).toEqual([100, 100, 100]);
  });

  it('start again with a SYN that is answered by a SYN', () => {
    const again = packets(['>', ['SYN'], 9000], ['<', ['SYN'], 7000, 9001], ['>', [], 9001, 7001]);
    const found = connections([...CLOSED, ...again]);
    expect(found.map(({ isn }) => isn)).toEqual([
      [100, 500],
      [9000, 7000],
    ]);
  });

  it('start again with a SYN after the end, answered by RST or not at all', () => {
    expect(connections([...CLOSED, ...packets(['>', ['SYN'], 9000])])).toHaveLength(2);
    expect(connections([...CLOSED, ...packets(['>', ['SYN'], 9000], ['<', ['RST'], 0, 9001])])).toHaveLength(2);
  });

  it('keep a SYN that TIME-WAIT answers with an ACK, and a repeated SYN', () => {
    expect(connections([...CLOSED, ...packets(['>', ['SYN'], 9000], ['<', [], 502, 102])])).toHaveLength(1);
    expect(connections(packets(['>', ['SYN'], 100], ['>', ['SYN'], 100], ['<', ['SYN'], 500, 101]))).toHaveLength(1);
  });

  it('count a stray SYN in a recording as none, and a second connection on the same ports as two', () => {
    const read = (name: string) => connections(readCapture(pcapBytes(name, 'a')));
    expect(read('syn-in-fin-wait-2')).toHaveLength(1);
    expect(read('syn-in-time-wait').map((found) => flagsOf(found)?.slice(0, 2))).toEqual([
      ['SYN', 'SYN,ACK'],
      ['SYN', 'SYN,ACK'],
    ]);
  });
});
