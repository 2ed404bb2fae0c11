/** Where everything of the showdown is, in px of the figure. Pure. */

import { figureMetrics } from '../figure/layout/figure-metrics.ts';

export interface ShowdownLayout {
  readonly width: number;
  readonly height: number;
  readonly compact: boolean;
  readonly lineX: number;
  readonly barWidth: number;
  readonly font: number;
  /** Where the last ACK left (null: no room for it), where the FIN arrived, and now. */
  readonly ackY: number | null;
  readonly finY: number;
  readonly nowY: number;
  readonly slope: number;
  readonly dial: { readonly x: number; readonly y: number; readonly radius: number; readonly width: number };
  /** Where the halves are named: on the dial, beside its foot, or only in its description. */
  readonly halves: 'on' | 'beside' | 'none';
  /** The height of the line about what is at stake; 0: the panel has it. */
  readonly foot: number;
  /** From where the dial grows, and to where it shrinks. */
  readonly home: { readonly x: number; readonly y: number };
}

/** Below this a figure keeps its own ring. */
export const SHOWDOWN_LEAST = 120;
/** The pulse around the dial. */
const HALO_PX = 14;
const FOOT_PX = 46;

export function layoutShowdown(width: number, height: number): ShowdownLayout {
  const { compact, lineX, barWidth } = figureMetrics(width, height);
  return compact ? compactShowdown(width, height, lineX, barWidth) : wideShowdown(width, height, lineX, barWidth);
}

function wideShowdown(width: number, height: number, lineX: number, barWidth: number): ShowdownLayout {
  const foot = height < 420 ? 0 : FOOT_PX;
  const ackY = height < 420 ? null : 40;
  const finY = ackY === null ? 48 : 108;
  const top = finY + 6;
  const room = (height - foot - top) / 2 - HALO_PX - 8;
  const across = (width - lineX - 90) / 2;
  const radius = Math.max(44, Math.min(206, room, across));
  const y = top + (height - foot - top) / 2;
  return {
    width,
    height,
    compact: false,
    lineX,
    barWidth,
    font: width < 860 ? 15 : 17,
    ackY,
    finY,
    nowY: y,
    slope: 0.055,
    dial: { x: lineX + (width - lineX) * 0.5, y, radius, width: Math.max(12, radius * 0.13) },
    halves: radius > 150 ? 'on' : 'none',
    foot,
    home: { x: (lineX - 18) / 2 + 4, y: Math.min(height - 150, y) },
  };
}

function compactShowdown(width: number, height: number, lineX: number, barWidth: number): ShowdownLayout {
  const finY = height < 180 ? 42 : 52;
  const top = finY + 6;
  const room = (height - top) / 2 - HALO_PX + 3;
  const beside = height > 270 && width > 330;
  const radius = Math.max(28, Math.min(beside ? 90 : 104, room, (width - 120) / 2));
  // The names of the halves are below it.
  const y = beside ? top + radius + HALO_PX + 6 : top + (height - top) / 2 + 1;
  return {
    width,
    height,
    compact: true,
    lineX,
    barWidth,
    font: width < 380 ? 13.5 : 14.5,
    ackY: null,
    finY,
    nowY: y,
    slope: 0.06,
    dial: { x: lineX + (width - lineX) * 0.5, y, radius, width: Math.max(8, radius * 0.17) },
    halves: beside ? 'beside' : 'none',
    foot: 0,
    home: { x: 46, y: height - 40 },
  };
}

/** Steps of the dial. */
export const STEPS = 60;
const STEP_GAP_DEG = 1.3;

/** A point on a circle around 0; degrees clockwise from the top. */
export function onCircle(radius: number, degrees: number): readonly [number, number] {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [Math.cos(angle) * radius, Math.sin(angle) * radius];
}

/** A path along a circle around 0 from one angle to a larger one, degrees clockwise from the top. */
export function arc(radius: number, from: number, to: number): string {
  const [x0, y0] = onCircle(radius, from);
  const [x1, y1] = onCircle(radius, to);
  const long = to - from > 180 ? 1 : 0;
  const at = (n: number) => n.toFixed(1);
  return `M${at(x0)} ${at(y0)}A${at(radius)} ${at(radius)} 0 ${long} 1 ${at(x1)} ${at(y1)}`;
}

/** The path of a step of the dial, the first of which goes out first. */
export function stepPath(radius: number, step: number): string {
  const each = 360 / STEPS;
  return arc(radius, step * each + STEP_GAP_DEG / 2, (step + 1) * each - STEP_GAP_DEG / 2);
}

/** How hot the dial is, 0 to 1: it runs from violet to hot between these, ms left. */
export function heatAt(leftMs: number): number {
  return Math.min(1, Math.max(0, (10_000 - leftMs) / 7_000));
}

/** Heartbeats per second: 60 a minute at 10 s, 120 at 3 s. */
export function heartRate(leftMs: number): number {
  return leftMs > 10_000 ? 0 : 1 + heatAt(leftMs);
}
