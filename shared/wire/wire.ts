/** The wire between the two ends: what becomes of a segment, by script or by seed. Knows no endpoint and no clock. */

import { drawsFrom } from '../lib/random.ts';
import { has, sameSegment, type Segment } from '../tcp/segment.ts';
import type { WireFault } from './fault.ts';

/** Faults that come by chance, in percent of the segments. */
export interface Weather {
  readonly losePercent: number;
  readonly duplicatePercent: number;
  readonly delayPercent: number;
  /** The longest extra delay in milliseconds. */
  readonly delayMaxMs: number;
}

export interface WireConfig {
  readonly seed: number;
  /** One way, in milliseconds. */
  readonly tripMs: number;
  /** Maximum segment lifetime in milliseconds: what would arrive later has expired (RFC 9293, 3.4.1). */
  readonly mslMs: number;
  readonly script: readonly WireFault[];
  readonly weather: Weather | null;
}

/** How often each fault of the script has matched so far, in the script's order. */
export type WireState = readonly number[];

/** A segment that is handed to the wire. */
export interface Parcel {
  /** Unique on this wire: the salt of its luck. */
  readonly id: number;
  readonly from: 'A' | 'B';
  readonly segment: Segment;
  /** It acknowledges the other end's FIN. */
  readonly acksFin: boolean;
}

/** What became of a parcel: the delays in milliseconds after which its copies arrive, none when it is lost. */
export interface Fate {
  readonly wire: WireState;
  readonly delays: readonly number[];
}

/** A wire on which nothing has happened. */
export function createWire(script: readonly WireFault[]): WireState {
  return script.map(() => 0);
}

function matches(fault: WireFault, parcel: Parcel): boolean {
  const { match } = fault;
  return (
    fault.from === parcel.from &&
    (match.fin === undefined || match.fin === has(parcel.segment, 'FIN')) &&
    (match.text === undefined || match.text === parcel.segment.len > 0) &&
    (match.acksFin === undefined || match.acksFin === parcel.acksFin) &&
    (match.same === undefined || sameSegment(match.same, parcel.segment))
  );
}

/** Applies one effect to the delays that a parcel has so far. */
function applyEffect(delays: readonly number[], effect: WireFault['effect']): readonly number[] {
  switch (effect.kind) {
    case 'lose':
      return [];
    case 'delay':
      return delays.map((delay) => delay + effect.ms);
    case 'duplicate':
      return delays.flatMap((delay) => [delay, delay + effect.ms]);
  }
}

/** What chance does to a parcel: drawn from the wire's seed and the parcel's id. */
function chances(config: WireConfig, parcel: Parcel): WireFault['effect'][] {
  const { weather } = config;
  if (weather === null) return [];
  const draw = drawsFrom(config.seed, parcel.id);
  const effects: WireFault['effect'][] = [];
  if (draw(100) < weather.delayPercent) effects.push({ kind: 'delay', ms: draw(weather.delayMaxMs + 1) });
  if (draw(100) < weather.duplicatePercent) effects.push({ kind: 'duplicate', ms: 1 + draw(weather.delayMaxMs + 1) });
  if (draw(100) < weather.losePercent) effects.push({ kind: 'lose' });
  return effects;
}

/** Hands a parcel to the wire: the script's faults whose turn it is, then chance; a copy older than MSL never arrives. */
export function carry(wire: WireState, config: WireConfig, parcel: Parcel): Fate {
  const matching = config.script.map((fault) => matches(fault, parcel));
  const counts = wire.map((count, i) => count + (matching[i] === true ? 1 : 0));
  const scripted = config.script
    .filter((fault, i) => matching[i] === true && counts[i] === fault.match.nth)
    .map((fault) => fault.effect);
  const delays = [...scripted, ...chances(config, parcel)].reduce(applyEffect, [config.tripMs]);
  return { wire: counts, delays: delays.filter((delay) => delay <= config.mslMs) };
}
