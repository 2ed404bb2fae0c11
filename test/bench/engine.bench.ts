/**
 * Speed of the engine and of a whole duel in virtual time. Each figure comes with a baseline from the same run, so that
 * ratios can be compared between machines: the baseline only copies plain objects of the same kind.
 */

import { performance } from 'node:perf_hooks';
import { LEVELS } from '../../shared/content/levels.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent } from '../../shared/tcp/event.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { react } from '../../shared/tcp/stack.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { must, perfect, Rig } from '../duel/rig.ts';

const ROUNDS = 5;
const WARM_UP_MS = 300;
const MEASURE_MS = 700;

/** How often `work` runs per second: the median of a few rounds, after a warm-up. */
function perSecond(work: () => void): number {
  const spin = (ms: number) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < ms) {
      for (let i = 0; i < 50; i++) work();
      count += 50;
    }
    return (count * 1_000) / (performance.now() - start);
  };
  spin(WARM_UP_MS);
  const rounds = Array.from({ length: ROUNDS }, () => spin(MEASURE_MS)).sort((a, b) => a - b);
  return must(rounds[Math.floor(ROUNDS / 2)]);
}

/** A whole close from the active side, with text, a repeated FIN and the end of TIME-WAIT. */
const CLOSE: readonly TcpEvent[] = [
  { type: 'call', call: { kind: 'SEND', bytes: 120 } },
  { type: 'segment', segment: makeSegment({ seq: 9_000, ack: 4_120 }) },
  { type: 'call', call: { kind: 'CLOSE', full: false } },
  { type: 'timeout', timer: 'retransmission' },
  { type: 'segment', segment: makeSegment({ seq: 9_000, ack: 4_121 }) },
  { type: 'segment', segment: makeSegment({ seq: 9_000, ack: 4_121, len: 350 }) },
  { type: 'segment', segment: makeSegment({ flags: ['FIN'], seq: 9_350, ack: 4_121 }) },
  { type: 'segment', segment: makeSegment({ flags: ['FIN'], seq: 9_350, ack: 4_121 }) },
  { type: 'timeout', timer: 'time-wait' },
];

const START = createTcb({ state: 'ESTABLISHED', sndUna: 4_000, sndNxt: 4_000, rcvNxt: 9_000 }, DEFAULT_CONFIG, 0);

function closeOnce(): Tcb {
  return CLOSE.reduce((tcb, event) => react(tcb, event, 0).tcb, START);
}

/** One copy of a TCB per event of the close: the cost of immutability without any TCP. */
function copyOnce(): Tcb {
  return CLOSE.reduce((tcb) => ({ ...tcb, snd: { ...tcb.snd }, owed: { ...tcb.owed } }), START);
}

if (closeOnce().state !== 'CLOSED') throw new Error("the benchmark's close does not reach CLOSED");

const transitions = perSecond(closeOnce) * CLOSE.length;
const copies = perSecond(copyOnce) * CLOSE.length;
console.log(`endpoint transitions: ${Math.round(transitions).toLocaleString('en')} per second`);
console.log(`baseline, copies of a TCB: ${Math.round(copies).toLocaleString('en')} per second`);
console.log(`ratio transition : copy = 1 : ${(copies / transitions).toFixed(1)}`);

for (const level of LEVELS) {
  const rig = new Rig(level, [perfect(), perfect()]).runMatch();
  const duels = perSecond(() => {
    new Rig(level, [perfect(), perfect()]).runMatch();
  });
  const closes = transitions / (duels * rig.log.length);
  console.log(
    `${level.id}: ${(duels / 1_000).toFixed(3)} duels per millisecond, ${rig.log.length} events and ${Math.round(rig.now / 1_000)} s of play each; ` +
      `an event costs as much as ${closes.toFixed(0)} transitions (views, bots and cards included)`,
  );
}
