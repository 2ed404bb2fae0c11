/** Follows both ends of a captured connection through its story, and collects what is to be said of each segment. */

import { inWindow, seqAdd, seqDiff } from '../../lib/sequence.ts';
import { has, sameSegment, type Segment, segLen } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import { closeOf } from './close-kind.ts';
import { type Connection, otherSide, type Side } from '../read/connection.ts';
import { courseOf } from './course.ts';
import type { Flight } from './flight.ts';
import { isFinUnseen, type Setup, setupOf } from './setup.ts';
import type { RuleId } from '../../tcp/rule.ts';
import { type Change, Follower } from './follower.ts';
import type { Incident } from './moment.ts';
import { type Oddity, Watcher } from './oddity.ts';
import { highestOf, type Story } from './story.ts';
import { pauseBetween, type Sighting } from '../read/views.ts';

import type { CloseExplanation, ExplainedSegment, Moment } from './explanation.ts';

/** A row whose arrivals are still being collected. */
type Row = Omit<ExplainedSegment, 'arrivals' | 'oddities' | 'sender' | 'moments'> & {
  sender: Change | null;
  readonly arrivals: Change[];
  readonly oddities: Oddity[];
  readonly moments: { left: Moment | null; readonly came: Moment[] };
};

export class Teller {
  readonly #connection: Connection;
  readonly #previous: Connection | null;
  readonly #story: Story;
  readonly #start: readonly [number, number];
  readonly #base: readonly [number, number];
  readonly #most: readonly [number, number];
  readonly #ends: readonly [Follower, Follower];
  readonly #watcher: Watcher;
  readonly #rows = new Map<Flight, Row>();
  readonly #visited: readonly [State[], State[]] = [['ESTABLISHED'], ['ESTABLISHED']];
  /** How many segments had left when each was sent, and what each end has sent so far but RSTs. */
  readonly #order = new Map<Flight, number>();
  readonly #spoken: readonly [Flight[], Flight[]] = [[], []];
  readonly #setup: Setup;
  /** The last incident at which each end sends something other than RST or SYN. */
  readonly #lastLife: readonly [number, number];
  #established = false;
  #resumed = false;

  constructor({ one: connection, previous }: Sighting, story: Story) {
    this.#connection = connection;
    this.#previous = previous;
    this.#story = story;
    const { flights } = story;
    this.#setup = setupOf(flights, connection.isn);
    this.#start = this.#setup.start;
    const [a, b] = this.#start;
    this.#base = [
      connection.isn[0] ?? seqAdd(headNumber(connection, 0) ?? a, -1),
      connection.isn[1] ?? seqAdd(headNumber(connection, 1) ?? b, -1),
    ];
    this.#most = [highestOf(flights, 0, a), highestOf(flights, 1, b)];
    const known = connection.isn[0] !== null && connection.isn[1] !== null;
    this.#ends = [new Follower(a, b, known), new Follower(b, a, known)];
    this.#watcher = new Watcher(this.#start, this.#most, this.#setup.fromTheStart);
    this.#lastLife = [lastLife(story, 0), lastLife(story, 1)];
    this.#established = this.#setup.establishedAt === 0;
    for (const side of this.#setup.gone) {
      this.#ends[side].isGone();
      this.#visited[side].splice(0, 1, 'CLOSED');
    }
  }

  /** `step`: its index among the incidents. */
  tell({ kind, end, at, flight }: Incident, step: number): void {
    const resumes = !this.#resumed && this.#isAfterGap(flight);
    if (resumes) this.#resume(flight);
    const row = this.#rows.get(flight) ?? this.#newRow(flight, resumes);
    if (kind === 'sent') row.moments.left = { step, at };
    else if (flight.from !== end) row.moments.came.push({ step, at });
    if (this.#story.onlyFrom !== null || !this.#isInConnection(flight)) return;
    if (kind === 'sent') this.#countSent(flight);
    else if (this.#crossed(flight, end)) row.oddities.push('crossed');
    const change = kind === 'sent' ? this.#sent(end, flight, at) : this.#arrived(end, flight, { at, step }, row);
    if (this.#visited[end].at(-1) !== change.after) this.#visited[end].push(change.after);
    if (kind === 'sent') row.sender = change;
    else row.arrivals.push(change);
  }

  explanation(): CloseExplanation | null {
    const rows = [...this.#rows.values()];
    const isEnd = ({ segment }: Row) => has(segment, 'FIN') || has(segment, 'RST');
    const begin = rows.findIndex(isEnd);
    if (begin < 0) return null;
    const close = closeOf(this.#story.flights, this.#setup, this.#story.onlyFrom);
    const segments = rows.slice(begin).map((row) => ({ ...row, oddities: [...row.oddities, ...this.#fate(row)] }));
    const { certain, doubled, onlyFrom, clockOffsetMs } = this.#story;
    return {
      ends: this.#story.ends,
      ...close,
      course: courseOf(segments, close),
      states: this.#statesShown(),
      certain,
      fromTheStart: this.#setup.fromTheStart,
      doubled: doubled.includes(true),
      onlyFrom,
      fastOpen: this.#setup.fastOpen,
      finUnseen: !certain && onlyFrom === null && isFinUnseen(this.#story),
      troubled: this.#story.troubled,
      clockOffsetMs,
      portsReusedAfterMs: pauseBetween(this.#previous, this.#connection),
      packets: this.#connection.total,
      before: begin + this.#connection.omittedBefore,
      segments,
    };
  }

  /** From one direction alone it cannot be told whether the peer's FIN had come. */
  #statesShown(): CloseExplanation['states'] {
    const known = this.#setup.establishedAt !== null && this.#story.onlyFrom === null;
    return known ? this.#visited : [[], []];
  }

  #countSent(flight: Flight): void {
    this.#order.set(flight, this.#order.size + 1);
    if (!has(flight.segment, 'RST')) this.#spoken[flight.from].push(flight);
  }

  /**
   * Whether the receiver has sent text or a FIN while this one was under way, or anything at all while a RST was. Seen from
   * one place what passes later than an answer could has not crossed it, and where something was lost it cannot be told.
   */
  #crossed(flight: Flight, receiver: Side): boolean {
    const order = this.#order.get(flight);
    const reset = has(flight.segment, 'RST');
    if (order === undefined || this.#story.troubled || (!reset && segLen(flight.segment) === 0)) return false;
    const far = this.#story.distances?.[receiver] ?? null;
    return this.#spoken[receiver].some((other) => {
      const counts = reset || segLen(other.segment) > 0;
      const inTime = far === null || other.sentAt - flight.sentAt <= 2.2 * far;
      return counts && inTime && (this.#order.get(other) ?? 0) > order;
    });
  }

  #sent(end: Side, flight: Flight, at: number): Change {
    return this.#ends[end].sends(flight.segment, at, this.#ends[otherSide(end)].tcb.finSeq);
  }

  #arrived(end: Side, flight: Flight, { at, step }: Moment, row: Row): Change {
    const { segment } = flight;
    const own = this.#ends[end];
    const before = own.tcb;
    const goesOn = this.#lastLife[end] > step;
    const untold: Change = { before: before.state, after: before.state, rules: [] };
    if (has(segment, 'RST') && !this.#isTold(own, segment, goesOn, row)) return untold;
    // Without a RST for it, seen from one place, nothing shows that there was no connection.
    const unanswered = !this.#story.certain && before.state === 'CLOSED' && !has(segment, 'RST');
    if (unanswered && !this.#story.answers.has(flight)) return untold;
    const change = own.receives(segment, at, this.#most[end], this.#story.answers.has(flight));
    if (change.rules.includes('TCP7')) {
      // From one place it cannot be told from what the capture has missed.
      if (!this.#story.certain) return untold;
      if (!row.oddities.includes('ack-of-nothing')) row.oddities.push('ack-of-nothing');
    }
    if (before.state !== 'CLOSED' && this.#story.answers.has(flight) && !change.rules.some(isReason)) {
      row.oddities.push('receiver-gone');
      return { ...change, rules: [] };
    }
    if (has(segment, 'SYN')) row.oddities.push('syn-inside');
    return change;
  }

  /** Whether it can be told what a RST did; if not, the row says why. What ended a connection is never called dropped. */
  #isTold({ tcb }: Follower, segment: Segment, goesOn: boolean, row: Row): boolean {
    const exact = segment.seq === tcb.rcv.nxt;
    if (tcb.state === 'CLOSED') return true;
    if (exact) {
      if (goesOn && !this.#story.certain) row.oddities.push('rst-without-effect');
      return !goesOn || this.#story.certain;
    }
    if (tcb.peerFinSeq !== null && segment.seq === tcb.peerFinSeq) row.oddities.push('rst-at-fin');
    else if (!goesOn) row.oddities.push('rst-unclear');
    else row.oddities.push(inWindow(segment.seq, tcb.rcv.nxt, tcb.rcv.wnd) ? 'rst-challenged' : 'rst-dropped');
    return goesOn;
  }

  /** The handshake, and what came before it, is not part of the connection that is followed. */
  #isInConnection(flight: Flight): boolean {
    const { establishedAt } = this.#setup;
    if (establishedAt === null) return false;
    if (!this.#established) this.#established = this.#story.flights.indexOf(flight) >= establishedAt;
    const { segment, from } = flight;
    return this.#established && !(has(segment, 'SYN') && this.#connection.isn[from] === segment.seq);
  }

  #newRow(flight: Flight, resumes: boolean): Row {
    const { from, segment } = flight;
    const row: Row = {
      number: flight.number,
      arrivalNumbers: flight.arrivalNumbers,
      from,
      at: flight.sentAt,
      segment,
      relative: {
        seq: seqDiff(segment.seq, this.#base[from]),
        ack: segment.ack === undefined ? null : seqDiff(segment.ack, this.#base[otherSide(from)]),
      },
      sender: null,
      arrivals: [],
      oddities: this.#oddSoFar(flight),
      moments: { left: null, came: [] },
      omittedBefore: resumes ? (this.#connection.gap?.packets ?? 0) : 0,
    };
    this.#rows.set(flight, row);
    return row;
  }

  /** What is unusual about a segment by itself, where both directions can be seen. */
  #oddSoFar({ from, segment, twice, arrivals }: Flight): Oddity[] {
    const found = this.#watcher.passes(from, segment);
    const hidden = this.#story.onlyFrom !== null;
    return [
      ...found.filter((oddity) => !(hidden && oddity === 'ack-of-unseen')),
      ...(twice === null ? [] : (['came-twice'] as const)),
      ...(!this.#story.certain && arrivals.length > 1 ? (['shown-twice'] as const) : []),
    ];
  }

  #isAfterGap({ number }: Flight): boolean {
    const { gap, packets } = this.#connection;
    const next = gap === null ? undefined : packets[gap.index];
    return next !== undefined && number >= next.number;
  }

  /** After omitted packets both ends continue from the first numbers that follow. */
  #resume(flight: Flight): void {
    this.#resumed = true;
    const rest = this.#story.flights.slice(this.#story.flights.indexOf(flight));
    const [a, b] = ([0, 1] as const).map((side) => rest.find(({ from }) => from === side)?.segment.seq);
    const [nextA, nextB] = [a ?? this.#ends[0].tcb.snd.nxt, b ?? this.#ends[1].tcb.snd.nxt];
    this.#ends[0].resume(nextA, nextB);
    this.#ends[1].resume(nextB, nextA);
    this.#watcher.resume(0, nextA);
    this.#watcher.resume(1, nextB);
  }

  /** Of several segments that are alike, without identification, it is not known which one was lost. */
  #lossOf(flight: Flight): Oddity {
    if (!this.#story.certain) return 'lost-guess';
    return flight.ipId === null && this.#isAlike(flight) ? 'lost-alike' : 'lost';
  }

  /** Whether the same end has sent another segment just like this, and one of them arrived. */
  #isAlike(flight: Flight): boolean {
    return this.#story.flights.some(
      (other) =>
        other !== flight &&
        other.from === flight.from &&
        flight.arrivals.length + other.arrivals.length > 0 &&
        sameSegment(other.segment, flight.segment),
    );
  }

  /** What happened to a segment on its way. */
  #fate(row: Row): Oddity[] {
    const found: Oddity[] = [];
    const flight = this.#story.flights.find(({ number, from }) => number === row.number && from === row.from);
    if (flight === undefined) return found;
    if (this.#story.strays.includes(flight)) return ['never-sent'];
    if (this.#story.onlyFrom !== null) return found;
    if (flight.arrivals.length === 0) found.push(this.#lossOf(flight));
    else if (row.moments.came.length === 0 && row.sender !== null) found.push('never-acknowledged');
    const known = this.#story.certain && (flight.ipId !== null || !this.#isAlike(flight));
    if (known && flight.arrivals.length > 1) found.push('arrived-twice');
    const speaks = !has(row.segment, 'RST') && !has(row.segment, 'SYN');
    // From one place it is rather what was worked out that does not fit.
    if (this.#story.certain && row.sender?.before === 'CLOSED' && speaks) found.push('from-closed');
    return found;
  }
}

/** A rule that says why an end had no connection, or ended it. */
function isReason(rule: RuleId): boolean {
  return rule === 'TCP22' || rule === 'TCP30' || rule === 'TCP36';
}

/** The last incident at which an end sends something that only a connection sends; -1: none. */
function lastLife({ incidents }: Story, side: Side): number {
  return incidents.findLastIndex(
    ({ kind, end, flight: { segment } }) =>
      kind === 'sent' && end === side && !has(segment, 'RST') && !has(segment, 'SYN'),
  );
}

function headNumber({ head }: Connection, side: Side): number | null {
  return head.find(({ from }) => from === side)?.segment.seq ?? null;
}
