/** Plays a match against the bot in virtual time, as the page of a player who is alone plays it: the same Match over a log in memory. */

import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { BotProfile, Mode, Seat } from '../../shared/duel/options.ts';
import { type BetOffer, type Guess, OTHER_STATE, WHEREABOUTS } from '../../shared/duel/vocabulary/bet.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { askMatch } from '../../shared/match/asks.ts';
import type { MatchLog, StoredMatch } from '../../shared/match/log.ts';
import { Match } from '../../shared/match/match.ts';
import type { MatchPorts } from '../../shared/match/match-setup.ts';
import { optionsAgainst } from '../../shared/match/new-match.ts';

/** More than any of these matches takes. */
const TURNS_MAX = 3_000;
/** A storm is ended after so many halves. */
const HALVES = 3;

export interface Alone {
  readonly level: string;
  readonly mode: Mode;
  readonly bot: BotProfile;
  readonly seed: number;
  /** Hints, challenges and another time factor as well. */
  readonly busy?: boolean;
  /** How the player answers; absent: as a typical one. */
  readonly plays?: BotProfile;
  /** Where practice goes on: the log that it begins with, and its seat. */
  readonly log?: readonly DuelEvent[];
  readonly seat?: Seat;
}

/** A match in which the player sits. */
export interface Sitting {
  readonly match: Match;
  readonly seat: Seat;
  /** What the log has of it now. */
  readonly stored: () => StoredMatch;
  /** Lets time pass. */
  readonly wait: (ms: number) => void;
  /** The page is opened again: the match comes out of its log. */
  readonly reload: () => Promise<Sitting>;
  /** Plays it to its end. */
  readonly toEnd: () => Promise<StoredMatch>;
}

/** A log in memory: of one match. */
export function memoryLog(): MatchLog & { readonly match: () => StoredMatch } {
  let match: StoredMatch | null = null;
  const known = () => {
    if (match === null) throw new Error('no match');
    return match;
  };
  return {
    match: known,
    create: (created, seats = []) => {
      match = { ...created, clock: created.clock ?? { behindMs: 0, stoppedAt: null }, seats };
      return Promise.resolve();
    },
    takeSeat: (_, seat) => {
      match = { ...known(), seats: [...known().seats, seat] };
      return Promise.resolve();
    },
    append: (_, seq, events) => {
      if (seq !== known().events.length) return Promise.reject(new Error('written already'));
      match = { ...known(), events: [...known().events, ...events] };
      return Promise.resolve();
    },
    eventsFrom: (_, seq) => Promise.resolve(known().events.slice(seq)),
    setClock: (_, clock) => {
      match = { ...known(), clock };
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/** @returns the match that was played to its end, as it is stored */
export async function playAlone(alone: Alone): Promise<StoredMatch> {
  return (await sitDown(alone)).toEnd();
}

/** Begins a match, or practice in one. */
export async function sitDown({ level: id, mode, bot, seed, log, seat: own = 0, ...ways }: Alone): Promise<Sitting> {
  const level = levelById(id);
  if (level === null) throw new Error(`no level ${id}`);
  const stored = memoryLog();
  let now = Date.UTC(2026, 0, 1);
  const ports: MatchPorts = {
    log: stored,
    time: { now: () => now, date: () => now },
    limits: { awayMs: Number.POSITIVE_INFINITY, abandonMs: Number.POSITIVE_INFINITY, idleMs: Number.POSITIVE_INFINITY },
    isHeard: () => false,
  };
  const names = { id: 'own', code: 'own' };
  const options = optionsAgainst(bot, { levelId: id, mode, pace: 'normal', speed: true });
  const match =
    log === undefined
      ? await Match.open(ports, { ...names, against: 'bot', seed, level, options })
      : await Match.practise(ports, { ...names, seat: own, events: log });
  if (log === undefined) await match.seatBot(bot);
  const seat = await match.takeSeat('Ada', null);
  if (seat === null || seat === 'wire') throw new Error('no seat');
  const copy = () => JSON.parse(JSON.stringify(stored.match())) as StoredMatch;
  const wait = (ms: number) => {
    now += ms;
  };
  const toEnd = async (sat: Match) => {
    for (let turn = 0; turn < TURNS_MAX && !sat.isOver; turn++) {
      if (ways.busy) await beside(sat, seat, turn);
      const waits = await takeTurn(sat, seat, ways.plays);
      wait(Math.max(137, Math.min(sat.nextWake() - now, waits)));
      await sat.wake();
    }
    return copy();
  };
  const sitting = async (sat: Match): Promise<Sitting> => {
    await sat.come(seat);
    const reload = async () => sitting(await Match.restore(ports, stored.match(), null));
    return { match: sat, seat, stored: copy, wait, reload, toEnd: () => toEnd(sat) };
  };
  return sitting(match);
}

/** Does what is to be done now. @returns for how long nothing else is, ms */
async function takeTurn(match: Match, seat: Seat, plays: BotProfile = 'typical'): Promise<number> {
  const view = match.view(seat);
  if (view.phase === 'ready' || view.phase === 'half-over') {
    if (view.half >= HALVES && (await askMatch(match, seat, 'finish', {}, 0)).ok) return 0;
    if (!view.you.ready) await askMatch(match, seat, 'ready', {}, 0);
    return 10_000;
  }
  const decided = view.phase === 'playing' ? botMove(view, plays, 11) : null;
  if (decided === null) return 60_000;
  await askMatch(match, seat, 'move', { positionId: decided.positionId, move: decided.move }, 0);
  return 1_000;
}

async function beside(match: Match, seat: Seat, turn: number): Promise<void> {
  const view = match.view(seat);
  if (turn === 5) await askMatch(match, seat, 'time-factor', { factor: '2' }, 0);
  if (view.position !== null) await askMatch(match, seat, 'hint', { positionId: view.position.id }, 0);
  const guess = view.bet === null ? null : guessAt(turn, view.bet);
  if (guess !== null) await askMatch(match, seat, 'bet', { ...guess, entryId: view.bet?.entryId ?? 0 }, 0);
  for (const entryId of arrivals(view)) {
    const challenged = await askMatch(match, seat, 'challenge', { entryId }, 0);
    if (challenged.ok) await askMatch(match, seat, 'name', { entryId, mistake: 'seq-stale-data' }, 0);
  }
}

/** Any answer of a bet, chosen by `n`. */
function guessAt(n: number, { about, states }: BetOffer): Guess {
  if (about === 'segment') return { about, guess: WHEREABOUTS[n % WHEREABOUTS.length] ?? 'lost' };
  return { about, guess: states[n % (states.length + 1)] ?? OTHER_STATE };
}

function arrivals(view: SeatView): number[] {
  return view.figure.flatMap((entry) => (entry.kind === 'arrived' ? [entry.id] : []));
}
