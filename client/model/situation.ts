/** What a seat's view means for the page: which screen, what can be done, what to say while nothing is asked. */

import { symbolOf } from '../../shared/duel/symbols.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import type { State } from '../../shared/tcp/state.ts';
import { has } from '../../shared/tcp/segment.ts';

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

/** What is going on while no position is open, told from this end. */
export const IDLE_KEYS = [
  'before-active',
  'before-passive',
  'unnamed',
  'FIN-WAIT-1',
  'FIN-WAIT-1-sending',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
  'CLOSED',
  'closed-second',
  'port-free',
  'port-free-late',
  'reset',
] as const;
export type IdleKey = (typeof IDLE_KEYS)[number];

type Figure = SeatView['figure'];

export function idleKey(view: SeatView): IdleKey {
  const state = view.tcp?.state ?? null;
  if (view.tcp === null || state === null) return view.tcp === null ? beforeKey(view) : 'unnamed';
  if (view.port === 'free') return freeKey(view, view.tcp);
  return byState(view, state);
}

/** Why nothing holds the port any more: only the end that was in TIME-WAIT has waited for it. */
function freeKey(view: SeatView, tcp: NonNullable<SeatView['tcp']>): IdleKey {
  const { figure } = view;
  if (isTwoMslOver(figure)) return twoMslWasLate(figure) ? 'port-free-late' : 'port-free';
  if (wasReset(view)) return 'reset';
  const closedSecond = figure.some((entry) => entry.kind === 'state' && entry.state === 'LAST-ACK');
  return closedSecond && tcp.sndUna === tcp.sndNxt ? 'closed-second' : 'CLOSED';
}

function isTwoMslOver(figure: Figure): boolean {
  return figure.some((entry) => entry.kind === 'timer' && entry.timer === 'time-wait');
}

/** Whether 2MSL ran out while a FIN that had come again was still to be answered: a bad end (DUEL11). */
export function twoMslWasLate(figure: Figure): boolean {
  const over = figure.findIndex((entry) => entry.kind === 'timer' && entry.timer === 'time-wait');
  const last = figure.slice(0, Math.max(0, over)).findLast(({ kind }) => kind === 'sent' || kind === 'arrived');
  return last?.kind === 'arrived' && has(last.segment, 'FIN');
}

function beforeKey(view: SeatView): IdleKey {
  return view.you.end === 'A' ? 'before-active' : 'before-passive';
}

function byState(view: SeatView, state: State): IdleKey {
  switch (state) {
    case 'ESTABLISHED':
      return beforeKey(view);
    case 'FIN-WAIT-1':
      return finIsOut(view) ? 'FIN-WAIT-1' : 'FIN-WAIT-1-sending';
    case 'CLOSED':
      return wasReset(view) ? 'reset' : 'CLOSED';
    default:
      return state;
  }
}

function finIsOut(view: SeatView): boolean {
  return view.figure.some((entry) => entry.kind === 'sent' && has(entry.segment, 'FIN'));
}

function wasReset(view: SeatView): boolean {
  return view.figure.some((entry) => entry.kind === 'arrived' && has(entry.segment, 'RST'));
}

/** Whether the state may be named now: it is hidden and was not named wrongly since this end entered it. */
export function canClaim(view: SeatView): boolean {
  if (view.phase !== 'playing' || view.tcp === null || view.tcp.state !== null) return false;
  if (view.position !== null) return view.position.claim !== null;
  const enteredAt = view.figure.findLast((entry) => entry.kind === 'state')?.at ?? 0;
  return !view.judgements.some(({ move, at }) => move.kind === 'claim' && at >= enteredAt);
}

/** After so many failures the server does not take the question any more until the port is free. */
const FAILED_BINDS_MAX = 3;

/** Whether the port can be asked for, and what is to be expected. */
export function bindState(view: SeatView): 'none' | 'held' | 'free' {
  if (view.phase !== 'playing') return 'none';
  if (view.port === 'free') return 'free';
  const failed = view.figure.filter((entry) => entry.kind === 'bind' && !entry.ok).length;
  return view.port === 'held' && failed < FAILED_BINDS_MAX ? 'held' : 'none';
}

/** One of the three variables that an end decides by, the number first and its symbol beside it. */
export interface Variable {
  readonly name: 'SND.UNA' | 'SND.NXT' | 'RCV.NXT';
  readonly number: number;
  readonly symbol: string | null;
}

export function variablesOf(view: SeatView): readonly Variable[] {
  if (view.tcp === null) return [];
  const [own, other] = view.you.end === 'A' ? (['active', 'passive'] as const) : (['passive', 'active'] as const);
  const { sndUna, sndNxt, rcvNxt } = view.tcp;
  return [
    { name: 'SND.UNA', number: sndUna, symbol: symbolOf(sndUna, own, view.symbols) },
    { name: 'SND.NXT', number: sndNxt, symbol: symbolOf(sndNxt, own, view.symbols) },
    { name: 'RCV.NXT', number: rcvNxt, symbol: symbolOf(rcvNxt, other, view.symbols) },
  ];
}

/** Which clock ends the question first, and how long it still runs, in ms; `none`: nothing ends it. */
export interface TimeLeft {
  readonly kind: 'speed' | 'limit' | 'two-msl' | 'none';
  readonly ms: number;
}

/** The time that a question still has at `now`: 2MSL runs out whether or not the player's own clock does (DUEL11). */
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

/** What speed still adds at `now`, rounded as the server rounds it. */
export function speedNow(view: SeatView, now: number): number {
  const { position } = view;
  if (position === null || position.speedUntil === null) return 0;
  const span = position.speedUntil - position.openedAt;
  const left = Math.max(0, Math.min(1, (position.speedUntil - now) / span));
  return Math.round(position.speedMax * left);
}
