/**
 * Pairs up an even number of things at the least total cost: a minimum-weight perfect matching of a complete graph, by
 * Edmonds' blossoms with dual variables, in O(n³) (Galil 1986). Does not know what is paired. One algorithm over shared
 * arrays, which is why the file is long.
 */

/** The cost of pairing two things, by their indices: symmetric, whole, from 0; all sums stay below 2^50. */
export type PairCost = (a: number, b: number) => number;

/** No vertex, no edge. Vertices are numbered from 1. */
const NONE = 0;
/** The place of a vertex or blossom in the forest of alternating trees that grows from the free ones. */
const OUTSIDE = -1;
const EVEN = 0;
const ODD = 1;

/**
 * The search. A node is a vertex (1..n) or a blossom (above n): a cycle of an odd number of nodes that is treated as one.
 * Weights are inverted, so the search maximizes. Every edge {u, v} has slack
 * dual(u) + dual(v) - 2 weight(u, v) >= 0 and is used only while that is 0; when no such edge is left to grow the forest,
 * the duals change until there is one. By duality a matching of such edges is optimal.
 */
class Matcher {
  readonly #n: number;
  readonly #size: number;
  /** The highest node in use. */
  #top: number;
  readonly #weight: Float64Array;
  readonly #dual: Float64Array;
  /** For two nodes: the vertex inside the first where the edge with the least slack between them begins. */
  readonly #at: Uint16Array;
  /** The vertex to which a node is matched. */
  readonly #mate: Uint16Array;
  /** The outermost blossom that contains a node; itself if none does; NONE: a blossom that is not in use. */
  readonly #outer: Uint16Array;
  readonly #side: Int8Array;
  /** The vertex from which an odd node was reached. */
  readonly #parent: Uint16Array;
  /** The even vertex whose edge to a node has the least slack; NONE: there is none yet. */
  readonly #nearest: Uint16Array;
  /** The nodes of a blossom in the order of its cycle, starting with the one through which it is matched. */
  readonly #cycle: number[][];
  /** For a blossom and a vertex inside it: the node of its cycle that holds it. */
  readonly #holder: Uint16Array;
  readonly #seen: Uint32Array;
  #seenMark = 0;
  /** Even vertices whose edges have not been scanned. */
  #queue: number[] = [];

  constructor(n: number, cost: PairCost) {
    this.#n = n;
    this.#top = n;
    // At most n / 2 blossoms are in use at a time.
    const size = n + Math.ceil(n / 2) + 1;
    this.#size = size;
    this.#weight = new Float64Array((n + 1) * (n + 1));
    this.#dual = new Float64Array(size);
    this.#at = new Uint16Array(size * size);
    this.#mate = new Uint16Array(size);
    this.#outer = new Uint16Array(size);
    this.#side = new Int8Array(size);
    this.#parent = new Uint16Array(size);
    this.#nearest = new Uint16Array(size);
    this.#cycle = Array.from({ length: size }, () => []);
    this.#holder = new Uint16Array(size * (n + 1));
    this.#seen = new Uint32Array(size);
    this.#weigh(cost);
  }

  #weigh(cost: PairCost): void {
    const n = this.#n;
    let most = 0;
    for (let u = 1; u <= n; u++) for (let v = 1; v < u; v++) most = Math.max(most, cost(u - 1, v - 1));
    for (let u = 1; u <= n; u++) {
      this.#outer[u] = u;
      this.#holder[u * (n + 1) + u] = u;
      // No edge weighs more than 1 + most, so no slack is negative; each weighs at least 1, so all get paired.
      this.#dual[u] = 1 + most;
      for (let v = 1; v <= n; v++) {
        if (u === v) continue;
        this.#at[u * this.#size + v] = u;
        this.#weight[u * (n + 1) + v] = 1 + most - cost(u - 1, v - 1);
      }
    }
  }

  /** For each vertex, from 0, its partner. */
  solve(): number[] {
    while (this.#augmentOnce());
    return Array.from({ length: this.#n }, (_, i) => this.#of(this.#mate, i + 1) - 1);
  }

  #of(array: Uint16Array | Float64Array | Int8Array, index: number): number {
    return array[index] ?? 0;
  }

  #edge(a: number, b: number): number {
    return this.#of(this.#at, a * this.#size + b);
  }

  #holding(blossom: number, vertex: number): number {
    return this.#of(this.#holder, blossom * (this.#n + 1) + vertex);
  }

  #nodesOf(blossom: number): number[] {
    return this.#cycle[blossom] ?? [];
  }

  #outerOf(node: number): number {
    return this.#of(this.#outer, node);
  }

  #mateOf(node: number): number {
    return this.#of(this.#mate, node);
  }

  /** The slack of the best edge between two nodes that are connected. */
  #slack(a: number, b: number): number {
    const u = this.#edge(a, b);
    const v = this.#edge(b, a);
    return this.#of(this.#dual, u) + this.#of(this.#dual, v) - 2 * this.#of(this.#weight, u * (this.#n + 1) + v);
  }

  #offer(vertex: number, node: number): void {
    const known = this.#of(this.#nearest, node);
    if (known === NONE || this.#slack(vertex, node) < this.#slack(known, node)) this.#nearest[node] = vertex;
  }

  #findNearest(node: number): void {
    this.#nearest[node] = NONE;
    for (let u = 1; u <= this.#n; u++) {
      const outer = this.#outerOf(u);
      if (this.#edge(u, node) !== NONE && outer !== node && this.#side[outer] === EVEN) this.#offer(u, node);
    }
  }

  #enqueue(node: number): void {
    if (node <= this.#n) this.#queue.push(node);
    else for (const inner of this.#nodesOf(node)) this.#enqueue(inner);
  }

  #setOuter(node: number, outer: number): void {
    this.#outer[node] = outer;
    if (node > this.#n) for (const inner of this.#nodesOf(node)) this.#setOuter(inner, outer);
  }

  /** The number of steps from a blossom's first node to one of its nodes, along the cycle in the even direction. */
  #evenSteps(blossom: number, node: number): number {
    const nodes = this.#nodesOf(blossom);
    const steps = nodes.indexOf(node);
    if (steps % 2 === 0) return steps;
    const [first = NONE, ...rest] = nodes;
    this.#cycle[blossom] = [first, ...rest.reverse()];
    return nodes.length - steps;
  }

  /** Matches node `a` by its best edge to `b`, and rematches the inside of a blossom accordingly. */
  #match(a: number, b: number): void {
    this.#mate[a] = this.#edge(b, a);
    if (a <= this.#n) return;
    const entry = this.#holding(a, this.#edge(a, b));
    const steps = this.#evenSteps(a, entry);
    const nodes = this.#nodesOf(a);
    for (let i = 0; i < steps; i++) this.#match(nodes[i] ?? NONE, nodes[i ^ 1] ?? NONE);
    this.#match(entry, b);
    this.#cycle[a] = [...nodes.slice(steps), ...nodes.slice(0, steps)];
  }

  /** Flips the path from `a` to the root of its tree, now that `a` is matched to `b` outside of it. */
  #turnPath(a: number, b: number): void {
    let [from, to] = [a, b];
    for (;;) {
      const before = this.#outerOf(this.#mateOf(from));
      this.#match(from, to);
      if (before === NONE) return;
      const above = this.#outerOf(this.#of(this.#parent, before));
      this.#match(before, above);
      [from, to] = [above, before];
    }
  }

  /** The next even node towards the root; NONE above it. */
  #towardsRoot(node: number): number {
    const mate = this.#outerOf(this.#mateOf(node));
    return mate === NONE ? NONE : this.#outerOf(this.#of(this.#parent, mate));
  }

  /** Where the paths of two even nodes to their roots meet; NONE: they are in different trees. */
  #meeting(a: number, b: number): number {
    this.#seenMark += 1;
    let [one, other] = [a, b];
    while (one !== NONE || other !== NONE) {
      if (one !== NONE) {
        if (this.#seen[one] === this.#seenMark) return one;
        this.#seen[one] = this.#seenMark;
        one = this.#towardsRoot(one);
      }
      [one, other] = [other, one];
    }
    return NONE;
  }

  #freeBlossom(): number {
    let blossom = this.#n + 1;
    while (blossom <= this.#top && this.#outerOf(blossom) !== NONE) blossom += 1;
    this.#top = Math.max(this.#top, blossom);
    return blossom;
  }

  /** The nodes from an even node up to `top`, exclusive; the odd ones among them become even. */
  #pathUpTo(node: number, top: number): number[] {
    const path: number[] = [];
    let even = node;
    while (even !== top) {
      const odd = this.#outerOf(this.#mateOf(even));
      path.push(even, odd);
      this.#enqueue(odd);
      even = this.#outerOf(this.#of(this.#parent, odd));
    }
    return path;
  }

  /** Joins two even nodes of one tree: with their paths up to the meeting point they become one even node. */
  #shrink(a: number, top: number, b: number): void {
    const blossom = this.#freeBlossom();
    this.#dual[blossom] = 0;
    this.#side[blossom] = EVEN;
    this.#mate[blossom] = this.#mateOf(top);
    this.#cycle[blossom] = [top, ...this.#pathUpTo(a, top).reverse(), ...this.#pathUpTo(b, top)];
    this.#setOuter(blossom, blossom);
    this.#joinEdges(blossom);
    this.#findNearest(blossom);
  }

  /** A blossom's best edges are the best of those of its nodes. */
  #joinEdges(blossom: number): void {
    const size = this.#size;
    for (let x = 1; x <= this.#top; x++) {
      this.#at[blossom * size + x] = NONE;
      this.#at[x * size + blossom] = NONE;
    }
    for (let v = 1; v <= this.#n; v++) this.#holder[blossom * (this.#n + 1) + v] = NONE;
    for (const inner of this.#nodesOf(blossom)) {
      for (let x = 1; x <= this.#top; x++) {
        if (this.#edge(inner, x) === NONE) continue;
        if (this.#edge(blossom, x) !== NONE && this.#slack(inner, x) >= this.#slack(blossom, x)) continue;
        this.#at[blossom * size + x] = this.#edge(inner, x);
        this.#at[x * size + blossom] = this.#edge(x, inner);
      }
      for (let v = 1; v <= this.#n; v++) {
        if (this.#holding(inner, v) !== NONE) this.#holder[blossom * (this.#n + 1) + v] = inner;
      }
    }
  }

  /** Expands an odd blossom whose dual has reached 0; the even path through it stays in the tree. */
  #expand(blossom: number): void {
    for (const inner of this.#nodesOf(blossom)) this.#setOuter(inner, inner);
    const parent = this.#of(this.#parent, blossom);
    const entry = this.#holding(blossom, this.#edge(blossom, parent));
    const steps = this.#evenSteps(blossom, entry);
    const nodes = this.#nodesOf(blossom);
    for (let i = 0; i < steps; i += 2) {
      const [odd = NONE, even = NONE] = nodes.slice(i, i + 2);
      this.#parent[odd] = this.#edge(even, odd);
      this.#side[odd] = ODD;
      this.#side[even] = EVEN;
      this.#nearest[odd] = NONE;
      this.#findNearest(even);
      this.#enqueue(even);
    }
    this.#side[entry] = ODD;
    this.#parent[entry] = parent;
    for (const rest of nodes.slice(steps + 1)) {
      this.#side[rest] = OUTSIDE;
      this.#findNearest(rest);
    }
    this.#outer[blossom] = NONE;
  }

  /** Follows an edge without slack from an even node, given the vertex where it begins. True: the matching has grown. */
  #walk(vertex: number, node: number): boolean {
    const a = this.#outerOf(vertex);
    const b = this.#outerOf(this.#edge(node, vertex));
    if (this.#side[b] === OUTSIDE) {
      const mate = this.#outerOf(this.#mateOf(b));
      this.#parent[b] = vertex;
      this.#side[b] = ODD;
      this.#side[mate] = EVEN;
      this.#nearest[b] = NONE;
      this.#nearest[mate] = NONE;
      this.#enqueue(mate);
      return false;
    }
    if (this.#side[b] === ODD) return false;
    const top = this.#meeting(a, b);
    if (top !== NONE) {
      this.#shrink(a, top, b);
      return false;
    }
    this.#turnPath(a, b);
    this.#turnPath(b, a);
    return true;
  }

  /** Scans all edges of the queued vertices. True: the matching has grown. */
  #scan(): boolean {
    for (let u = this.#queue.shift(); u !== undefined; u = this.#queue.shift()) {
      if (this.#side[this.#outerOf(u)] === ODD) continue;
      for (let v = 1; v <= this.#n; v++) {
        if (this.#outerOf(u) === this.#outerOf(v)) continue;
        if (this.#slack(u, v) > 0) this.#offer(u, this.#outerOf(v));
        else if (this.#walk(u, v)) return true;
      }
    }
    return false;
  }

  #isOutermost(node: number): boolean {
    return this.#outerOf(node) === node;
  }

  /** How far the duals can change before an edge loses its slack or an odd blossom its dual. */
  #leastChange(): number {
    let least = Number.POSITIVE_INFINITY;
    for (let x = 1; x <= this.#top; x++) {
      if (!this.#isOutermost(x)) continue;
      const nearest = this.#of(this.#nearest, x);
      const side = this.#side[x];
      if (x > this.#n && side === ODD) least = Math.min(least, this.#of(this.#dual, x) / 2);
      if (nearest === NONE || side === ODD) continue;
      least = Math.min(least, side === EVEN ? this.#slack(nearest, x) / 2 : this.#slack(nearest, x));
    }
    return least;
  }

  #changeDuals(by: number): void {
    const sign = (node: number) => {
      const side = this.#side[this.#outerOf(node)];
      return side === EVEN ? 1 : side === ODD ? -1 : 0;
    };
    for (let u = 1; u <= this.#n; u++) this.#dual[u] = this.#of(this.#dual, u) - by * sign(u);
    for (let b = this.#n + 1; b <= this.#top; b++) {
      if (this.#isOutermost(b)) this.#dual[b] = this.#of(this.#dual, b) + 2 * by * sign(b);
    }
  }

  /** Uses the edges that have just lost their slack. True: the matching has grown. */
  #spendTight(): boolean {
    for (let x = 1; x <= this.#top; x++) {
      const nearest = this.#of(this.#nearest, x);
      if (!this.#isOutermost(x) || nearest === NONE || this.#outerOf(nearest) === x) continue;
      if (this.#slack(nearest, x) === 0 && this.#walk(nearest, x)) return true;
    }
    return false;
  }

  /** Plants a tree at every free node. False: none is free. */
  #plant(): boolean {
    this.#side.fill(OUTSIDE);
    this.#nearest.fill(NONE);
    this.#queue = [];
    for (let x = 1; x <= this.#top; x++) {
      if (!this.#isOutermost(x) || this.#mateOf(x) !== NONE) continue;
      this.#parent[x] = NONE;
      this.#side[x] = EVEN;
      this.#enqueue(x);
    }
    return this.#queue.length > 0;
  }

  /** Grows the matching by one pair. False: everything is paired. */
  #augmentOnce(): boolean {
    if (!this.#plant()) return false;
    while (!this.#scan()) {
      this.#changeDuals(this.#leastChange());
      if (this.#spendTight()) return true;
      for (let b = this.#n + 1; b <= this.#top; b++) {
        if (this.#isOutermost(b) && this.#side[b] === ODD && this.#of(this.#dual, b) === 0) this.#expand(b);
      }
    }
    return true;
  }
}

/**
 * Pairs `count` things, an even number of at most 10 000, so that the sum of the pairs' costs is as small as possible.
 * @returns for each index the index of its partner; the same costs give the same pairs
 */
export function cheapestPairs(count: number, cost: PairCost): readonly number[] {
  if (count % 2 !== 0) throw new Error(`${count} things cannot be paired`);
  return count === 0 ? [] : new Matcher(count, cost).solve();
}
