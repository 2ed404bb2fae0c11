/** What a player hears of matches that bots play one after the other: asked sounds on a time line, in virtual time. */

import { APART_MS } from '../../client/match/follow-sounds.ts';
import { heardIn, untilTick } from '../../client/match/heard.ts';
import type { SoundName } from '../../client/sound/sounds.ts';
import { botMove } from '../../shared/bot/bot.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import type { BotProfile } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { must, perfect, type Player, Rig } from '../duel/rig.ts';

export interface AskedSound {
  readonly at: number;
  readonly name: SoundName;
  readonly degree: number;
}

/** What a player reads between two halves, ms. */
const REST_MS = 8_000;
/** They listen to a match with mistakes as often as to one without. */
const PROFILES: readonly BotProfile[] = ['perfect', 'typical', 'slow', 'off-by-one', 'forgets-time-wait'];

const bot =
  (profile: BotProfile, seed: number): Player =>
  (view) =>
    botMove(view, profile, seed);

/** The ticks between two views: the clock of the older one runs until the newer comes. */
function ticksBetween(view: SeatView, until: number): AskedSound[] {
  const ticks: AskedSound[] = [];
  for (let now = view.now; ; ) {
    const wait = untilTick(view, now);
    if (wait === null || now + wait >= until) return ticks;
    now += wait;
    ticks.push({ at: now, name: 'tick', degree: 0 });
  }
}

/** The heart beats once a second from 10 s before the end of 2MSL on, and twice a second in the last three. */
function beatsBetween({ now, position, timeWait }: SeatView, until: number): AskedSound[] {
  if (position?.cause.kind !== 'arrival' || !position.cause.again || timeWait === null) return [];
  const beats: AskedSound[] = [];
  for (let at = Math.max(now, timeWait.endsAt - 10_000); at < Math.min(until, timeWait.endsAt); ) {
    beats.push({ at, name: 'heart', degree: 0 });
    at += timeWait.endsAt - at > 3_000 ? 1_000 : 500;
  }
  return beats;
}

/** A half as the player in seat 0 sees it. */
function* viewsOfHalf(rig: Rig): Generator<SeatView> {
  yield rig.view(0);
  rig.startHalf();
  yield rig.view(0);
  while (rig.state.phase === 'playing' && rig.step()) yield rig.view(0);
}

function soundsOfHalf(rig: Rig): AskedSound[] {
  const asked: AskedSound[] = [];
  let before: SeatView | null = null;
  for (const view of viewsOfHalf(rig)) {
    if (before !== null) asked.push(...ticksBetween(before, view.now), ...beatsBetween(before, view.now));
    const heard = heardIn(before, view);
    asked.push(...heard.map((one, at) => ({ ...one, at: view.now + at * APART_MS })));
    before = view;
  }
  return asked;
}

/** The match of that number: each level in turn, with other players each time. */
function matchOf(number: number, seed: number): AskedSound[] {
  const level = must(LEVELS[number % LEVELS.length]);
  const profile = must(PROFILES[number % PROFILES.length]);
  const rig = new Rig(level, [bot(profile, seed + number), perfect()], {}, seed + number);
  const asked: AskedSound[] = [];
  for (let half = 1; half <= 2 && rig.state.phase !== 'over'; half++) {
    asked.push(...soundsOfHalf(rig));
    rig.now += REST_MS;
  }
  const end = rig.now - REST_MS;
  const isClean = !asked.some(({ name }) => name === 'reset' || name === 'ghost');
  return [
    ...asked,
    { at: end, name: 'fog', degree: 0 },
    { at: end + 1_000, name: isClean ? 'clean' : 'ended', degree: 0 },
  ];
}

/** The sounds of so much play, in the order in which they are asked for. @param seed the same seed gives the same sounds */
export function soundsOfPlay(ms: number, seed: number): AskedSound[] {
  const asked: AskedSound[] = [];
  for (let number = 0, from = 0; from < ms; number++) {
    const match = matchOf(number, seed);
    asked.push(...match.map((one) => ({ ...one, at: from + one.at })));
    from += must(match.at(-1)).at + REST_MS;
  }
  return asked.filter(({ at }) => at < ms).sort((a, b) => a.at - b.at);
}
