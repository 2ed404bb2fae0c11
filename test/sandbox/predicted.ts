/**
 * How often the sandbox should find corruption, from loss and delay alone: a model that knows no TCP. It draws when each
 * copy arrives, in its own way, and asks whether a copy of B's text is still on its way when the ports connect again.
 */

import type { SandboxSettings } from '../../shared/sandbox/sandbox-settings.ts';

/** A small generator of its own (Marsaglia's xorshift, 2003), so that nothing is shared with what is tested. */
export function uniform(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A segment is sent once and then, as long as nothing answers, at most five times more (R2). */
const TRIES = 6;

interface Network {
  /** When a copy that is sent at `at` (ms) arrives; infinity: never. */
  arrival(at: number): number;
  /** When the copies of a segment are sent that is first sent at `at`. */
  sendings(at: number): number[];
}

function network(settings: SandboxSettings, random: () => number): Network {
  const { lossPercent, latePercent, jitterMs, delayMs, mslMs, rtoMs } = settings;
  return {
    arrival(at) {
      const late = random() * 100 < latePercent ? Math.floor(random() * (jitterMs + 1)) : 0;
      const isLost = random() * 100 < lossPercent || delayMs + late > mslMs;
      return isLost ? Number.POSITIVE_INFINITY : at + delayMs + late;
    },
    sendings: (at) => Array.from({ length: TRIES }, (_, i) => at + rtoMs * (2 ** i - 1)),
  };
}

/** When the last try has failed and the sender gives up. */
const givesUpAt = (at: number, rtoMs: number) => at + rtoMs * (2 ** TRIES - 1);

/** The arrivals of one closing FIN of B, and when both ends are done; null: one of them gave up. */
function closing(settings: SandboxSettings, net: Network, at: number, textArrivals: readonly number[]): number | null {
  const timeWaitMs = (2 * settings.mslMs * settings.timeWaitPercent) / 100;
  const sendings = net.sendings(at);
  const fins = sendings.map((sent) => net.arrival(sent));
  // Answers to what arrives at A, as long as B still waits: an ACK before A is done, a RST afterwards.
  let doneB = Number.POSITIVE_INFINITY;
  let doneA = Number.POSITIVE_INFINITY;
  const events = [
    ...fins.map((time, i) => ({ time, sent: sendings[i] ?? 0 })),
    ...textArrivals.map((time) => ({ time, sent: 0 })),
  ];
  for (const { time, sent } of events.sort((a, b) => a.time - b.time)) {
    const isFin = sent > 0;
    // A FIN is not sent again once B is done.
    if (time === Number.POSITIVE_INFINITY || (isFin && sent >= doneB)) continue;
    const waits = doneA !== Number.POSITIVE_INFINITY;
    if (isFin && (!waits || time <= doneA)) doneA = time + timeWaitMs;
    else if (!waits) continue;
    doneB = Math.min(doneB, net.arrival(time));
  }
  if (doneB > givesUpAt(at, settings.rtoMs) || doneA === Number.POSITIVE_INFINITY) return null;
  return Math.max(doneA, doneB);
}

/** Whether old text is still on its way when the ports connect again. */
function isCorrupted(settings: SandboxSettings, net: Network): boolean {
  const { rtoMs } = settings;
  const heard = Math.min(...net.sendings(0).map((sent) => net.arrival(sent)));
  if (heard === Number.POSITIVE_INFINITY) return false;
  let answered = Number.POSITIVE_INFINITY;
  const arrivals: number[] = [];
  for (const sent of net.sendings(heard)) {
    if (sent >= answered) break;
    const time = net.arrival(sent);
    arrivals.push(time);
    if (time !== Number.POSITIVE_INFINITY) answered = Math.min(answered, net.arrival(time));
  }
  if (answered > givesUpAt(heard, rtoMs)) return false;
  const reopened = closing(settings, net, answered, arrivals);
  return reopened !== null && arrivals.some((time) => time !== Number.POSITIVE_INFINITY && time >= reopened);
}

/** The share of closes that end in corruption, between players who make no mistake and always reuse their ports. */
export function predictedCorruption(settings: SandboxSettings, draws: number, seed: number): number {
  const net = network(settings, uniform(seed));
  let count = 0;
  for (let i = 0; i < draws; i++) if (isCorrupted(settings, net)) count++;
  return count / draws;
}
