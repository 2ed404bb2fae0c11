/**
 * Records what a kernel does in the stories of the levels that are about more than segments: held ACKs, a forgotten close, a
 * port in TIME-WAIT, a killed process, a pulled cable. Root and Linux; writes into test/fixtures/level-recordings.
 *
 * usage: tsx test/differential/level-recordings.ts [FOLDER]
 */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLaboratory, missing } from './laboratory.ts';
import type { Fault, Script, ScriptedCall } from './script.ts';

/** Text each way and read, so that the two sequence spaces differ when the closing begins. */
const EXCHANGE: readonly ScriptedCall[] = [
  { at: 0, host: 'A', call: 'send', bytes: 120 },
  { at: 60, host: 'B', call: 'recv' },
  { at: 80, host: 'B', call: 'send', bytes: 300 },
  { at: 160, host: 'A', call: 'recv' },
];

/** The server (B, port 8080) closes, the client second: TIME-WAIT is the server's. */
const SERVER_CLOSES: readonly ScriptedCall[] = [
  { at: 400, host: 'B', call: 'shutdown' },
  { at: 500, host: 'A', call: 'recv' },
  { at: 510, host: 'A', call: 'close' },
];

/** Nothing passes after the exchange. */
const PULLED: readonly (Fault | null)[] = [
  null,
  null,
  ...Array.from({ length: 40 }, () => ({ kind: 'lose' }) as const),
];
const CABLE_PULLED = { A: PULLED, B: PULLED };
const NO_FAULTS = { A: [], B: [] };

function story(name: string, title: string, calls: readonly ScriptedCall[], more: Partial<Script> = {}): Script {
  const fixed = { seed: 0, delayMs: 20, sysctls: {}, faults: NO_FAULTS, tags: ['level'] };
  return { name, title, ...fixed, ...more, calls: [...EXCHANGE, ...calls] };
}

const LEVEL_SCRIPTS: readonly Script[] = [
  story(
    'delayed-ack-rides-on-fin',
    'The ACK of the first FIN is held back and rides on the second FIN: three segments',
    [
      { at: 400, host: 'B', call: 'shutdown' },
      { at: 435, host: 'A', call: 'recv' },
      { at: 440, host: 'A', call: 'close' },
    ],
  ),
  story('delayed-ack-goes-alone', 'The application closes too late: the ACK that was held back goes alone', [
    { at: 400, host: 'B', call: 'shutdown' },
    { at: 435, host: 'A', call: 'recv' },
    { at: 600, host: 'A', call: 'close' },
  ]),
  story(
    'forgotten-close',
    'An application never closes: CLOSE-WAIT stays, the orphan in FIN-WAIT-2 ends (tcp_fin_timeout 2 s here), the late FIN meets RST',
    [
      { at: 400, host: 'A', call: 'close' },
      { at: 600, host: 'A', call: 'ss' },
      { at: 601, host: 'B', call: 'ss' },
      { at: 3_500, host: 'A', call: 'ss' },
      { at: 3_501, host: 'B', call: 'ss' },
      { at: 4_000, host: 'B', call: 'recv' },
      { at: 4_010, host: 'B', call: 'close' },
      { at: 4_200, host: 'B', call: 'ss' },
    ],
    { sysctls: { 'ipv4/tcp_fin_timeout': 2 } },
  ),
  ...[1, 0].map((timestamps) =>
    story(
      `reuse-address-${timestamps === 1 ? 'timestamps' : 'numbers'}`,
      `The server's port in TIME-WAIT: bind() fails, with SO_REUSEADDR it listens, a new SYN of the same pair is taken (timestamps ${timestamps})`,
      [
        ...SERVER_CLOSES,
        { at: 700, host: 'B', call: 'bind' },
        { at: 720, host: 'B', call: 'listen' },
        { at: 721, host: 'B', call: 'ss' },
        { at: 1_800, host: 'A', call: 'connect' },
        { at: 2_000, host: 'B', call: 'ss' },
      ],
      { reuseAddress: true, sysctls: { 'ipv4/tcp_timestamps': timestamps } },
    ),
  ),
  story(
    'time-wait-without-listener',
    'SO_REUSEADDR does not help if the earlier owner of the port had not set it; a SYN then meets TIME-WAIT alone (RFC 1337)',
    [
      ...SERVER_CLOSES,
      { at: 700, host: 'B', call: 'bind' },
      { at: 720, host: 'B', call: 'listen' },
      { at: 1_800, host: 'A', call: 'connect' },
    ],
  ),
  story('killed-process-fin', 'A killed process with nothing unread: its kernel sends a FIN, as if it had closed', [
    { at: 400, host: 'B', call: 'die' },
    { at: 500, host: 'A', call: 'send', bytes: 40 },
  ]),
  story('killed-process-unread', 'A killed process with unread data: its kernel sends a RST', [
    { at: 400, host: 'A', call: 'send', bytes: 200 },
    { at: 500, host: 'B', call: 'die' },
  ]),
  story(
    'cable-pulled',
    'The cable is pulled: the end that sends gives up (TCP_USER_TIMEOUT 1.5 s), the silent one is told by keep-alive (2 s)',
    [
      { at: 300, host: 'A', call: 'patience', bytes: 1_500 },
      { at: 301, host: 'B', call: 'keepalive', bytes: 2 },
      { at: 400, host: 'A', call: 'send', bytes: 100 },
    ],
    { faults: CABLE_PULLED },
  ),
  story(
    'cable-pulled-no-keep-alive',
    'The same without keep-alive: the silent end stays ESTABLISHED',
    [
      { at: 300, host: 'A', call: 'patience', bytes: 1_500 },
      { at: 400, host: 'A', call: 'send', bytes: 100 },
    ],
    { faults: CABLE_PULLED },
  ),
];

async function main(folder: string): Promise<void> {
  const lacks = missing();
  if (lacks.length > 0) throw new Error(`recording needs ${lacks.join('; ')}`);
  const laboratory = createLaboratory(folder, 1);
  const waiting = [...LEVEL_SCRIPTS];
  try {
    await laboratory.run(
      () => waiting.shift(),
      ({ name }, answer) => {
        process.stdout.write(`${'error' in answer ? `${name}: ${answer.error}` : answer.path}\n`);
        // The events are enough here.
        for (const host of ['a', 'b']) rmSync(join(folder, `${name}.${host}.pcap`), { force: true });
      },
    );
  } finally {
    await laboratory.stop();
  }
}

await main(process.argv[2] ?? join(import.meta.dirname, '../fixtures/level-recordings'));
