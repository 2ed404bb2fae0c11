/** Whether a log is one that the rules would have written: what a page sends of a match that it has played by itself. */

import { advance } from '../duel/rules/advance.ts';
import { apply } from '../duel/rules/apply.ts';
import { ownEntries } from '../duel/rules/challengeable.ts';
import type { Command } from '../duel/rules/command.ts';
import { replay } from '../duel/duel.ts';
import type { DuelEvent } from '../duel/state/duel-event.ts';
import type { Run } from '../duel/state/run.ts';
import type { End } from '../duel/level.ts';
import { SEATS, type Seat } from '../duel/options.ts';
import { practiceLog } from '../duel/state/practice.ts';
import { currentHalf, type DuelState, endOf } from '../duel/state/state.ts';

type Log = readonly DuelEvent[];

/**
 * @param events of a match without a third player and without a connection in between, `created` first; what `created`
 *   says (level, options) is not looked at
 * @param isKnown whether the log of that match of the server begins with these events
 * @returns whether a duel that is asked the same at the same times writes exactly these events
 */
export async function replays(
  events: Log,
  isKnown: (matchId: string, before: Log) => Promise<boolean>,
): Promise<boolean> {
  const began = events.findLastIndex(({ type }) => type === 'practice-began');
  if (began === -1) return events[0]?.type === 'created' && goesOn(events, 1);
  const before = events.slice(0, began);
  const practice = events[began];
  if (practice?.type !== 'practice-began') return false;
  const { from, seat } = practice;
  // What is not known to be a log must not be folded.
  if (!(await isKnown(from.matchId, before)) && !(await replays(before, isKnown))) return false;
  return same(practiceLog(before, from, seat) ?? [], events.slice(0, began + 1)) && goesOn(events, began + 1);
}

/** Whether the events from number `from` on follow from those before. */
function goesOn(events: Log, from: number): boolean {
  let state = replay(events.slice(0, from));
  for (let at = from; at < events.length; ) {
    const asked = nextAsked(events, at);
    const until = events[asked === -1 ? events.length - 1 : asked]?.at ?? state.at;
    const due = advance(state, until);
    if (!same(due.events, events.slice(at, at + due.events.length))) return false;
    state = due.state;
    at += due.events.length;
    if (asked === -1) return at === events.length;
    const answer = asked === at ? answerTo(state, events[asked]) : null;
    if (answer === null || !same(answer.events, events.slice(at, at + answer.events.length))) return false;
    state = answer.state;
    at += answer.events.length;
  }
  return true;
}

/** The index of the next event that somebody asked for, from `at` on; -1: there is none. */
function nextAsked(events: Log, at: number): number {
  for (let index = at; index < events.length; index++) if (isAsked(events, index)) return index;
  return -1;
}

/** Whether the event is the first of those that a command has brought about. */
function isAsked(events: Log, index: number): boolean {
  const event = events[index];
  if (event?.type === 'judged') return event.judgement.by !== 'stack';
  // With the last half the match ends by itself.
  if (event?.type === 'match-ended')
    return events[index - 1]?.type !== 'half-ended' || events[index - 1]?.at !== event.at;
  return (
    event !== undefined &&
    ['readied', 'time-factor-set', 'hinted', 'called-out', 'named', 'bet-placed'].includes(event.type)
  );
}

/** What the duel writes when it is asked for what the event is the beginning of; null: it refuses, or nothing can be asked so. */
function answerTo(state: DuelState, event: DuelEvent | undefined): Run | null {
  const command = event === undefined ? null : commandBehind(state, event);
  if (command === null || event === undefined) return null;
  const answer = apply(state, command, event.at);
  return answer.ok && answer.events.length > 0 ? answer : null;
}

function commandBehind(state: DuelState, event: DuelEvent): Command | null {
  switch (event.type) {
    case 'readied':
      return { kind: 'ready', seat: event.seat };
    case 'time-factor-set':
      return { kind: 'time-factor', seat: event.seat, factor: event.factor };
    case 'judged': {
      const { seat, positionId, move, by, standsIn } = event.judgement;
      return by === 'stack' || standsIn === true ? null : { kind: 'move', seat, positionId, move, by };
    }
    case 'hinted':
      return { kind: 'hint', seat: seatAt(state, event.end), positionId: event.positionId };
    case 'called-out':
      return { kind: 'challenge', seat: seatAt(state, event.end), entryId: shownId(state, event) };
    case 'named':
      return { kind: 'name', seat: seatAt(state, event.end), entryId: shownId(state, event), mistake: event.mistake };
    case 'bet-placed': {
      const { type: _, at: __, end, ...bet } = event;
      return { ...bet, kind: 'bet', seat: seatAt(state, end), entryId: shownId(state, event) };
    }
    case 'match-ended':
      return event.stopped === true ? null : { kind: 'finish', seat: 0 };
    default:
      return null;
  }
}

function seatAt(state: DuelState, end: End): Seat {
  const half = currentHalf(state)?.half ?? 1;
  return SEATS.find((seat) => endOf(seat, half) === end) ?? 0;
}

/** The id of a journal's entry in the figure of the player who challenged it or bet on it. */
function shownId(state: DuelState, { end, entryId }: { readonly end: End; readonly entryId: number }): number {
  const half = currentHalf(state);
  return half === null ? 0 : ownEntries(half, end).findIndex(({ id }) => id === entryId) + 1;
}

/** A log that was sent is what was read of its text. */
function same(one: Log, other: Log): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
