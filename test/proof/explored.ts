/** The results of the explorations: counts and pairs that a test pins, and the names of the invariants that fail. */

import type { Tcb } from '../../shared/tcp/tcb.ts';
import type { Exploration, Couple } from './explore.ts';
import { CALM_INVARIANTS, COUPLE_INVARIANTS, END_INVARIANTS } from './invariants.ts';
import { STEP_INVARIANTS } from './step-invariants.ts';

/** Each invariant that some case breaks, with the first such case. */
function broken<Case>(
  invariants: Readonly<Record<string, (...parts: [Case]) => boolean>>,
  cases: readonly Case[],
): string[] {
  return Object.entries(invariants).flatMap(([name, holds]) => {
    const found = cases.find((one) => !holds(one));
    return found === undefined ? [] : [`${name}: ${JSON.stringify(found)}`];
  });
}

type OfCouple = Readonly<Record<string, (tcb: Tcb, peer: Tcb) => boolean>>;

/** Turns invariants of an end and its peer into invariants of a couple: both ways round, if both ends live. */
function brokenByCouple(invariants: OfCouple, couples: readonly Couple[]): string[] {
  const alive = couples.filter(([a, b]) => a.state !== 'CLOSED' && b.state !== 'CLOSED');
  const bothWays = Object.entries(invariants).map(
    ([name, holds]) => [name, ([a, b]: Couple) => holds(a, b) && holds(b, a)] as const,
  );
  return broken(Object.fromEntries(bothWays), alive);
}

function isIdle([a, b]: Couple): boolean {
  return a.timers.retransmission === null && b.timers.retransmission === null;
}

/** The invariants that fail, each with a case; empty if all hold. */
export function brokenInvariants({ tcbs, couples, calmCouples, steps }: Exploration): string[] {
  return [
    ...broken(END_INVARIANTS, tcbs),
    ...brokenByCouple(COUPLE_INVARIANTS, couples),
    ...brokenByCouple(CALM_INVARIANTS, calmCouples.filter(isIdle)),
    ...broken(STEP_INVARIANTS, steps),
  ];
}

/** How connections ended, as the applications were told, in alphabetical order. */
export function outcomesOf({ steps }: Exploration): string[] {
  const ended = steps.filter(({ before, after }) => before.state !== 'CLOSED' && after.state === 'CLOSED');
  return [...new Set(ended.map(({ after }) => String(after.outcome)))].sort();
}

/** One line of figures. */
export function figuresOf(name: string, { worlds, moves, pairs, longestRun, rests }: Exploration): string {
  const figures = `${worlds} states, ${moves} transitions, ${pairs.size} pairs, ${rests.length} rests`;
  return `${name}: ${figures}, longest run ${longestRun ?? 'endless'}`;
}
