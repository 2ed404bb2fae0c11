/** The headlines of a round, or of a class: what went well, told with names once nobody plays it any more. Pure. */

import { SEATS, type Seat } from '../duel/options.ts';
import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassFacts } from './class-facts.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { DuelFeats, Headline } from './headline.ts';
import { isIn, lastRound, studentOf } from './rounds.ts';

/** Fewer right decisions in a row are none to speak of. */
const STREAK_LEAST = 4;

interface Played {
  readonly plan: PlannedDuel;
  readonly feats: DuelFeats;
}

/** The rounds that headlines may be about: the last one when it is over, all of a class that is over. */
function roundsTold(state: ClassState): readonly PlayedRound[] {
  if (state.phase === 'over') return state.rounds;
  const round = lastRound(state);
  return state.phase === 'between' && round !== null ? [round] : [];
}

function playedIn(rounds: readonly PlayedRound[], duels: ClassFacts['duels']): readonly Played[] {
  return rounds.flatMap((round) =>
    round.duels.flatMap((plan) => {
      const feats = duels.get(plan.matchId)?.feats;
      return feats === undefined ? [] : [{ plan, feats }];
    }),
  );
}

/** The name of a student who is in the class; null: a bot, or somebody who was taken out. */
function nameOf(state: ClassState, student: StudentId | null): string | null {
  return student !== null && isIn(state, student) ? (studentOf(state, student)?.name ?? null) : null;
}

/** Each student of these duels, with their seat. */
function seated(
  state: ClassState,
  played: readonly Played[],
): (Played & { readonly seat: Seat; readonly name: string })[] {
  return played.flatMap((duel) =>
    SEATS.flatMap((seat) => {
      const name = nameOf(state, duel.plan.seats[seat]);
      return name === null ? [] : [{ ...duel, seat, name }];
    }),
  );
}

/** The one with most of something, the first of equals; null: nobody has any. */
function most<T>(of: readonly T[], amount: (one: T) => number): T | null {
  const best = Math.max(0, ...of.map(amount));
  return best === 0 ? null : (of.find((one) => amount(one) === best) ?? null);
}

function closestRace(state: ClassState, played: readonly Played[]): Headline[] {
  const rest = ({ feats, seat }: { feats: DuelFeats; seat: Seat }) => feats.race[seat]?.restMs ?? Infinity;
  const best = most(seated(state, played), (one) => 1 / rest(one));
  const race = best?.feats.race[best.seat] ?? null;
  if (best === null || race === null) return [];
  return [
    { kind: 'closest-race', name: best.name, peer: nameOf(state, best.plan.seats[best.seat === 0 ? 1 : 0]), race },
  ];
}

function cleanStreak(state: ClassState, played: readonly Played[]): Headline[] {
  const best = most(seated(state, played), ({ feats, seat }) => feats.streak[seat]);
  const count = best?.feats.streak[best.seat] ?? 0;
  return best === null || count < STREAK_LEAST ? [] : [{ kind: 'clean-streak', name: best.name, count }];
}

function fastestClose(state: ClassState, played: readonly Played[]): Headline[] {
  const best = most(played, ({ feats }) => (feats.closeMs === null ? 0 : 1 / Math.max(1, feats.closeMs)));
  if (best === null || best.feats.closeMs === null) return [];
  const names = SEATS.flatMap((seat) => nameOf(state, best.plan.seats[seat]) ?? []);
  return names.length === 0 ? [] : [{ kind: 'fastest-close', names, ms: best.feats.closeMs }];
}

function mostGhosts(state: ClassState, played: readonly Played[]): Headline[] {
  const best = most(seated(state, played), ({ feats, seat }) => feats.ghosts[seat]);
  return best === null ? [] : [{ kind: 'most-ghosts', name: best.name, count: best.feats.ghosts[best.seat] }];
}

/** What duels that are over tell the board. */
export interface ToldOfDuels {
  /** The best first: the closest race, the longest streak, the fastest close, the most ghosts survived. */
  readonly headlines: readonly Headline[];
  /** How many races were missed where the headlines are from, by nobody in particular. */
  readonly missed: number;
  /** The connections closed in the class so far. */
  readonly closes: DuelFeats['closes'];
}

/** The last result: a teacher's view is made after every change, and most change nothing here. */
const last = new WeakMap<ClassFacts['duels'], { readonly state: ClassState; readonly told: ToldOfDuels }>();

export function toldOfDuels(state: ClassState, duels: ClassFacts['duels']): ToldOfDuels {
  const known = last.get(duels);
  if (known?.state === state) return known.told;
  const told = tell(state, duels);
  last.set(duels, { state, told });
  return told;
}

function tell(state: ClassState, duels: ClassFacts['duels']): ToldOfDuels {
  const played = playedIn(roundsTold(state), duels);
  const closes = playedIn(state.rounds, duels).map(({ feats }) => feats.closes);
  return {
    headlines: [closestRace, cleanStreak, fastestClose, mostGhosts].flatMap((find) => find(state, played)),
    missed: played.reduce((sum, { feats }) => sum + feats.missed, 0),
    closes: {
      all: closes.reduce((sum, { all }) => sum + all, 0),
      clean: closes.reduce((sum, { clean }) => sum + clean, 0),
    },
  };
}
