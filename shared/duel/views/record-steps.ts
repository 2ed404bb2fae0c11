/** A match's log as steps: what happened in each half, and what both ends knew and owed afterwards. */

import { quietTime, twoMslEndsAt } from '../state/end-state.ts';
import type { DuelEvent } from '../state/duel-event.ts';
import { evolve } from '../state/evolve.ts';
import type { End } from '../level.ts';
import type { EndVariables, OpenPosition, RecordStep, StepSubject } from './record.ts';
import {
  currentHalf,
  type DuelState,
  endOf,
  type EndState,
  type HalfState,
  type JournalEntry,
} from '../state/state.ts';

/** What begins a step; everything that follows from it belongs to it as well. */
interface Beginning {
  readonly at: number;
  readonly end: End;
  readonly subject: StepSubject;
}

/** The number of events up to the open question of an end. */
type Asked = Readonly<Record<End, number | null>>;

const NOTHING_ASKED: Asked = { A: null, B: null };

/** What the review shows as a separate entry: an arrival is the end of one, and a stopped segment shows as a judgement. */
function isShown({ kind }: JournalEntry): boolean {
  return kind !== 'arrived' && kind !== 'stayed' && kind !== 'stopped';
}

function variablesOf(half: HalfState, end: EndState, at: number): EndVariables {
  const { state, snd, rcv, app } = end.endpoint.tcb;
  const quiet = quietTime(half, Math.max(at, half.quietSince ?? at));
  return {
    state,
    sndUna: snd.una,
    sndNxt: snd.nxt,
    rcvNxt: rcv.nxt,
    pending: app.pending,
    retransmissionInMs: end.retransmitAtQuiet === null ? null : Math.max(0, end.retransmitAtQuiet - quiet),
    timeWaitEndsAt: twoMslEndsAt(end),
    port: end.port,
  };
}

function openAt({ position }: EndState, events: number | null): OpenPosition | null {
  if (position === null || events === null) return null;
  return { positionId: position.id, cause: position.cause, owed: position.right, events };
}

/** The step, completed when the next one begins. */
function stepOf({ at, end, subject }: Beginning, half: HalfState, journalled: number, asked: Asked): RecordStep {
  const { A, B } = half.ends;
  return {
    at,
    end,
    subject,
    ownEntryId: half.journal.slice(journalled).find(isShown)?.id ?? null,
    entryId: half.journal.findLast(isShown)?.id ?? null,
    ends: { A: variablesOf(half, A, at), B: variablesOf(half, B, at) },
    open: { A: openAt(A, asked.A), B: openAt(B, asked.B) },
  };
}

/** Which copy of its segment has just arrived. */
function arrivalOf({ journal }: HalfState, segmentId: number): StepSubject {
  const copies = journal.filter((entry) => entry.kind === 'arrived' && entry.segmentId === segmentId);
  return { kind: 'arrival', entryId: segmentId, copy: copies.length - 1 };
}

/** Whether the event is the effect of the move judged just before it. */
function carriesOut(event: DuelEvent, before: DuelEvent | null): boolean {
  if (before?.type !== 'judged') return false;
  const { move, by } = before.judgement;
  if (event.type === 'sent') return move.kind === 'send' && event.end === before.end && event.by === by;
  return event.type === 'bound' && move.kind === 'bind' && event.end === before.end;
}

/** The step that an event begins; null: it belongs to the previous one, or to none. @param half after the event */
function beginningOf(event: DuelEvent, before: DuelEvent | null, half: HalfState): Beginning | null {
  const { at } = event;
  switch (event.type) {
    case 'half-started':
      return { at, end: 'A', subject: { kind: 'start' } };
    case 'reopened':
      return { at, end: 'A', subject: { kind: 'entry' } };
    case 'practice-began':
      return { at, end: endOf(event.seat, half.half), subject: { kind: 'practice' } };
    case 'called':
    case 'timer-expired':
      return { at, end: event.end, subject: { kind: 'entry' } };
    case 'sent':
    case 'bound':
      return carriesOut(event, before) ? null : { at, end: event.end, subject: { kind: 'entry' } };
    case 'arrived':
      return { at, end: event.end, subject: arrivalOf(half, event.flight.segmentId) };
    case 'judged':
      return { at, end: event.end, subject: { kind: 'judgement', judgementId: half.judgements.length } };
    case 'hinted':
      return { at, end: event.end, subject: { kind: 'hint', index: half.hints.length - 1 } };
    case 'called-out':
      return { at, end: event.end, subject: { kind: 'challenge', index: half.challenges.length - 1 } };
    case 'bet-placed':
      return { at, end: event.end, subject: { kind: 'bet', index: half.bets.length - 1 } };
    default:
      return null;
  }
}

function askedAfter(asked: Asked, event: DuelEvent, events: number): Asked {
  switch (event.type) {
    case 'position-opened':
    case 'position-changed':
      return { ...asked, [event.end]: events };
    case 'half-started':
      return NOTHING_ASKED;
    default:
      return asked;
  }
}

/** Steps of the players that the figure does not show. */
const BESIDE: readonly StepSubject['kind'][] = ['hint', 'challenge', 'bet'];

/** Removes judgements of the original match from the practice that continues it: only what the figure shows stays. */
function withoutJudgements(steps: readonly RecordStep[]): RecordStep[] {
  return steps.flatMap((step) => {
    if (step.subject.kind === 'judgement')
      return step.ownEntryId === null ? [] : [{ ...step, subject: { kind: 'entry' } }];
    return BESIDE.includes(step.subject.kind) ? [] : [step];
  });
}

/** Walks through a log and keeps the steps of each half; a step is finished when the next one begins. */
class Walk {
  #halves: RecordStep[][] = [];
  #state: DuelState | null = null;
  #before: DuelEvent | null = null;
  #asked = NOTHING_ASKED;
  #running: { readonly beginning: Beginning; readonly journalled: number } | null = null;

  take(event: DuelEvent, events: number): void {
    const after = evolve(this.#state, event);
    const half = currentHalf(after);
    const beginning = half === null ? null : beginningOf(event, this.#before, half);
    if (beginning !== null) this.#begin(beginning, event);
    this.#state = after;
    this.#before = event;
    this.#asked = askedAfter(this.#asked, event, events);
  }

  /** The state after the whole log, and all steps, by half. */
  end(): { readonly state: DuelState; readonly steps: RecordStep[][] } {
    this.#finish();
    if (this.#state === null) throw new Error('an empty log is not a duel');
    return { state: this.#state, steps: this.#halves };
  }

  #begin(beginning: Beginning, event: DuelEvent): void {
    this.#finish();
    if (event.type === 'half-started') this.#halves.push([]);
    if (event.type === 'practice-began') this.#halves = this.#halves.slice(-1).map(withoutJudgements);
    const journalled = event.type === 'half-started' ? 0 : (this.#half()?.journal.length ?? 0);
    this.#running = { beginning, journalled };
  }

  #finish(): void {
    const half = this.#half();
    if (this.#running === null || half === null) return;
    const { beginning, journalled } = this.#running;
    this.#halves.at(-1)?.push(stepOf(beginning, half, journalled, this.#asked));
  }

  #half(): HalfState | null {
    return this.#state === null ? null : currentHalf(this.#state);
  }
}

/** The steps of a match by half (for practice, of its only half), and the state in which it ended. */
export function stepsOf(events: readonly DuelEvent[]): { readonly state: DuelState; readonly steps: RecordStep[][] } {
  const walk = new Walk();
  events.forEach((event, index) => {
    walk.take(event, index + 1);
  });
  return walk.end();
}
