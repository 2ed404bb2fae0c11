/** A directed graph in the order in which its nodes were expanded. Knows nothing about its nodes. */

/** Numbers in a growing typed array: a plain one could not hold millions of edges. */
class Ints {
  #items = new Int32Array(1 << 16);
  length = 0;

  push(n: number): void {
    if (this.length === this.#items.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.#items);
      this.#items = more;
    }
    this.#items[this.length++] = n;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }
}

export class Graph {
  readonly #targets = new Ints();
  readonly #firsts = new Ints();

  /** Begins the next node: the edges that follow are its own. */
  node(): void {
    this.#firsts.push(this.#targets.length);
  }

  edge(to: number): void {
    this.#targets.push(to);
  }

  get nodes(): number {
    return this.#firsts.length;
  }

  get edges(): number {
    return this.#targets.length;
  }

  /** The edges of the longest path, or null if there is a cycle and so no longest path. */
  longestWay(): number | null {
    const waiting = this.#indegrees();
    const depth = new Int32Array(this.nodes);
    const ready = [...waiting.keys()].filter((node) => waiting[node] === 0);
    let taken = 0;
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
      taken++;
      const next = (depth[node] ?? 0) + 1;
      for (let i = this.#firsts.at(node); i < this.#end(node); i++) {
        const to = this.#targets.at(i);
        depth[to] = Math.max(depth[to] ?? 0, next);
        waiting[to] = (waiting[to] ?? 0) - 1;
        if (waiting[to] === 0) ready.push(to);
      }
    }
    return taken === this.nodes ? depth.reduce((a, b) => Math.max(a, b), 0) : null;
  }

  #end(node: number): number {
    return node + 1 < this.nodes ? this.#firsts.at(node + 1) : this.#targets.length;
  }

  #indegrees(): Int32Array {
    const degrees = new Int32Array(this.nodes);
    for (let i = 0; i < this.#targets.length; i++) {
      const to = this.#targets.at(i);
      degrees[to] = (degrees[to] ?? 0) + 1;
    }
    return degrees;
  }
}
