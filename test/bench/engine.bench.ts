/**
 * Speed of the engine, of the fold of a recorded duel, of a whole duel in virtual time and of a close in the sandbox, in
 * CPU time; each beside a baseline of the same run.
 */

import { LEVELS } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { runClose } from '../../shared/sandbox/run-close.ts';
import { factsOf } from '../../shared/sandbox/run-facts.ts';
import { SANDBOX_DEFAULTS } from '../../shared/sandbox/sandbox-settings.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent } from '../../shared/tcp/event.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { react } from '../../shared/tcp/stack.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { perfect, Rig } from '../duel/rig.ts';
import { report } from './support/report.ts';
import { type Timed, timed } from './support/timed.ts';

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

/** One copy of a TCB through its text for each event of the close: a baseline that knows no TCP and depends on no engine. */
function copyOnce(): void {
  for (const _ of CLOSE) JSON.parse(TEXT);
}

const TEXT = JSON.stringify(START);

/** What a match leaves in the log: text, which a restart or a review reads and folds. */
const LOGS = LEVELS.map((level) => JSON.stringify(new Rig(level, [perfect(), perfect()]).runMatch().log));
const DUELS = LOGS.map((text) => JSON.parse(text) as DuelEvent[]);

function playAll(): void {
  for (const level of LEVELS) new Rig(level, [perfect(), perfect()]).runMatch();
}

const CLOSES = 100;

/** What the sandbox's worker does, without its messages. */
function closeMany(): void {
  for (let seed = 0; seed < CLOSES; seed++) factsOf(seed, runClose(SANDBOX_DEFAULTS, seed).state);
}

function replayAll(): void {
  for (const events of DUELS) replay(events);
}

function readAll(): void {
  for (const text of LOGS) JSON.parse(text);
}

if (closeOnce().state !== 'CLOSED') throw new Error("the benchmark's close does not reach CLOSED");

// The duels come first: they fill the machine's caches with every shape that the levels lead to, as on a server.
const played = timed(playAll, replayAll);
const replayed = timed(replayAll, readAll);
const transition = timed(closeOnce, copyOnce);

const perSecond = (1000 / transition.cpuMs) * CLOSE.length;
const each = ({ cpuMs, ratio }: Timed) => [cpuMs / DUELS.length, { bare: cpuMs / ratio / DUELS.length }] as const;
// Beside copies of a TCB through its text, the reading of its log, and its replay.
report('engine: transitions', 'a second', perSecond, {
  goal: 1_000_000,
  atLeast: true,
  bare: perSecond * transition.ratio,
});
const [replayMs, read] = each(replayed);
report('engine: replay of a recorded duel', 'ms', replayMs, { goal: 0.5, ...read });
const [duelMs, folded] = each(played);
report('engine: a whole duel with views, bots and cards', 'ms', duelMs, folded);
// Beside the replay of all recorded duels.
const closed = timed(closeMany, replayAll);
report('engine: closes in the sandbox', 'a second', (1000 / closed.cpuMs) * CLOSES, { goal: 200, atLeast: true });
