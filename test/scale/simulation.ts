/** Virtual time, and machines on which workers share cores. The same seed gives the same run. */

interface Due {
  readonly at: number;
  /** Of those that are due together, the first asked for is done first. */
  readonly nth: number;
  readonly run: () => void;
}

export class Simulation {
  /** ms */
  now = 0;
  /** A heap: none is due before its parent. */
  readonly #due: Due[] = [];
  #asked = 0;

  after(ms: number, run: () => void): void {
    const due = { at: this.now + ms, nth: this.#asked, run };
    this.#asked += 1;
    let place = this.#due.length;
    while (place > 0) {
      const parent = this.#due[(place - 1) >> 1];
      if (parent === undefined || isBefore(parent, due)) break;
      this.#due[place] = parent;
      place = (place - 1) >> 1;
    }
    this.#due[place] = due;
  }

  /** Until nothing is due any more, or until `isDone`. */
  run(isDone: () => boolean = () => false): void {
    while (!isDone()) {
      const next = this.#take();
      if (next === undefined) return;
      this.now = next.at;
      next.run();
    }
  }

  #take(): Due | undefined {
    const [first] = this.#due;
    const last = this.#due.pop();
    if (first === undefined || last === undefined || this.#due.length === 0) return first;
    let place = 0;
    for (;;) {
      const [left, right] = [this.#due[2 * place + 1], this.#due[2 * place + 2]];
      const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || isBefore(last, child)) break;
      this.#due[place] = child;
      place = 2 * place + (child === right ? 2 : 1);
    }
    this.#due[place] = last;
    return first;
  }
}

function isBefore(one: Due, other: Due): boolean {
  return one.at < other.at || (one.at === other.at && one.nth < other.nth);
}

interface Job {
  readonly ms: number;
  readonly then: () => void;
}

/** Cores that workers share. */
export class Machine {
  readonly #simulation: Simulation;
  #ready: Worker[] = [];
  /** The first of them that still waits. */
  #head = 0;
  #free: number;

  constructor(simulation: Simulation, cores: number) {
    this.#simulation = simulation;
    this.#free = cores;
  }

  /** @param threads how many of its jobs are done at the same time */
  worker(threads = 1): Worker {
    return new Worker(this, threads);
  }

  /** A worker has a job that it could do. */
  offer(worker: Worker): void {
    this.#ready.push(worker);
    this.#go();
  }

  #go(): void {
    while (this.#free > 0) {
      const worker = this.#ready[this.#head];
      if (worker === undefined) {
        [this.#ready, this.#head] = [[], 0];
        return;
      }
      this.#head += 1;
      const job = worker.take();
      this.#free -= 1;
      this.#simulation.after(job.ms, () => {
        this.#free += 1;
        worker.done();
        job.then();
        this.#go();
      });
    }
  }
}

/** A process: its jobs wait in line. */
export class Worker {
  /** How much CPU time was asked of it, ms. */
  asked = 0;
  readonly #machine: Machine;
  readonly #jobs: Job[] = [];
  #threads: number;
  #head = 0;
  #offered = 0;

  constructor(machine: Machine, threads: number) {
    this.#machine = machine;
    this.#threads = threads;
  }

  /** @param ms of CPU */
  work(ms: number, then: () => void): void {
    this.asked += ms;
    this.#jobs.push({ ms, then });
    this.#offer();
  }

  take(): Job {
    const job = this.#jobs[this.#head];
    if (job === undefined) throw new Error('a worker without a job was chosen');
    this.#head += 1;
    return job;
  }

  done(): void {
    this.#threads += 1;
    this.#offer();
  }

  #offer(): void {
    while (this.#threads > 0 && this.#offered < this.#jobs.length) {
      this.#threads -= 1;
      this.#offered += 1;
      this.#machine.offer(this);
    }
  }
}
