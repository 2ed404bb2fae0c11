/**
 * Who plays whom, and in which seat. Partners rotate as in a round-robin tournament; if students have come, gone or been
 * late, the pairs are those that repeat least. With an odd number the bot is one more partner.
 */

import { SEATS, type Seat } from '../duel/options.ts';
import { cheapestPairs } from '../lib/matching.ts';
import { type Draw, drawsFrom, shuffle } from '../lib/random.ts';
import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState } from './class-state.ts';
import { studentOf } from './rounds.ts';

type Seats = PlannedDuel['seats'];

/** Null: the bot. */
type Player = StudentId | null;

/** The duels so far, by student. */
interface History {
  /** How often a student has met another, or the bot. */
  readonly met: (student: StudentId, other: Player) => number;
  /** How often a student has sat in a seat. */
  readonly sat: (student: StudentId, seat: Seat) => number;
}

/** Distinguishes the uses of a class's seed: see drawsFrom. */
const ORDER_SALT = 0x70616972;

function countIn(counts: Map<string, number>): (key: string) => void {
  return (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
}

function historyOf({ rounds }: ClassState): History {
  const counts = new Map<string, number>();
  const count = countIn(counts);
  for (const { seats } of rounds.flatMap(({ duels }) => duels)) {
    for (const seat of SEATS) {
      count(`${seats[seat]} met ${seats[seat === 0 ? 1 : 0]}`);
      count(`${seats[seat]} sat ${seat}`);
    }
  }
  return {
    met: (student, other) => counts.get(`${student} met ${other}`) ?? 0,
    sat: (student, seat) => counts.get(`${student} sat ${seat}`) ?? 0,
  };
}

/** Gives each of two players the seat that they have had less often; a tie is decided by lot. */
function seat(a: StudentId, b: Player, { sat }: History, draw: Draw): Seats {
  const lead = sat(a, 0) - sat(a, 1) - (b === null ? 0 : sat(b, 0) - sat(b, 1));
  const first = lead === 0 ? draw(2) === 0 : lead < 0;
  return first ? { 0: a, 1: b } : { 0: b, 1: a };
}

/** The cost of a pair: first repeats, then turns with the bot, then how often they have met, then the order. */
function priceOf(players: readonly Player[], history: History): (a: Player, b: Player) => number {
  const students = players.filter((player) => player !== null);
  const leastBot = Math.min(...students.map((student) => history.met(student, null)));
  const pairs = players.length / 2;
  const often = Math.max(1, ...students.flatMap((a) => students.map((b) => history.met(a, b))));
  // A pair out of order costs 1; each price exceeds the sum of all smaller ones in a whole round.
  const again = pairs + 1;
  const bot = again * (pairs * often + 1);
  const mostBot = Math.max(0, ...students.map((student) => history.met(student, null))) - leastBot;
  const repeat = bot * (mostBot + 1);
  return (a, b) => {
    const [student, other] = a === null ? [b, a] : [a, b];
    if (student === null) return 0;
    if (other === null) return bot * (history.met(student, null) - leastBot);
    const times = history.met(student, other);
    return times === 0 ? 0 : repeat + again * times;
  };
}

/**
 * The round in which two places meet, of the count - 1 rounds in which each meets each: the circle method. One place is
 * fixed and the others rotate.
 */
function roundOf(a: number, b: number, count: number): number {
  const rounds = count - 1;
  if (a === rounds) return (2 * b) % rounds;
  if (b === rounds) return (2 * a) % rounds;
  return (a + b) % rounds;
}

/** The round of the circle to play: one of least cost, by lot among equals. */
function nextRoundOf(count: number, price: (a: number, b: number) => number, draw: Draw): number {
  const costs = new Array<number>(count - 1).fill(0);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const round = roundOf(a, b, count);
      costs[round] = (costs[round] ?? 0) + price(a, b);
    }
  }
  const least = Math.min(...costs);
  const best = costs.flatMap((cost, round) => (cost === least ? [round] : []));
  return best[draw(best.length)] ?? 0;
}

/** The players at the places of the circle: by lot, the same in each round while the same students are present. */
function placed(students: readonly StudentId[], seed: number): readonly Player[] {
  const players: readonly Player[] = students.length % 2 === 0 ? students : [...students, null];
  return shuffle(players, drawsFrom(seed, ORDER_SALT));
}

function pairUp(players: readonly Player[], history: History, draw: Draw): readonly (readonly [Player, Player])[] {
  const price = priceOf(players, history);
  const byPlace = (a: number, b: number) => price(players[a] ?? null, players[b] ?? null);
  const circle = nextRoundOf(players.length, byPlace, draw);
  const off = (a: number, b: number) => (roundOf(a, b, players.length) === circle ? 0 : 1);
  const partners = cheapestPairs(players.length, (a, b) => byPlace(a, b) + off(a, b));
  return partners.flatMap((b, a) => (a < b ? [[players[a] ?? null, players[b] ?? null] as const] : []));
}

/**
 * The duels of the next round for the students present and not removed. Among all pairings it has as few repeated
 * meetings as possible; among these, the bot goes to a student who has had it least often; among these, students who meet
 * again have met least often.
 */
export function drawPairs(state: ClassState, present: readonly StudentId[]): readonly Seats[] {
  const students = [...new Set(present)].filter((id) => studentOf(state, id)?.removed !== true).sort((a, b) => a - b);
  if (students.length === 0) return [];
  const history = historyOf(state);
  const draw = drawsFrom(state.seed, ORDER_SALT + 1 + state.rounds.length);
  return pairUp(placed(students, state.seed), history, draw).flatMap(([a, b]) => {
    if (a !== null) return [seat(a, b, history, draw)];
    return b === null ? [] : [seat(b, a, history, draw)];
  });
}

/** The duel of a student who comes late into a round: against the bot, until the next round. */
export function drawLate(state: ClassState, student: StudentId): Seats {
  const draw = drawsFrom(state.seed, Math.imul(student, 0x10001) ^ state.rounds.length);
  return seat(student, null, historyOf(state), draw);
}
