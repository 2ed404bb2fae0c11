import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { BOT_PROFILES, type BotProfile, type MatchOptions } from '../../shared/duel/options.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { endingOf } from '../../shared/story/ending.ts';
import type { FactKind } from '../../shared/story/fact.ts';
import { bestHalf, factsOf, FACTS_MAX, storyOf } from '../../shared/story/half-story.ts';
import { has } from '../../shared/tcp/segment.ts';
import { anyLevel, careless, liar } from '../duel/arbitrary.ts';
import { ABSENT, must, perfect, type Player, Rig, ROOM } from '../duel/rig.ts';
import { check, momentsByHalf } from './claims.ts';

const bot =
  (profile: BotProfile, seed: number): Player =>
  (view) =>
    botMove(view, profile, seed);

function halvesOf(rig: Rig): readonly HalfReview[] {
  return reviewOf(rig.state, ROOM).halves;
}

function play(level: Level, players: readonly [Player, Player], options: Partial<MatchOptions> = {}, seed = 3): Rig {
  return new Rig(level, players, options, seed).runMatch();
}

/** In live mode, against a player who lies: whatever arrives and can be challenged is. */
function challenged(level: Level): Rig {
  const rig = new Rig(level, [liar(2), perfect()], { mode: 'live', compose: 'free' }, 2);
  while (rig.state.phase !== 'over') {
    rig.startHalf();
    rig.runUntil(({ state }) => {
      const [entryId] = rig.view(1).challengeable;
      if (entryId !== undefined) rig.ask({ kind: 'challenge', seat: 1, entryId });
      return state.phase !== 'playing';
    });
  }
  return rig;
}

/** The kinds that were met in any match. */
const met = new Set<FactKind>();

/** Every fact of a match says what its log says; the story is some of them, in order of time. */
function checked(rig: Rig): void {
  const moments = momentsByHalf(rig.log);
  for (const [index, half] of halvesOf(rig).entries()) {
    const facts = factsOf(half);
    for (const fact of facts) {
      check(fact, must(moments[index]));
      expect(fact.kind === 'contradiction' || half.entries.some(({ id }) => id === fact.entryId)).toBe(true);
    }
    for (const { kind } of facts) met.add(kind);
    for (const reader of ['A', 'B', null] as const) {
      const story = storyOf(half, reader);
      expect(story.length).toBeLessThanOrEqual(FACTS_MAX);
      expect(story.every((fact) => facts.some((one) => JSON.stringify(one) === JSON.stringify(fact)))).toBe(true);
      expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort((a, b) => a - b));
    }
    checkedEnding(rig, index, half);
  }
}

/** "clean": both ends are CLOSED in the state that the log adds up to, and no RST was sent. */
function checkedEnding(rig: Rig, index: number, half: HalfReview): void {
  const state = must(rig.state.halves[index]);
  const closed = [state.ends.A, state.ends.B].every(({ endpoint }) => endpoint.tcb.state === 'CLOSED');
  const resets = rig.log.some(
    (event) => event.type === 'sent' && has(event.segment, 'RST') && isIn(rig, index, event.at),
  );
  const normal = [state.ends.A, state.ends.B].every(({ endpoint }) => endpoint.tcb.outcome === 'normal');
  const ending = endingOf(half);
  if (ending === 'clean') expect([closed, resets, normal]).toEqual([true, false, true]);
  else expect(closed && !resets && normal && !state.journal.some(({ kind }) => kind === 'corrupted')).toBe(false);
}

function isIn(rig: Rig, index: number, at: number): boolean {
  const half = must(rig.state.halves[index]);
  return at >= half.startedAt && at <= (half.endedAt ?? Number.POSITIVE_INFINITY);
}

/** Waits for so long with an answer to a FIN that came again. */
const racing =
  (afterMs: number): Player =>
  (view) => {
    const choice = perfect(2_000)(view);
    const { position, tcp } = view;
    const again = position?.cause.kind === 'arrival' && position.cause.again && tcp?.state === 'TIME-WAIT';
    return again && choice !== null ? { ...choice, delayMs: afterMs } : choice;
  };

describe('the story of a half', () => {
  const race = (afterMs: number) => {
    const [half] = halvesOf(play(must(levelById('lost-last-ack')), [racing(afterMs), perfect(2_000)]));
    return must(half);
  };
  const kinds = (half: HalfReview) => storyOf(half, 'A').map(({ kind }) => kind);

  it('[STORY541] is the rarest three facts in order of time: a race, won or lost, is always among them', () => {
    const won = race(9_600);
    expect(kinds(won)).toEqual(['last-ack-lost', 'answered', 'closed']);
    expect(storyOf(won, 'A')[1]).toMatchObject({ end: 'A', leftMs: 400 });
    expect(endingOf(won)).toBe('clean');
    const lost = race(30_000);
    expect(kinds(lost)).toEqual(['last-ack-lost', 'missed', 'closed-port']);
    expect(endingOf(lost), 'a RST in LAST-ACK is no error, and still a reset').toBe('reset');
  });

  it('[STORY541] praises its reader alone, and begins with the half that has most to tell', () => {
    const [first, second] = halvesOf(play(must(levelById('lost-last-ack')), [racing(9_600), perfect(2_000)]));
    expect(bestHalf([must(first), must(second)], 0)).toBe(0);
    expect(bestHalf([must(second), must(first)], 1)).toBe(1);
    const plain = must(halvesOf(play(must(levelById('four-waves')), [perfect(), perfect()]))[0]);
    expect(storyOf(plain, 'A').filter(({ kind, end }) => kind === 'flawless' && end === 'A')).toHaveLength(1);
    expect(storyOf(plain, null).map(({ kind }) => kind)).not.toContain('flawless');
  });

  it('[STORY540] says of every level and every character of the bots what the log says', () => {
    for (const [at, level] of LEVELS.entries())
      for (const [index, profile] of BOT_PROFILES.entries()) {
        const mode = (at + index) % 2 === 0 ? 'coached' : 'live';
        const deaf = profile === 'deaf' ? { deaf: 0 as const } : {};
        checked(play(level, [bot(profile, index), perfect(index * 2_000)], { mode, compose: 'free', ...deaf }, index));
      }
  });

  it('[STORY540] says it of challenges, and of an old segment from which the next connection takes nothing', () => {
    checked(challenged(must(levelById('four-waves'))));
    const level = must(levelById('skip-time-wait'));
    const far = { afterMs: 2_000, sndNxt: { A: 3_000_000_000, B: 2_000_000_000 } };
    checked(play({ ...level, again: far }, [perfect(), perfect()]));
  });

  it('[STORY540] says of any match, on any wire, with any players what the log says', () => {
    const seed = fc.integer();
    const plain = fc.oneof(fc.integer({ min: 0, max: 28_000 }).map(perfect), fc.constant(ABSENT));
    const coached = fc.oneof(seed.map(careless), plain);
    const live = fc.oneof(seed.map(liar), plain);
    const level = fc.oneof(anyLevel, fc.constantFrom(...LEVELS));
    const runs = { seed: 20_261_130, numRuns: 70 };
    fc.assert(
      fc.property(level, coached, coached, seed, (on, a, b, s) => {
        checked(play(on, [a, b], { compose: 'cards' }, s));
      }),
      runs,
    );
    fc.assert(
      fc.property(level, live, live, seed, (on, a, b, s) => {
        checked(play(on, [a, b], { mode: 'live', compose: 'free' }, s));
      }),
      runs,
    );
  });

  it('[STORY540] has met every kind of fact meanwhile', () => {
    expect(met.size).toBe(28);
  });
});
