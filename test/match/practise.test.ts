/** "Try again from here": practice from every position of a match that was played, exactly as it was. */

import { beforeAll, describe, expect, test } from 'vitest';
import { replay } from '../../shared/duel/duel.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { practiceLog } from '../../shared/duel/state/practice.ts';
import { currentHalf, type HalfState, seatOf } from '../../shared/duel/state/state.ts';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { StoredMatch } from '../../shared/match/log.ts';
import { factsOfStored } from '../../shared/match/stored-facts.ts';
import { must } from '../duel/rig.ts';
import { playAlone, type Sitting, sitDown } from './alone.ts';

const LEVEL = { level: 'lost-last-ack', mode: 'coached', bot: 'typical', seed: 7 } as const;

let played: StoredMatch;
beforeAll(async () => {
  played = await playAlone(LEVEL);
});

const recordOf = (match: StoredMatch): MatchRecord =>
  makeRecord({ playedAt: match.createdAt, events: match.events }, factsOfStored(match));

interface Question {
  readonly seat: Seat;
  readonly half: number;
  readonly events: number;
}

/** Every question of a match that is over, by seat and half, as its review offers it. */
function questions(match: StoredMatch): Question[] {
  const { review, steps } = recordOf(match);
  const all = steps.flatMap((own, i) =>
    own.flatMap(({ open }) =>
      (['A', 'B'] as const).flatMap((end) => {
        const asked = open[end];
        const half = must(review.halves[i]).half;
        return asked === null ? [] : [{ seat: seatOf(end, half), half, events: asked.events }];
      }),
    ),
  );
  return [...new Map(all.map((question) => [question.events, question])).values()];
}

function practise({ id, events: log }: StoredMatch, { seat, events }: Question): Promise<Sitting> {
  const begun = must(practiceLog(log, { matchId: id, events }, seat));
  return sitDown({ ...LEVEL, plays: 'perfect', seat, log: begun });
}

/** The whole half, at both ends and on the wire, without the verdicts and the starting point of scoring. */
function hidden(half: HalfState | null) {
  return { ...half, ownSince: null, judgements: null, hints: null, challenges: null };
}

describe('practice in a position of a finished match', () => {
  test('[REVIEW8] there are questions to both seats in both halves, some of which were answered wrong', () => {
    const asked = questions(played);
    for (const seat of [0, 1] as const)
      for (const half of [1, 2])
        expect(asked.filter((one) => one.seat === seat && one.half === half).length).toBeGreaterThan(2);
    const judged = recordOf(played).review.halves.flatMap(({ judgements }) => judgements);
    expect(judged.some(({ verdict }) => verdict === 'wrong')).toBe(true);
  });

  test('[REVIEW8] [REVIEW9] is exactly as it was, from every position of both seats in both halves, and can be played to its end', async () => {
    for (const question of questions(played)) {
      const eve = await practise(played, question);
      const original = replay(played.events.slice(0, question.events));
      expect(eve.seat).toBe(question.seat);
      expect(hidden(currentHalf(eve.match.state))).toEqual(hidden(currentHalf(original)));
      const view = eve.match.view(eve.seat);
      expect(view).toMatchObject({
        now: original.at,
        phase: 'playing',
        practice: { matchId: played.id, events: question.events },
        you: { name: 'Ada', score: 0, streak: 0 },
        peer: { kind: 'bot', bot: 'perfect', score: 0 },
        judgements: [],
        halfScores: [],
        review: null,
      });
      const { review } = recordOf(await eve.toEnd());
      expect(review.halves.map(({ half }) => half)).toEqual([question.half]);
      const judged = must(review.halves[0]).judgements;
      expect(judged.filter(({ verdict }) => verdict !== 'correct')).toEqual([]);
      expect(judged.find(({ seat }) => seat === question.seat)).toMatchObject({
        positionId: view.position?.id,
        attempt: 1,
        points: { base: 60, streak: 0 },
      });
    }
  });

  test('[REVIEW10] has a record of its own, in which practice can begin again', async () => {
    const question = must(questions(played).find(({ half }) => half === 2));
    const own = await (await practise(played, question)).toEnd();
    expect(recordOf(own)).toMatchObject({
      practice: { matchId: played.id, events: question.events },
      review: { halves: [{ half: 2 }] },
    });
    const later = must(
      questions(own).findLast(({ events, seat }) => events > question.events && seat !== question.seat),
    );
    const again = await practise(own, later);
    expect(again.match.view(again.seat)).toMatchObject({
      practice: { matchId: own.id, events: later.events },
      you: { seat: later.seat, score: 0 },
    });
  });

  test('[REVIEW10] survives a reload, with all its time', async () => {
    const question = must(questions(played).at(-3));
    const eve = await practise(played, question);
    const before = eve.match.view(eve.seat);
    eve.wait(20_000);
    const back = await eve.reload();
    const after = back.match.view(back.seat);
    expect([after.position, after.timeWait, after.now]).toEqual([before.position, before.timeWait, before.now]);
    const { practice } = recordOf(await back.toEnd());
    expect(practice).toEqual({ matchId: played.id, events: question.events });
  });
});
