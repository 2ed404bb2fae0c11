/** The possible next moves of an explored world: of the applications, the wire and the timers. */

import type { Tcb } from '../../shared/tcp/tcb.ts';
import type { CallName, Ends, Happening, Outcome } from './ends.ts';
import {
  INDICES,
  type Index,
  isQuiet,
  isWireEmpty,
  other,
  type Place,
  withLate,
  withPlace,
  type World,
} from './world.ts';

/** Differences between the explorations. */
export interface Scope {
  readonly faults: number;
  readonly texts: number;
  /** The application's possible calls besides SEND. */
  readonly calls: readonly Exclude<CallName, 'SEND'>[];
  /** 2MSL ends only when nothing of the connection is on the wire any more, or at any time. */
  readonly timeWait: 'outlasts the wire' | 'any time';
  readonly halfDuplexClose: boolean;
  /** Whether a system ends a FIN-WAIT-2 whose peer is gone (TCP36): without this, a lost RST leaves one forever. */
  readonly orphanLimit: boolean;
}

/** Whether the application may make a call here. A refused call is no move: it changes nothing (see invariants). */
function mayCall(tcb: Tcb, call: CallName, texts: number): boolean {
  if (tcb.state === 'CLOSED') return false;
  switch (call) {
    case 'SEND':
      return texts > 0 && !tcb.app.closed;
    case 'SEND, CLOSE':
      return texts > 0 && !tcb.app.closed;
    case 'CLOSE':
      return !tcb.app.closed;
    case 'full CLOSE':
      return !tcb.app.deaf;
    case 'RECEIVE':
      return tcb.app.unread > 0;
    case 'ABORT':
      return true;
  }
}

export class Moves {
  readonly #ends: Ends;
  readonly #scope: Scope;

  constructor(ends: Ends, scope: Scope) {
    this.#ends = ends;
    this.#scope = scope;
  }

  begin(): World {
    const place: Place = { end: this.#ends.start, line: '', late: '' };
    return { places: [place, place], faults: this.#scope.faults, texts: this.#scope.texts };
  }

  /** Everything that can happen next. */
  *after(world: World): Generator<World> {
    for (const index of INDICES) {
      yield* this.#calls(world, index);
      yield* this.#line(world, index);
      yield* this.#late(world, index);
      yield* this.#timers(world, index);
    }
  }

  *#calls(world: World, index: Index): Generator<World> {
    const tcb = this.#ends.tcbs.get(world.places[index].end);
    for (const call of ['SEND', ...this.#scope.calls] as const) {
      if (!mayCall(tcb, call, world.texts)) continue;
      const texts = world.texts - (call === 'SEND' || call === 'SEND, CLOSE' ? 1 : 0);
      yield this.#happen({ ...world, texts }, index, call);
    }
  }

  /** The first segment of the line arrives, or a fault hits it. */
  *#line(world: World, index: Index): Generator<World> {
    const { end, line, late } = world.places[index];
    if (line === '') return;
    const first = line.charAt(0);
    const rest = { end, line: line.slice(1), late };
    yield this.#arrive(withPlace(world, index, rest), index, first);
    if (world.faults === 0) return;
    const faulty = { ...world, faults: world.faults - 1 };
    yield withPlace(faulty, index, rest);
    yield withPlace(faulty, index, withLate(rest, first));
    yield withPlace(faulty, index, withLate({ end, line, late }, first));
  }

  /** A segment beside the line arrives. */
  *#late(world: World, index: Index): Generator<World> {
    const { end, line, late } = world.places[index];
    for (let i = 0; i < late.length; i++) {
      const segment = late.charAt(i);
      if (i > 0 && segment === late.charAt(i - 1)) continue;
      const rest = { end, line, late: late.slice(0, i) + late.slice(i + 1) };
      yield this.#arrive(withPlace(world, index, rest), index, segment);
    }
  }

  *#timers(world: World, index: Index): Generator<World> {
    const { state, timers } = this.#ends.tcbs.get(world.places[index].end);
    if (timers.retransmission !== null && isQuiet(world)) yield this.#happen(world, index, 'retransmission');
    if (timers.timeWait !== null && (this.#scope.timeWait === 'any time' || isWireEmpty(world))) {
      yield this.#happen(world, index, 'time-wait');
    }
    const peerGone = this.#ends.tcbs.get(world.places[other(index)].end).state === 'CLOSED';
    if (this.#scope.orphanLimit && state === 'FIN-WAIT-2' && peerGone && isWireEmpty(world)) {
      yield this.#happen(world, index, 'fin-wait-2');
    }
  }

  #happen(world: World, index: Index, what: Happening): World {
    return takeOutcome(world, index, this.#ends.happen(world.places[index].end, what));
  }

  #arrive(world: World, index: Index, segment: string): World {
    return takeOutcome(world, index, this.#ends.arrive(world.places[index].end, segment.charCodeAt(0)));
  }
}

/** The end becomes what the outcome says, and what it sent joins the line to the other. */
function takeOutcome(world: World, index: Index, { end, sent }: Outcome): World {
  const { line, late } = world.places[index];
  const moved = withPlace(world, index, { end, line, late });
  if (sent === '') return moved;
  const peer = moved.places[other(index)];
  return withPlace(moved, other(index), { end: peer.end, line: peer.line + sent, late: peer.late });
}
