/**
 * What a player hears: the sounds of what a new view shows that the one before did not. [SOUND580] They come from the seat's
 * own view alone, so that nothing is heard that may not be seen. A moment that moves plays its own: heart, missed, tear. Pure.
 */

import { toneOf } from '../../shared/duel/rules/cost.ts';
import type { FigureEntry } from '../../shared/duel/vocabulary/figure.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { SoundName } from '../sound/sounds.ts';

export interface Heard {
  readonly name: SoundName;
  /** Which form of it, from 0. */
  readonly degree: number;
}

/** What is shown so much later than it happened is history: after a reload, or when the connection is back. ms */
const OLD_MS = 1_500;
/** The seconds left at which a running clock ticks. */
const TICKS = [3, 2, 1] as const;
/** A tick within this of its second is that second's, ms. */
const TICK_SLACK_MS = 30;

/**
 * The sounds of one step from view to view, in the order in which they happened.
 * @param before null: the page has just come, and nothing is news
 */
export function heardIn(before: SeatView | null, after: SeatView): readonly Heard[] {
  if (before === null || before.code !== after.code) return [];
  const same = before.halfStartedAt === after.halfStartedAt;
  const newest = same ? (before.figure.at(-1)?.id ?? 0) : 0;
  const entries = after.figure.filter(({ id, at }) => id > newest && isNews(at, after));
  const judged = same ? (before.judgements.at(-1)?.id ?? 0) : 0;
  const verdicts = after.judgements.filter(({ id, at }) => id > judged && isNews(at, after));
  const names = entries.flatMap((entry) => soundOfEntry(entry, after) ?? []);
  return [
    ...names.map((name) => ({ name, degree: 0 })),
    ...verdicts.flatMap((judgement) => verdictSound(judgement, names, after) ?? []),
    ...(before.phase === 'playing' && after.phase === 'half-over' ? [{ name: 'halfOver', degree: 0 } as const] : []),
  ];
}

function isNews(at: number, { now }: SeatView): boolean {
  return now - at < OLD_MS;
}

function soundOfEntry(entry: FigureEntry, view: SeatView): SoundName | null {
  switch (entry.kind) {
    case 'sent':
      return entry.segment.flags.includes('RST') ? 'reset' : 'sent';
    case 'arrived':
      return arrivalSound(entry);
    case 'call':
      return 'called';
    case 'timer':
      return timerSound(entry, view);
    case 'bind':
      return entry.ok ? 'portWon' : 'portHeld';
    case 'corrupted':
      return 'ghost';
    case 'state':
    case 'stopped':
    case 'opened':
      return null;
  }
}

function arrivalSound({ segment: { flags }, again }: FigureEntry & { readonly kind: 'arrived' }): SoundName {
  if (flags.includes('RST')) return 'reset';
  return again && flags.includes('FIN') ? 'finAgain' : 'arrived';
}

/**
 * The retransmission timer is the first to say that something may be lost. The end of 2MSL is a relief only if every FIN was
 * answered.
 */
function timerSound({ id, timer }: FigureEntry & { readonly kind: 'timer' }, { figure }: SeatView): SoundName {
  if (timer === 'retransmission') return 'lost';
  if (timer !== 'time-wait') return 'timer';
  const before = figure.filter((entry) => entry.id < id);
  const fin = before.findLast((entry) => entry.kind === 'arrived' && entry.segment.flags.includes('FIN'));
  const isAnswered = fin === undefined || before.some((entry) => entry.kind === 'sent' && entry.id > fin.id);
  return isAnswered ? 'ringOut' : 'timer';
}

/** The port that is won says already that it was right. */
function verdictSound(judgement: Judgement, names: readonly SoundName[], { you }: SeatView): Heard | null {
  if (toneOf(judgement) !== 'correct') return judgement.by === 'bot' ? null : { name: 'wrong', degree: 0 };
  if (judgement.by !== 'player' || names.includes('portWon')) return null;
  if (isRaceWon(judgement)) return { name: 'answered', degree: 0 };
  return { name: 'right', degree: Math.max(0, you.streak - 1) };
}

/** Whether it answers a FIN that came again in TIME-WAIT, which starts 2MSL again. */
function isRaceWon({ cause, move, state }: Judgement): boolean {
  const again = cause?.kind === 'arrival' && cause.again && cause.segment.flags.includes('FIN');
  return again && move.kind === 'send' && state === 'TIME-WAIT';
}

/** How long until the clock of the open question ticks, ms; null: no more. Each of its last three seconds ticks once. */
export function untilTick({ phase, position, timeWait }: SeatView, now: number): number | null {
  if (phase !== 'playing' || position === null) return null;
  const endsAt = Math.min(position.limitAt ?? Number.POSITIVE_INFINITY, timeWait?.endsAt ?? Number.POSITIVE_INFINITY);
  const second = TICKS.find((one) => one * 1000 < endsAt - now - TICK_SLACK_MS);
  return second === undefined || endsAt === Number.POSITIVE_INFINITY ? null : endsAt - now - second * 1000;
}
