/** CPU time of work in this process beside a baseline: both in turns, so that a busy machine slows both alike. */

const ROUNDS = 9;
const WARM_UP_MS = 400;
const ROUND_MS = 150;

export interface Timed {
  /** CPU time of one call in ms: the median of the rounds. */
  readonly cpuMs: number;
  /** How many calls of the baseline it costs: the median of the rounds. */
  readonly ratio: number;
}

/** The CPU time of one call in ms, over at least `ms` of CPU. */
function spin(work: () => void, ms: number): number {
  const before = process.cpuUsage();
  let calls = 0;
  for (let batch = 1; ; batch *= 2) {
    for (let i = 0; i < batch; i++) work();
    calls += batch;
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    if (spent >= ms) return spent / calls;
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Measures `work` and `baseline`, after a warm-up of each. */
export function timed(work: () => void, baseline: () => void): Timed {
  for (const warm of [work, baseline]) spin(warm, WARM_UP_MS);
  const rounds = Array.from({ length: ROUNDS }, () => [spin(work, ROUND_MS), spin(baseline, ROUND_MS)] as const);
  return {
    cpuMs: median(rounds.map(([own]) => own)),
    ratio: median(rounds.map(([own, base]) => own / base)),
  };
}
