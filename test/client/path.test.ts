/** The path through the levels: which matches count, what is mastered, what comes next. */

import { describe, expect, it } from 'vitest';
import {
  afterRun,
  isClean,
  masteredCount,
  masteryOf,
  nextStep,
  PATH_LEVELS,
  type Run,
  isOnceMore,
  stepAfter,
} from '../../client/solo/path/path.ts';
import { runOf } from '../../client/solo/path/run-of.ts';
import { dueCount } from '../../client/solo/drills/drill-due.ts';
import { isNewcomer, NO_PROGRESS } from '../../client/context/progress.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import { COMPOSE_MODES } from '../../shared/duel/level.ts';
import type { HintTaken } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { must, perfect, ROOM } from '../duel/rig.ts';
import { ALONE, cleanRun, hasty, mastered, PATH_VIEWS, played } from './fixtures/path-views.ts';

const clean = played(perfect(2_000));
const review = must(clean.review);
const [first, second] = review.halves;
if (first === undefined || second === undefined) throw new Error('the match has two halves');

const hint: HintTaken = { at: 0, seat: 0, end: 'A', positionId: 1, cause: { kind: 'still-owed' }, step: 1, cost: 5 };
const challenge = { at: 0, seat: 0, end: 'A', entryId: 1, segment: { flags: [], seq: 1, len: 0 } } as const;
const blamed = { ...challenge, right: false, cards: [], named: null, mistake: null, points: -10 } as const;

/** The match with a change in its second half. */
const with2nd = (changes: Partial<typeof second>): SeatView => ({
  ...clean,
  review: { ...review, halves: [first, { ...second, ...changes }] },
});

describe('a match against the bot', () => {
  it('[PATH26] without a mistake is a clean run of its level, in its way of composing', () => {
    expect(runOf(clean)).toEqual({ ...cleanRun('four-waves', clean.compose), matchId: 'match' });
    const fields = must(runOf(played(perfect(2_000), { levelId: 'lost-fin', compose: 'fields' })));
    expect([fields.levelId, fields.compose, isClean(fields)]).toEqual(['lost-fin', 'fields', true]);
  });

  it('[PATH26] is not clean with a wrong move, hint or wrong challenge of the player, in either half', () => {
    const wrong = must(runOf(played(hasty())));
    expect(wrong.wrong).toBeGreaterThan(0);
    expect(wrong.worst).not.toBeNull();
    const runs = [wrong, runOf(with2nd({ hints: [hint] })), runOf(with2nd({ challenges: [blamed] }))];
    expect(runs.map((run) => isClean(must(run)))).toEqual([false, false, false]);
  });

  it('[PATH26] does not count what the other seat has done', () => {
    const theirs = with2nd({ hints: [{ ...hint, seat: 1 }], challenges: [{ ...blamed, seat: 1 }] });
    expect(isClean(must(runOf(theirs)))).toBe(true);
    expect(isClean(must(runOf(with2nd({ challenges: [{ ...blamed, right: true, points: 10 }] }))))).toBe(true);
  });

  it.each<[string, SeatView]>([
    ['not over', { ...clean, review: null }],
    ['against a friend', played(perfect(2_000), {}, ROOM)],
    ['of a class', { ...clean, against: 'class' }],
    ['with a third player', { ...clean, wire: { name: 'Eve' } }],
    ['practice from a position', { ...clean, practice: { matchId: 'other', events: 12 } }],
    ['of one half', played(perfect(2_000), { halves: 1 })],
    ['a storm', played(perfect(2_000), { levelId: 'storm', seed: 1 })],
    ['of a level of the player’s own', { ...clean, levelId: 'capture:mine' }],
    [
      'partly played by the bot',
      with2nd({ judgements: second.judgements.map((one) => ({ ...one, by: 'bot' as const })) }),
    ],
  ])('[PATH27] that is %s counts nothing', (_, view) => {
    expect(runOf(view)).toBeNull();
  });
});

describe('the path', () => {
  it('[PATH28] has every level once, except the storm', () => {
    expect([...PATH_LEVELS].sort()).toEqual(LEVEL_IDS.filter((id) => id !== 'storm').sort());
    expect(PATH_LEVELS).toHaveLength(LEVEL_IDS.length - 1);
  });

  it('[PATH28] begins with the first level and cards, and continues way by way and level by level', () => {
    let progress = NO_PROGRESS;
    const steps: string[] = [];
    for (let step = nextStep(progress); step !== null; step = nextStep(progress)) {
      steps.push(`${step.levelId} ${step.compose}`);
      progress = afterRun(progress, cleanRun(step.levelId, step.compose), steps.length);
    }
    expect(steps).toEqual(PATH_LEVELS.flatMap((id) => COMPOSE_MODES.map((compose) => `${id} ${compose}`)));
    expect(masteredCount(progress)).toBe(PATH_LEVELS.length);
    expect(masteryOf(progress, 'ghost')).toEqual({ clean: COMPOSE_MODES, mastered: true, next: 'free' });
  });

  it('[PATH28] accepts clean runs in another order, and offers what is missing', () => {
    const progress = afterRun(NO_PROGRESS, cleanRun('ghost', 'free'), 1);
    expect(masteryOf(progress, 'ghost')).toEqual({ clean: ['free'], mastered: false, next: 'cards' });
    expect(stepAfter(progress, cleanRun('ghost', 'free'))).toEqual({ levelId: 'ghost', compose: 'cards' });
    expect(nextStep(progress)).toEqual({ levelId: 'four-waves', compose: 'cards' });
    expect(stepAfter(mastered(1, 0), cleanRun('four-waves', 'free'))?.levelId).toBe('last-words');
    expect(stepAfter(mastered(PATH_LEVELS.length, 0), cleanRun('ghost', 'free'))).toBeNull();
  });

  it('[PATH31] offers the same again after a run that was not clean, and only then', () => {
    const hastily = must(runOf(played(hasty())));
    expect(isOnceMore(afterRun(NO_PROGRESS, hastily, 1), { ...hastily, compose: 'cards' })).toBe(true);
    expect(isOnceMore(NO_PROGRESS, { levelId: 'ghost', compose: 'fields' })).toBe(false);
    expect(isOnceMore(afterRun(NO_PROGRESS, cleanRun('ghost', 'cards'), 1), cleanRun('ghost', 'cards'))).toBe(false);
    expect(isOnceMore(mastered(PATH_LEVELS.length, 0), cleanRun('ghost', 'free'))).toBe(false);
  });

  it('[PATH29] counts a match once, and a run that was not clean as played', () => {
    const run: Run = { ...cleanRun('crossing', 'cards'), wrong: 1 };
    const once = afterRun(NO_PROGRESS, run, 5);
    expect(once.levels).toEqual({ crossing: { cards: { played: 1, clean: 0, lastAt: 5 } } });
    expect(afterRun(once, run, 6)).toBe(once);
    const next = afterRun(once, { ...run, matchId: 'another', wrong: 0 }, 7);
    expect(next.levels.crossing?.cards).toEqual({ played: 2, clean: 1, lastAt: 7 });
  });

  it('[PATH29] remembers the last matches only', () => {
    const runs = Array.from({ length: 80 }, (_, n): Run => ({ ...cleanRun('crossing', 'cards'), matchId: `m${n}` }));
    const progress = runs.reduce((so, run, at) => afterRun(so, run, at), NO_PROGRESS);
    expect(progress.recorded).toHaveLength(50);
    expect(progress.recorded.at(-1)).toEqual({ matchId: 'm79', at: 79 });
    expect(progress.levels.crossing?.cards?.played).toBe(80);
  });

  it('[PATH30] recognises a newcomer, and knows how many positions are due', () => {
    expect(isNewcomer(NO_PROGRESS)).toBe(true);
    expect(isNewcomer({ ...NO_PROGRESS, firstDone: true })).toBe(false);
    expect(isNewcomer(mastered(0, 1))).toBe(false);
    const { progress } = PATH_VIEWS.pathMiddle();
    expect(dueCount(must(progress), 1_000)).toBe(2);
    expect(dueCount(must(progress), -3_600_000)).toBe(0);
  });
});

describe('rooms of a single player', () => {
  it('[PATH27] are recognised by who created them', () => {
    expect(runOf(played(perfect(2_000), {}, { ...ALONE, against: 'anyone' }))).toBeNull();
  });
});
