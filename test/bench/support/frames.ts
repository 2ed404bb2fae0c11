/** How much scripting the frames of a page cost in a browser that traces itself. */

import type { Browser, Page } from 'playwright-core';

/** What is read of a trace event. Times in µs; `tdur`: CPU time of its thread, which includes the throttling of DevTools. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Runs scripts; an event within another is counted with it. */
const SCRIPTING = new Set(['EventDispatch', 'FireAnimationFrame', 'FunctionCall', 'RunMicrotasks', 'TimerFire']);
/** The thread hands what it has made of a frame to the compositor. */
const FRAME = 'BeginCommitCompositorFrame';
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** The scripting of each frame of a page in ms of CPU time, of those that have any, in ascending order. */
export type Frames = readonly number[];

/** Traces a page while `doing` runs. */
export async function framesWhile(browser: Browser, page: Page, doing: () => Promise<unknown>): Promise<Frames> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await doing();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: TraceEvent[] };
  return framesIn(ofBusiestThread(trace.traceEvents));
}

/** The events of the thread that runs most scripts: the page's. */
function ofBusiestThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const scripts = new Map<string, number>();
  for (const event of events) {
    if (SCRIPTING.has(event.name)) scripts.set(threadOf(event), (scripts.get(threadOf(event)) ?? 0) + 1);
  }
  const [busiest] = [...scripts].sort(([, a], [, b]) => b - a)[0] ?? [''];
  return events
    .filter((event) => threadOf(event) === busiest)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

function framesIn(events: readonly TraceEvent[]): Frames {
  const frames: number[] = [];
  let [sum, end] = [0, 0];
  for (const { name, ph, ts, dur = 0, tdur = dur } of events) {
    if (name === FRAME) {
      if (sum > 0) frames.push(sum);
      sum = 0;
    }
    if (ph !== 'X' || !SCRIPTING.has(name) || ts < end) continue;
    end = ts + dur;
    sum += tdur / 1000;
  }
  return frames.sort((a, b) => a - b);
}

/** The value that a share of the frames does not exceed, ms. */
export function quantile(frames: Frames, share: number): number {
  return frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? Number.NaN;
}
