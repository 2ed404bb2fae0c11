/** Visits every world that a scope can reach and keeps what the proofs need: counts, ends, pairs of ends. */

import { setImmediate } from 'node:timers/promises';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { Ends, type Step } from './ends.ts';
import { Graph } from './graph.ts';
import { Moves, type Scope } from './moves.ts';
import { isWireEmpty, keyOf, type World, worldOf } from './world.ts';

export interface Exploration {
  /** Worlds, a world and its mirror image counted once. */
  readonly worlds: number;
  /** Worlds, mirror images counted separately: as many as a search finds that does not know the two ends are alike. */
  readonly worldsOfBothEnds: number;
  readonly moves: number;
  /** The moves of the longest run, or null if a run can continue forever. */
  readonly longestRun: number | null;
  /** Worlds in which nothing more can happen. */
  readonly rests: readonly World[];
  /** The states of both ends, in both orders: `FIN-WAIT-1 | CLOSE-WAIT`. */
  readonly pairs: ReadonlySet<string>;
  readonly tcbs: readonly Tcb[];
  readonly steps: readonly Step[];
  /** Every two ends that can be at the same moment, and those with nothing on the wire between them. */
  readonly couples: readonly Couple[];
  readonly calmCouples: readonly Couple[];
}

export type Couple = readonly [Tcb, Tcb];

/** Couples of ends by their numbers, each once. */
class Couples {
  readonly #numbers = new Set<number>();

  add({ places: [a, b] }: World): void {
    this.#numbers.add(a.end * 0x10000 + b.end);
  }

  of(ends: Ends): Couple[] {
    return [...this.#numbers].map((n) => [ends.tcbs.get(n >> 16), ends.tcbs.get(n & 0xffff)] as const);
  }
}

function isOwnImage({ places: [a, b] }: World): boolean {
  return a.end === b.end && a.line === b.line && a.late === b.late;
}

function pairsOf(couples: readonly Couple[]): Set<string> {
  return new Set(couples.flatMap(([a, b]) => [`${a.state} | ${b.state}`, `${b.state} | ${a.state}`]));
}

/** Worlds per batch; between batches the test runner gets its turn. */
const BREATH = 50_000;

/** Every world that `scope` can reach, each expanded once. */
export async function explore(scope: Scope): Promise<Exploration> {
  const ends = new Ends(scope.halfDuplexClose);
  const moves = new Moves(ends, scope);
  const keys = [keyOf(moves.begin())];
  const numbers = new Map(keys.map((key, i) => [key, i]));
  const graph = new Graph();
  const couples = new Couples();
  const calm = new Couples();
  const rests: World[] = [];
  let mirrored = 0;
  // The list of worlds grows while it is walked: it is also the queue of the search.
  for (const key of keys) {
    const world = worldOf(key);
    if (graph.nodes % BREATH === 0) await setImmediate();
    graph.node();
    const before = graph.edges;
    for (const next of moves.after(world)) {
      const nextKey = keyOf(next);
      const number = numbers.get(nextKey) ?? keys.push(nextKey) - 1;
      if (number === numbers.size) numbers.set(nextKey, number);
      graph.edge(number);
    }
    if (graph.edges === before) rests.push(world);
    if (!isOwnImage(world)) mirrored++;
    couples.add(world);
    if (isWireEmpty(world)) calm.add(world);
  }
  const allCouples = couples.of(ends);
  return {
    worlds: keys.length,
    worldsOfBothEnds: keys.length + mirrored,
    moves: graph.edges,
    longestRun: graph.longestWay(),
    rests,
    pairs: pairsOf(allCouples),
    tcbs: ends.tcbs.values,
    steps: ends.steps,
    couples: allCouples,
    calmCouples: calm.of(ends),
  };
}
