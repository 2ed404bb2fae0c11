import { botMove } from '../../shared/bot/bot.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { type createDuel, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { End, Level } from '../../shared/duel/level.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import { expose, type Exposed } from '../../shared/duel/rules/challengeable.ts';
import { BOT_PROFILES, type BotProfile, type Seat } from '../../shared/duel/options.ts';
import { CHALLENGE_PRICE, NAME_PRICE } from '../../shared/duel/rules/score.ts';
import { notationOf } from '../../shared/duel/rules/open-position.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import type { DuelState } from '../../shared/duel/state/state.ts';
import { sendFacts } from '../../shared/referee/facts.ts';
import { MISTAKES, type MistakeId } from '../../shared/referee/mistake.ts';
import { SEND_MISTAKES } from '../../shared/referee/send-mistakes.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { anyLevel, careless } from './arbitrary.ts';
import { must, perfect, type Player, Rig, ROOM } from './rig.ts';

const LIVE = { mode: 'live', compose: 'free' } as const;
const FOUR_WAVES = must(levelById('four-waves'));
const FIN = makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 });
const FIN_OFF_BY_ONE = makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 });

/** Live: A answers the CLOSE with these segments, and they have arrived at B. */
function arrived(segments: readonly Segment[], seed = 1): Rig {
  const rig = new Rig(FOUR_WAVES, [perfect(), perfect()], LIVE, seed);
  rig.startHalf();
  rig.untilAsked(0);
  for (const segment of segments) rig.move(0, { kind: 'send', segment });
  return rig.runUntil(({ state }) => arrivalsOf(state).length >= segments.length);
}
const arrivalsOf = (state: DuelState) =>
  state.halves.at(-1)?.journal.filter(({ kind, end }) => kind === 'arrived' && end === 'B') ?? [];
const challenge = (rig: Rig, entryId: number, seat: Seat = 1) => rig.ask({ kind: 'challenge', seat, entryId });
const name = (rig: Rig, entryId: number, mistake: MistakeId) => rig.ask({ kind: 'name', seat: 1, entryId, mistake });
const first = (rig: Rig) => must(rig.view(1).challengeable[0]);

describe('a challenge in live mode', () => {
  it("[CHALLENGE1] may be raised against every arrival of the half, by its number in the player's own figure, once", () => {
    const rig = arrived([FIN]);
    const { figure, challengeable } = rig.view(1);
    expect(challengeable).toEqual(figure.flatMap(({ kind, id }) => (kind === 'arrived' ? [id] : [])));
    expect(rig.view(0).challengeable).toEqual([]);
    const id = first(rig);
    expect(challenge(rig, id).ok).toBe(true);
    expect(rig.view(1).challengeable).toEqual([]);
    expect(challenge(rig, id)).toEqual({ ok: false, code: 'nothing-to-challenge' });
  });

  it('[CHALLENGE1] is raised once against identical segments', () => {
    const rig = arrived([FIN_OFF_BY_ONE, FIN_OFF_BY_ONE]);
    const [one, again] = rig.view(1).challengeable;
    expect([one, again].every((id) => id !== undefined)).toBe(true);
    challenge(rig, must(one));
    expect(rig.view(1).challengeable).not.toContain(again);
    expect(challenge(rig, must(again))).toEqual({ ok: false, code: 'nothing-to-challenge' });
  });

  it('[CHALLENGE1] is refused for anything else: a segment that was sent, does not exist, or belongs to the other', () => {
    const rig = arrived([FIN]);
    const other = must(rig.view(1).figure.find(({ kind }) => kind !== 'arrived')).id;
    for (const id of [other, 999]) expect(challenge(rig, id)).toEqual({ ok: false, code: 'nothing-to-challenge' });
    expect(challenge(rig, first(rig), 0)).toEqual({ ok: false, code: 'nothing-to-challenge' });
  });

  it('[CHALLENGE1] is only for live mode, during a half', () => {
    const coached = new Rig(FOUR_WAVES);
    expect(challenge(coached, 1)).toEqual({ ok: false, code: 'not-playing' });
    coached.startHalf();
    coached.untilAsked(1);
    expect(coached.view(1).challengeable).toEqual([]);
    expect(challenge(coached, 1)).toEqual({ ok: false, code: 'nothing-to-challenge' });
    const live = new Rig(FOUR_WAVES, [perfect(), perfect()], LIVE).runHalf();
    expect(live.view(1).challengeable).toEqual([]);
    expect(challenge(live, 1)).toEqual({ ok: false, code: 'not-playing' });
    live.runMatch();
    expect(challenge(live, 1)).toEqual({ ok: false, code: 'match-over' });
    expect(name(live, 1, 'seq-wrong')).toEqual({ ok: false, code: 'match-over' });
  });

  it('[CHALLENGE2] of a right segment costs 10, and reveals that it was right', () => {
    const rig = arrived([FIN]);
    const { score, streak } = rig.view(1).you;
    challenge(rig, first(rig));
    expect(rig.view(1).you).toMatchObject({ score: score - 10, streak });
    expect(rig.view(1).challenges).toMatchObject([
      { right: false, cards: [], mistake: null, named: null, points: -10 },
    ]);
    expect(name(rig, 1, 'seq-wrong')).toEqual({ ok: false, code: 'nothing-to-challenge' });
  });

  it('[CHALLENGE2] of a wrong or needless segment earns 10', () => {
    const wrong = arrived([FIN_OFF_BY_ONE]);
    challenge(wrong, first(wrong));
    expect(wrong.view(1)).toMatchObject({ you: { score: 10 }, challenges: [{ right: true, points: 10 }] });
    const needless = arrived([FIN]);
    needless.untilAsked(1);
    needless.move(1, { kind: 'send', segment: makeSegment({ seq: 9_000, ack: 4_001 }) });
    needless.untilAsked(0);
    needless.move(0, { kind: 'send', segment: makeSegment({ seq: 4_001, ack: 9_000 }) });
    expect(needless.view(0).judgements.at(-1)).toMatchObject({ verdict: 'needless' });
    needless.runUntil(({ state }) => arrivalsOf(state).length === 2);
    const score = needless.view(1).you.score;
    challenge(needless, must(needless.view(1).challengeable.at(-1)));
    expect(needless.view(1).you.score).toBe(score + 10);
    expect(needless.view(1).challenges[0]?.cards).toContain('needless-ack');
  });

  it('[CHALLENGE2] changes neither position nor streak', () => {
    const rig = arrived([FIN_OFF_BY_ONE]);
    const { position, you } = rig.view(1);
    challenge(rig, first(rig));
    expect(rig.view(1).position).toEqual(position);
    expect(rig.view(1).you.streak).toBe(you.streak);
  });

  it('[CHALLENGE2] of a segment that the stack sent itself is wrong', () => {
    const rig = new Rig(FOUR_WAVES, [() => null, perfect()], LIVE);
    rig.startHalf();
    rig.runUntil(({ state }) => arrivalsOf(state).length > 0);
    expect(rig.state.halves[0]?.journal.find(({ kind }) => kind === 'sent')).toMatchObject({ by: 'stack' });
    challenge(rig, first(rig));
    expect(rig.view(1).challenges).toMatchObject([{ right: false, points: -10 }]);
  });
});

it('[CHALLENGE20] a challenge neither earns nor costs if the wire cannot show the mistake: a FIN before its application has closed', () => {
  const rig = new Rig(must(levelById('last-words')), [perfect(), perfect()], LIVE);
  rig.startHalf();
  rig.untilAsked(1);
  rig.move(1, { kind: 'send', segment: makeSegment({ flags: ['FIN'], seq: 9_000, ack: 4_001 }) });
  rig.runUntil(({ state }) => must(state.halves[0]).ends.A.finsArrived > 0);
  const { score } = rig.view(0).you;
  expect(challenge(rig, must(rig.view(0).challengeable.at(-1)), 0).ok).toBe(true);
  expect(rig.view(0).you.score).toBe(score);
  expect(rig.view(0).challenges).toMatchObject([{ mistake: 'fin-too-early', cards: [], points: 0 }]);
  expect(name(rig, 1, 'fin-too-early')).toEqual({ ok: false, code: 'nothing-to-challenge' });
});

describe('challenging without looking', () => {
  /**
   * Points gained by challenging everything that arrives from that bot in a level, and knowing which mistake it makes
   * most.
   */
  function gained(level: Level, bot: BotProfile): number {
    const errs: Player = (view) => botMove(view, bot, 1);
    const rig = new Rig(level, [perfect(), errs], { mode: 'live', ...(bot === 'deaf' ? { deaf: 1 } : {}) });
    const found: MistakeId[] = [];
    let challenges = 0;
    for (const id of [1, 2]) {
      rig.startHalf();
      while (rig.state.halves.length === id && rig.state.phase === 'playing' && rig.step())
        for (const entryId of rig.view(0).challengeable) {
          challenge(rig, entryId, 0);
          const told = rig.log.at(-1);
          challenges += 1;
          if (told?.type === 'called-out' && told.mistake !== null) found.push(told.mistake);
        }
    }
    const most = Math.max(0, ...found.map((id) => found.filter((one) => one === id).length));
    return (
      (2 * found.length - challenges) * CHALLENGE_PRICE.gain +
      most * NAME_PRICE.gain -
      (found.length - most) * NAME_PRICE.cost
    );
  }

  it.each(BOT_PROFILES)('[CHALLENGE2] costs more than it gains, over all two-half levels, against %s', (bot) => {
    const levels = LEVELS.filter(({ storm }) => !storm);
    expect(levels.reduce((sum, level) => sum + gained(level, bot), 0)).toBeLessThan(0);
  });
});

describe('the name of a mistake', () => {
  const challenged = () => {
    const rig = arrived([FIN_OFF_BY_ONE]);
    const id = first(rig);
    challenge(rig, id);
    return { rig, id, cards: must(rig.view(1).challenges[0]).cards };
  };

  it('[CHALLENGE3] is asked for after a right challenge: the true one among four different ones, the same at every replay', () => {
    const { rig, cards } = challenged();
    expect(new Set(cards).size).toBe(4);
    expect(cards).toContain(must(rig.view(0).judgements[0]).mistake);
    expect(challenged().cards).toEqual(cards);
    expect(replay(rig.log)).toEqual(rig.state);
  });

  it('[CHALLENGE3] is not revealed before it is named, and only the four shown can be named', () => {
    const { rig, id, cards } = challenged();
    expect(rig.view(1).challenges).toMatchObject([{ mistake: null, named: null }]);
    const none = must(MISTAKES.find((mistake) => !cards.includes(mistake)));
    expect(name(rig, id, none)).toEqual({ ok: false, code: 'not-a-card' });
    expect(rig.view(1).you.score).toBe(10);
  });

  it('[CHALLENGE3] earns 15 if right and costs 5 if wrong, once', () => {
    const truth = 'seq-wrong';
    const right = challenged();
    expect(right.cards).toContain(truth);
    name(right.rig, right.id, truth);
    expect(right.rig.view(1)).toMatchObject({
      you: { score: 25 },
      challenges: [{ named: truth, mistake: truth, points: 25 }],
    });
    expect(name(right.rig, right.id, truth)).toEqual({ ok: false, code: 'nothing-to-challenge' });
    const wrong = challenged();
    const other = must(wrong.cards.find((card) => card !== truth));
    name(wrong.rig, wrong.id, other);
    expect(wrong.rig.view(1)).toMatchObject({
      you: { score: 5 },
      challenges: [{ named: other, mistake: truth, points: 5 }],
    });
    expect(wrong.rig.view(1).challenges[0]?.cards).toEqual([]);
  });

  it('[CHALLENGE3] is revealed when the half ends without a name, and the review has all of it', () => {
    const { rig } = challenged();
    rig.runUntil(({ state }) => state.phase !== 'playing');
    expect(rig.view(1).challenges).toMatchObject([{ cards: [], named: null, mistake: 'seq-wrong' }]);
    rig.runMatch();
    const [half] = must(rig.view(0).review).halves;
    expect(half?.challenges).toMatchObject([{ seat: 1, end: 'B', right: true, mistake: 'seq-wrong', points: 10 }]);
    const segment = half?.entries.find(({ id }) => id === half.challenges[0]?.entryId);
    expect(segment).toMatchObject({ kind: 'segment', from: 'A', wrong: true });
  });
});

const keyOf = (end: string, at: number, { seq, ack, flags, len }: Segment) =>
  `${end} ${at} ${seq} ${ack} ${flags} ${len}`;
const RUNS = { seed: 20_260_401, numRuns: 40 };
const level = fc.oneof(anyLevel, fc.constantFrom(...LEVELS));
const CARDS = { mode: 'live', compose: 'cards' } as const;

/** A live half of two careless players, event by event. */
function halfOf(
  l: Parameters<typeof createDuel>[0]['level'],
  a: Player,
  b: Player,
  seed: number,
): readonly DuelEvent[] {
  return new Rig(l, [a, b], CARDS, seed).runHalf().log;
}

/** What each arrival would turn out to be, with everything that was true of the moves that can have sent it. */
function exposedIn(log: readonly DuelEvent[]) {
  const found: { exposed: Exposed; truths: readonly (readonly MistakeId[])[]; wrong: boolean }[] = [];
  const fits = new Map<string, readonly (readonly MistakeId[])[]>();
  let state: DuelState | null = null;
  for (const event of log) {
    const before: DuelState | null = state;
    state = evolve(before, event);
    if (event.type === 'judged' && event.judgement.move.kind === 'send') {
      const { segment } = event.judgement.move;
      const key = keyOf(event.end, event.at, segment);
      fits.set(key, [...(fits.get(key) ?? []), truthsOf(must(before), event.end, segment)]);
    }
    if (event.type !== 'arrived') continue;
    const half = must(state.halves.at(-1));
    const sent = must(half.journal.find(({ id }) => id === event.flight.segmentId));
    const arrival = half.journal.findLast((entry) => entry.kind === 'arrived');
    if (arrival?.kind !== 'arrived' || sent.kind !== 'sent') throw new Error('an arrival that nothing sent');
    const truths = fits.get(keyOf(sent.end, sent.at, sent.segment)) ?? [];
    found.push({ exposed: expose(state, half, arrival), truths, wrong: sent.wrong });
  }
  return found;
}

/** Everything that is wrong with a segment, given the end's current state. */
function truthsOf(state: DuelState, end: End, segment: Segment): readonly MistakeId[] {
  const { endpoint } = must(state.halves.at(-1)).ends[end];
  const facts = sendFacts(endpoint, segment, notationOf(state));
  return MISTAKES.filter((id) => SEND_MISTAKES[id]?.(facts) ?? false);
}

describe('in any live half', () => {
  it('[CHALLENGE3] exactly one of the cards is true', () => {
    let seen = 0;
    fc.assert(
      fc.property(level, fc.integer(), fc.integer(), fc.integer(), (l, a, b, seed) => {
        for (const { exposed, truths, wrong } of exposedIn(halfOf(l, careless(a), careless(b), seed))) {
          const { mistake, cards } = exposed;
          expect(wrong && mistake === null).toBe(false);
          // A FIN that only came too early has no name to find: the wire does not show it.
          if (mistake === null || (mistake === 'fin-too-early' && cards.length === 0)) continue;
          seen += 1;
          expect(new Set(cards).size).toBe(4);
          const shown = truths.map((ids) => cards.filter((card) => ids.includes(card)));
          expect(shown).toContainEqual([mistake]);
        }
      }),
      { ...RUNS, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('[CHALLENGE4] every arrival can be challenged, whatever its verdict', () => {
    fc.assert(
      fc.property(level, fc.integer(), fc.integer(), fc.integer(), (l, a, b, seed) => {
        let state: DuelState | null = null;
        for (const event of halfOf(l, careless(a), careless(b), seed)) {
          state = evolve(state, event);
          for (const seat of [0, 1] as const) {
            const { figure, challengeable, phase, challenges } = seatView(state, seat, ROOM, event.at);
            const arrivals = figure.flatMap(({ kind, id }) => (kind === 'arrived' ? [id] : []));
            expect(challengeable).toEqual(phase === 'playing' ? arrivals : []);
            expect(challenges).toEqual([]);
          }
        }
      }),
      { ...RUNS, numRuns: 15 },
    );
  });

  it('[CHALLENGE4] a view is the same whether an arrival was judged wrong or not, until the challenge is settled', () => {
    const views = [FIN_OFF_BY_ONE, FIN].map((segment) => {
      const rig = arrived([segment]);
      const { now: _, figure, challengeable, ...view } = rig.view(1);
      return {
        rig,
        challengeable,
        challenges: view.challenges,
        keys: figure.map((entry) => Object.keys(entry)),
        score: view.you.score,
      };
    });
    const [wrong, right] = views.map(({ rig: _, ...told }) => told);
    expect({ ...wrong, keys: [] }).toEqual({ ...right, keys: [] });
    expect(wrong?.keys[0]).toEqual(right?.keys[0]);
  });

  it('[CHALLENGE5] a challenge changes nothing for the other seat', () => {
    const rig = arrived([FIN_OFF_BY_ONE]);
    const before = rig.view(0);
    challenge(rig, first(rig));
    expect(rig.view(0)).toEqual(before);
    name(rig, must(rig.view(1).challenges[0]).entryId, must(rig.view(1).challenges[0]?.cards[0]));
    expect(rig.view(0)).toEqual(before);
  });
});

it('[CHALLENGE6] in practice, segments sent before it began cannot be challenged', () => {
  const rig = arrived([FIN_OFF_BY_ONE]);
  const from = { matchId: 'other', events: rig.log.length };
  const state = evolve(rig.state, { type: 'practice-began', at: rig.now, seat: 1, from });
  expect(seatView(state, 1, ROOM, rig.now).challengeable).toEqual([]);
});
