/** The wire between the two ends: the fate of a segment, by script, by order or by seed. Knows no endpoint and no clock. */

import { drawsFrom } from '../lib/random.ts';
import { has, sameSegment, type Segment } from '../tcp/segment.ts';
import type { HoldUntil, WireFault, WireOrder } from './fault.ts';

/** Random faults, in percent of the segments. */
export interface Weather {
  readonly losePercent: number;
  readonly duplicatePercent: number;
  readonly delayPercent: number;
  /** The longest extra delay in milliseconds. */
  readonly delayMaxMs: number;
  /** It hurts as often as chance has it; absent: it spares those that a match of two players needs to end. */
  readonly unsparing?: true;
}

export interface WireConfig {
  readonly seed: number;
  /** One way, in milliseconds. */
  readonly tripMs: number;
  /** Maximum segment lifetime in milliseconds: a later arrival has expired (RFC 9293, 3.4.1). */
  readonly mslMs: number;
  readonly script: readonly WireFault[];
  readonly weather: Weather | null;
}

export interface WireState {
  /** How often each fault of the script has matched so far, in the script's order. */
  readonly counts: readonly number[];
  /** How many segments that carry a FIN or acknowledge one were lost or delayed by chance or by order. */
  readonly closersHurt: number;
  /** Likewise of all others. */
  readonly othersHurt: number;
}

/** A segment handed to the wire. */
export interface Parcel {
  /** Unique on this wire: the salt of its random faults. */
  readonly id: number;
  readonly from: 'A' | 'B';
  readonly segment: Segment;
  /** It acknowledges the other end's FIN. */
  readonly acksFin: boolean;
  /** What a third player wants done to it. */
  readonly order: WireOrder | null;
}

/** What happened to a parcel. */
export interface Fate {
  readonly wire: WireState;
  /** Milliseconds after which its copies arrive; none, and none parked: it is lost. */
  readonly delays: readonly number[];
  /** A copy is parked until this holds, and arrives `ms` later. */
  readonly held: { readonly until: HoldUntil; readonly ms: number } | null;
  /** The order, if it was carried out. */
  readonly order: WireOrder | null;
}

/** After this many, chance and third players leave such segments alone: the FIN's retries must not outlast 2MSL (WIRE8). */
const CLOSERS_HURT_MAX = 2;
/** Likewise for all others: each one in a row doubles the time in which two players have nothing to do. */
const OTHERS_HURT_MAX = 4;

type Effect = WireFault['effect'];
type Hold = Extract<Effect, { kind: 'hold' }>;

/** A new wire on which nothing has happened yet. */
export function createWire(script: readonly WireFault[]): WireState {
  return { counts: script.map(() => 0), closersHurt: 0, othersHurt: 0 };
}

function matches(fault: WireFault, parcel: Parcel): boolean {
  const { match } = fault;
  return (
    fault.from === parcel.from &&
    (match.fin === undefined || match.fin === has(parcel.segment, 'FIN')) &&
    (match.syn === undefined || match.syn === has(parcel.segment, 'SYN')) &&
    (match.text === undefined || match.text === parcel.segment.len > 0) &&
    (match.acksFin === undefined || match.acksFin === parcel.acksFin) &&
    (match.same === undefined || sameSegment(match.same, parcel.segment))
  );
}

/** Applies one effect to the delays that a parcel has so far. */
function applyEffect(delays: readonly number[], effect: Effect): readonly number[] {
  switch (effect.kind) {
    case 'lose':
      return [];
    case 'delay':
      return delays.map((delay) => delay + effect.ms);
    case 'duplicate':
      return [...delays, ...delays.slice(0, 1).map((first) => first + effect.ms)];
    case 'hold':
      return effect.copy ? delays : [];
  }
}

/** What chance does to a parcel: drawn from the wire's seed and the parcel's id. */
function chances(config: WireConfig, parcel: Parcel): Effect[] {
  const { weather } = config;
  if (weather === null) return [];
  const draw = drawsFrom(config.seed, parcel.id);
  const effects: Effect[] = [];
  if (draw(100) < weather.delayPercent) effects.push({ kind: 'delay', ms: draw(weather.delayMaxMs + 1) });
  if (draw(100) < weather.duplicatePercent) effects.push({ kind: 'duplicate', ms: 1 + draw(weather.delayMaxMs + 1) });
  if (draw(100) < weather.losePercent) effects.push({ kind: 'lose' });
  return effects;
}

/** In trips of the wire: late enough to be overtaken, early enough to arrive within MSL. */
const LATE_TRIPS = { delay: 3, duplicate: 1 } as const;

/** How much later (ms) a delayed segment, or a second copy, arrives on a wire with this one-way trip (ms). */
export function lateBy(order: keyof typeof LATE_TRIPS, tripMs: number): number {
  return LATE_TRIPS[order] * tripMs;
}

function effectOf(order: WireOrder, tripMs: number): Effect {
  switch (order) {
    case 'lose':
      return { kind: 'lose' };
    case 'delay':
      return { kind: 'delay', ms: lateBy(order, tripMs) };
    case 'duplicate':
      return { kind: 'duplicate', ms: lateBy(order, tripMs) };
  }
}

const hurts = (effect: Effect): boolean => effect.kind === 'lose' || effect.kind === 'delay';

/** The faults of the script whose turn it is, and the counts after this parcel. */
function scripted(wire: WireState, script: readonly WireFault[], parcel: Parcel) {
  const matching = script.map((fault) => matches(fault, parcel));
  const counts = wire.counts.map((count, i) => count + (matching[i] === true ? 1 : 0));
  const due = script.filter((fault, i) => matching[i] === true && counts[i] === fault.match.nth);
  return { counts, effects: due.map((fault) => fault.effect) };
}

/** Hands a parcel to the wire: the script, then a third player's order, then chance; a copy older than MSL never arrives. */
export function carry(wire: WireState, config: WireConfig, parcel: Parcel): Fate {
  const script = scripted(wire, config.script, parcel);
  const isCloser = has(parcel.segment, 'FIN') || parcel.acksFin;
  const hasHurtEnough = isCloser ? wire.closersHurt >= CLOSERS_HURT_MAX : wire.othersHurt >= OTHERS_HURT_MAX;
  const spared = hasHurtEnough && config.weather?.unsparing !== true;
  const ordered = parcel.order === null ? null : effectOf(parcel.order, config.tripMs);
  const obeys = ordered !== null && !(spared && hurts(ordered));
  const chance = chances(config, parcel).filter((effect) => !(spared && hurts(effect)));
  const unscripted = obeys ? [ordered, ...chance] : chance;
  const effects = [...script.effects, ...unscripted];
  const holding = effects.find((effect): effect is Hold => effect.kind === 'hold');
  const delays = effects.reduce<readonly number[]>(applyEffect, [config.tripMs]);
  const hurt = unscripted.some(hurts) ? 1 : 0;
  return {
    wire: {
      counts: script.counts,
      closersHurt: wire.closersHurt + (isCloser ? hurt : 0),
      othersHurt: wire.othersHurt + (isCloser ? 0 : hurt),
    },
    delays: delays.filter((delay) => delay <= config.mslMs),
    held: holding === undefined ? null : { until: holding.until, ms: holding.ms },
    order: obeys ? parcel.order : null,
  };
}
