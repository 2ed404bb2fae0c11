/** What both ends knew after a step, and what the step has changed. Knows no language. */

import { ENDS, type End } from '../../shared/duel/level.ts';
import type { EndVariables, RecordStep } from '../../shared/duel/views/record.ts';
import { symbolOf } from '../../shared/duel/symbols.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';

export const VARIABLES = ['state', 'SND.UNA', 'SND.NXT', 'RCV.NXT', 'pending', 'RTO', '2MSL', 'port'] as const;
export type VariableName = (typeof VARIABLES)[number];

type Value = string | number | null;

export interface VariableCell {
  /** Of a timer: the remaining ms; null: it does not run. */
  readonly value: Value;
  /** The lecture's letter for a number, or null. */
  readonly symbol: string | null;
  readonly changed: boolean;
  /** The value before the step, if worth showing: a restarted timer says enough by itself. */
  readonly was: Value;
}

export interface VariableRow {
  readonly name: VariableName;
  readonly cells: Readonly<Record<End, VariableCell>>;
}

/** The variables after step `index` of a half. */
export function variableRows(half: HalfReview, steps: readonly RecordStep[], index: number): readonly VariableRow[] {
  const step = steps[index];
  if (step === undefined) return [];
  const before = index === 0 ? step : (steps[index - 1] ?? step);
  return VARIABLES.map((name) => {
    const [A, B] = ENDS.map((end) => cellOf(name, end, half, step, before));
    return { name, cells: { A: A ?? EMPTY, B: B ?? EMPTY } };
  });
}

const EMPTY: VariableCell = { value: null, symbol: null, changed: false, was: null };

function cellOf(name: VariableName, end: End, half: HalfReview, step: RecordStep, before: RecordStep): VariableCell {
  const [now, then] = [step.ends[end], before.ends[end]];
  const value = variableOf(name, now, step.at);
  if (name === 'RTO' || name === '2MSL') return { value, symbol: null, changed: restarted(name, now, then), was: null };
  const was = variableOf(name, then, before.at);
  const changed = was !== value;
  return { value, symbol: letterOf(name, end, value, half, step), changed, was: changed ? was : null };
}

function variableOf(name: VariableName, end: EndVariables, at: number): Value {
  switch (name) {
    case 'state':
      return end.state;
    case 'SND.UNA':
      return end.sndUna;
    case 'SND.NXT':
      return end.sndNxt;
    case 'RCV.NXT':
      return end.rcvNxt;
    case 'pending':
      return end.pending;
    case 'RTO':
      return end.retransmissionInMs;
    case '2MSL':
      return end.timeWaitEndsAt === null ? null : Math.max(0, end.timeWaitEndsAt - at);
    case 'port':
      return end.port;
  }
}

/** A timer that keeps running has not changed; one that was started, stopped, or restarted has. */
function restarted(name: 'RTO' | '2MSL', now: EndVariables, then: EndVariables): boolean {
  if (name === '2MSL') return now.timeWaitEndsAt !== then.timeWaitEndsAt;
  const [left, before] = [now.retransmissionInMs, then.retransmissionInMs];
  return left === null || before === null ? left !== before : left > before;
}

/** Letters are those of the half's last connection: before it there are only numbers. */
function letterOf(name: VariableName, end: End, value: Value, half: HalfReview, step: RecordStep): string | null {
  const isNumber = name === 'SND.UNA' || name === 'SND.NXT' || name === 'RCV.NXT';
  if (!isNumber || typeof value !== 'number') return null;
  const reopens = half.entries.some(({ kind, id }) => kind === 'opened' && id > (step.entryId ?? 0));
  if (reopens || step.ends[end].state === 'CLOSED') return null;
  const own = (end === 'A') === (name !== 'RCV.NXT');
  return symbolOf(value, own ? 'active' : 'passive', half.symbols);
}
