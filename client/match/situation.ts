/** What a seat's view means for the page: which screen, the possible moves, the text while nothing is asked. */

import { speedPoints } from '../../shared/duel/rules/score.ts';
import { isRaceMissed } from '../../shared/duel/state/missed-race.ts';
import { symbolOf } from '../../shared/duel/symbols.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { has, type Segment, segLen } from '../../shared/tcp/segment.ts';

/** Whether this end had no connection when the half began. */
function knewNothing({ start }: SeatView): boolean {
  return start?.state === 'CLOSED';
}

/**
 * Whether waiting would hold an ACK back, as far as this end has seen. An ACK of the second FIN may not wait, nor one that a
 * segment due now carries; whether something is missing before what came is left to the player.
 */
export function mayHoldAck({ delayedAckMs, position, figure }: SeatView): boolean {
  if (delayedAckMs === undefined || position?.cause.kind !== 'arrival') return false;
  const { segment, again, called } = position.cause;
  const hasClosed = figure.some((entry) => entry.kind === 'sent' && has(entry.segment, 'FIN'));
  return segLen(segment) > 0 && !again && called === null && !hasClosed;
}

export type Screen = 'waiting' | 'briefing' | 'arena' | 'interval' | 'result';

/** The screen that belongs to a view. */
export function screenOf(view: SeatView): Screen {
  switch (view.phase) {
    case 'waiting':
      return 'waiting';
    case 'ready':
      return 'briefing';
    case 'playing':
      return 'arena';
    case 'half-over':
      return 'interval';
    case 'over':
      return 'result';
  }
}

/** The situation while no position is open, as seen from this end. */
export const IDLE_KEYS = [
  'before-active',
  'before-passive',
  'no-connection',
  'told',
  'open',
  'reopened',
  'unnamed',
  'FIN-WAIT-1',
  'FIN-WAIT-1-sending',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
  'TIME-WAIT-reused',
  'opening',
  'CLOSED',
  'closed-second',
  'port-free',
  'port-free-late',
  'reset',
  'reset-sent',
  'aborted',
  'ack-held',
  'orphan-over',
] as const;
export type IdleKey = (typeof IDLE_KEYS)[number];

type Figure = SeatView['figure'];

/** The events of the current connection between the two ports. */
function presentOf(figure: Figure): Figure {
  return figure.slice(figure.findLastIndex(({ kind }) => kind === 'opened') + 1);
}

export function idleKey(view: SeatView): IdleKey {
  const state = view.tcp?.state ?? null;
  if (view.tcp === null || state === null) return view.tcp === null ? beforeKey(view) : 'unnamed';
  if (knewNothing(view) && state === 'CLOSED') return hasSentReset(view) ? 'told' : 'no-connection';
  if (view.tcp.ackHeldUntil !== undefined) return 'ack-held';
  if (synOf(view) !== null) return 'opening';
  if (view.port === 'free') return freeKey(view, view.tcp);
  return byState(view, state);
}

/** The SYN with which a closed end has begun the next connection; null: it has not. */
export function synOf({ tcp, figure }: SeatView): Segment | null {
  if (tcp?.state !== 'CLOSED') return null;
  const sent = presentOf(figure).flatMap((entry) => (entry.kind === 'sent' && !entry.wrong ? [entry.segment] : []));
  return sent.findLast((segment) => has(segment, 'SYN')) ?? null;
}

/** Why the port is free: only the end that was in TIME-WAIT has waited for it. */
function freeKey(view: SeatView, tcp: NonNullable<SeatView['tcp']>): IdleKey {
  const figure = presentOf(view.figure);
  if (isTwoMslOver(figure)) return isRaceMissed(figure) ? 'port-free-late' : 'port-free';
  const end = badEnd(view);
  if (end !== null) return end;
  const closedSecond = figure.some((entry) => entry.kind === 'state' && entry.state === 'LAST-ACK');
  return closedSecond && tcp.sndUna === tcp.sndNxt ? 'closed-second' : 'CLOSED';
}

/** How a connection was broken off, if it was. */
function badEnd(view: SeatView): 'reset' | 'reset-sent' | 'aborted' | 'orphan-over' | null {
  const figure = presentOf(view.figure);
  if (figure.some((entry) => entry.kind === 'call' && entry.call === 'ABORT')) return 'aborted';
  if (figure.some((entry) => entry.kind === 'timer' && entry.timer === 'user')) return 'aborted';
  if (figure.some((entry) => entry.kind === 'timer' && entry.timer === 'fin-wait-2')) return 'orphan-over';
  const ended = figure.findLast((entry) => entry.kind === 'state' && entry.state === 'CLOSED')?.at;
  if (ended === undefined) return null;
  if (figure.some((entry) => entry.kind === 'arrived' && entry.at <= ended && has(entry.segment, 'RST')))
    return 'reset';
  const wasAsked = figure.some(
    (entry) => entry.kind === 'state' && ['LAST-ACK', 'TIME-WAIT'].includes(entry.state ?? ''),
  );
  return !wasAsked && hasSentReset(view) ? 'reset-sent' : null;
}

function hasSentReset({ figure }: SeatView): boolean {
  return presentOf(figure).some((entry) => entry.kind === 'sent' && !entry.wrong && has(entry.segment, 'RST'));
}

function isTwoMslOver(figure: Figure): boolean {
  return figure.some((entry) => entry.kind === 'timer' && entry.timer === 'time-wait');
}

function beforeKey(view: SeatView): IdleKey {
  return view.you.role === 'active' ? 'before-active' : 'before-passive';
}

function byState(view: SeatView, state: State): IdleKey {
  switch (state) {
    case 'ESTABLISHED':
      return openKey(view);
    case 'FIN-WAIT-1':
      return finIsOut(view) ? 'FIN-WAIT-1' : 'FIN-WAIT-1-sending';
    case 'TIME-WAIT':
      return view.port === 'reused' ? 'TIME-WAIT-reused' : state;
    case 'CLOSED':
      return badEnd(view) ?? 'CLOSED';
    default:
      return state;
  }
}

/** The connection is established: since the start, for the second time, or with data in flight. */
function openKey(view: SeatView): IdleKey {
  if (presentOf(view.figure).length > 0) return 'open';
  return view.figure.length === 0 ? beforeKey(view) : 'reopened';
}

function finIsOut({ figure }: SeatView): boolean {
  return presentOf(figure).some((entry) => entry.kind === 'sent' && !entry.wrong && has(entry.segment, 'FIN'));
}

const VARIABLES = ['SND.UNA', 'SND.NXT', 'RCV.NXT'] as const;

/** One of the three variables that an end decides by, the number first and its symbol next to it. */
export interface Variable {
  readonly name: (typeof VARIABLES)[number];
  /** Null: there is no connection that it could belong to. */
  readonly number: number | null;
  readonly symbol: string | null;
}

export function variablesOf(view: SeatView): readonly Variable[] {
  if (view.tcp === null) return [];
  const [own, other] = view.you.end === 'A' ? (['active', 'passive'] as const) : (['passive', 'active'] as const);
  const { sndUna, sndNxt, rcvNxt } = view.tcp;
  if (knewNothing(view)) return VARIABLES.map((name) => ({ name, number: null, symbol: null }));
  return [
    { name: 'SND.UNA', number: sndUna, symbol: symbolOf(sndUna, own, view.symbols) },
    { name: 'SND.NXT', number: sndNxt, symbol: symbolOf(sndNxt, own, view.symbols) },
    { name: 'RCV.NXT', number: rcvNxt, symbol: symbolOf(rcvNxt, other, view.symbols) },
  ];
}

/** Which clock ends the question first, and its remaining time in ms; `none`: nothing ends it. */
export interface TimeLeft {
  readonly kind: 'speed' | 'limit' | 'two-msl' | 'none';
  readonly ms: number;
}

/** The time left for a question at `now`: 2MSL expires even for a player without a clock (DUEL11). */
export function timeLeft({ position, timeWait }: SeatView, now: number): TimeLeft {
  const own = ownTime(position, now);
  const twoMsl = timeWait === null ? Number.POSITIVE_INFINITY : timeWait.endsAt - now;
  const { kind, ms } = twoMsl < own.ms ? ({ kind: 'two-msl', ms: twoMsl } as const) : own;
  return { kind, ms: Math.max(0, ms) };
}

function ownTime(position: SeatView['position'], now: number): TimeLeft {
  if (position === null || position.speedUntil === null || position.limitAt === null)
    return { kind: 'none', ms: Number.POSITIVE_INFINITY };
  const { speedUntil, limitAt } = position;
  return now < speedUntil ? { kind: 'speed', ms: speedUntil - now } : { kind: 'limit', ms: limitAt - now };
}

/** The speed points at `now`. */
export function speedNow({ position }: SeatView, now: number): number {
  if (position === null || position.speedUntil === null) return 0;
  const { openedAt, speedUntil, speedMax } = position;
  return speedPoints(speedMax, now - openedAt, speedUntil - openedAt);
}

/** Whether the other player's points are still unknown: during play they would reveal what has arrived. */
export function isPeerScoreHidden({ phase, halfScores }: Pick<SeatView, 'phase' | 'halfScores'>): boolean {
  return phase === 'playing' && halfScores.length === 0;
}
