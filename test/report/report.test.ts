/** A report against an independent recount of the same logs, and its gain against the textbook. */

import jStat from 'jstat';
import { describe, expect, it } from 'vitest';
import { replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { gainOf } from '../../shared/report/gain.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import { moveText } from '../../shared/content/report-cells.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import type { LoggedClass } from '../../shared/report/report-source.ts';
import { standingsOf } from '../../shared/class/standings.ts';
import { applyClass } from '../../shared/class/apply-class.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { RoundEnd } from '../../shared/class/class-event.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import { duelFacts } from '../../shared/class/duel-facts.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { must, perfect, type Player, Rig, ROOM } from '../duel/rig.ts';
import { tableOf } from '../../server/http/report-table.ts';
import { loggedClass, LESSON } from '../class/logged-class.ts';

const tQuantile = (p: number, df: number) => jStat.studentt.inv(p, df);
const NAMES = ['Ada', '小林', 'Bo', 'Chen', 'Dev'];
const CLASS = loggedClass({ code: 'AAAAAA', names: NAMES, leavesOut: 2, missesAfter: 4 });
const made = (...classes: LoggedClass[]) => makeReport({ madeAt: 1, classes }, tQuantile);
const REPORT = made(CLASS);

/** Every move that a student made themselves, recounted from the replayed matches, match by match. */
function ownByMatch(logged: LoggedClass, student: number): Judgement[][] {
  const plans = logged.events.flatMap((event) => (event.type === 'round-started' ? event.duels : []));
  return plans.map(({ matchId, seats }) => {
    const { events } = must(logged.matches.find(({ id }) => id === matchId));
    const judgements = replay(events).halves.flatMap((half) => half.judgements);
    return judgements.filter(({ seat, by }) => seats[seat] === student && by === 'player');
  });
}
const ownOf = (logged: LoggedClass, student: number) => ownByMatch(logged, student).flat();
const answersOf = (events: readonly ClassEvent[], student: number) =>
  events.flatMap((event) => (event.type === 'answered' && event.student === student ? [event] : []));
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('the report of a class', () => {
  it('[REPORT1] gives each student the numbers of a recount of matches and answers', () => {
    expect(REPORT.students.map(({ name }) => name)).toEqual(NAMES);
    for (const row of REPORT.students) {
      const own = ownOf(CLASS, row.student);
      const answers = answersOf(CLASS.events, row.student);
      expect(row.duelScore).toBe(total(own.map(({ points }) => points.total)));
      expect(row.questionScore).toBe(total(answers.map(({ points }) => points)));
      expect(row.score).toBe(row.duelScore + row.questionScore);
      expect(row.wrongMoves).toBe(own.filter(({ verdict }) => verdict === 'wrong').length);
      expect(row.score).toBeGreaterThan(0);
    }
    expect(total(REPORT.students.map(({ wrongMoves }) => wrongMoves))).toBeGreaterThan(5);
  });

  it('[CHALLENGE8] deducts the cost of hints from a student’s score, from that of their duel and from the mean of the round', () => {
    const [match] = CLASS.matches;
    const bought = must(match).events.flatMap((event): readonly DuelEvent[] => {
      const hint = { type: 'hinted', at: event.at, end: 'A', positionId: 1_001, step: 1, cost: 5 } as const;
      return event.type === 'half-started' ? [event, hint] : [event];
    });
    const paid = made({ ...CLASS, matches: [{ ...must(match), events: bought }, ...CLASS.matches.slice(1)] });
    const lost = REPORT.students.map(({ score }, i) => score - must(paid.students[i]).score);
    const pair = must(REPORT.pairs.find(({ matchId }) => matchId === must(match).id));
    // Each of the two plays end A in one of the halves.
    for (const [i, points] of lost.entries()) expect(points).toBe(pair.students.includes(i + 1) ? 5 : 0);
    expect(must(paid.pairs[0]).scores).toEqual(pair.scores.map((score) => score - 5));
    const mean = (report: typeof REPORT) => must(report.rounds.find(({ kind }) => kind === 'duel')).meanPoints ?? 0;
    expect(mean(REPORT) - mean(paid)).toBeCloseTo(10 / NAMES.length);
  });

  it("[REPORT1] has a row for every move of a student and none for a bot's", () => {
    const own = NAMES.flatMap((_, index) => ownOf(CLASS, index + 1));
    expect(REPORT.moves.map(({ at }) => at).sort()).toEqual(own.map(({ at }) => at).sort());
    expect(REPORT.moves.map(({ move }) => moveText(move)).sort()).toEqual(own.map(({ move }) => moveText(move)).sort());
    expect(REPORT.pairs.filter(({ names }) => names.includes(null))).toHaveLength(2);
    for (const { end, endedIn, endedAt } of REPORT.pairs) {
      expect({ end, endedIn }).toEqual({ end: 'played', endedIn: 2 });
      expect(endedAt).toBeGreaterThan(0);
    }
  });

  it('[UI140] shows where time ran out and what that cost, and counts no move as right that cost its price', () => {
    const drowsy: Player = (view) => {
      const { cause } = view.position ?? {};
      return cause?.kind === 'arrival' && cause.again ? null : perfect(0)(view);
    };
    const match = must(CLASS.matches.find(({ id }) => id === 'AAAAAA-4-0'));
    const { log } = new Rig(must(levelById('lost-last-ack')), [drowsy, perfect(0)]).runMatch();
    const report = made({
      ...CLASS,
      matches: CLASS.matches.map((one) => (one === match ? { ...one, events: log } : one)),
    });
    const rows = report.moves.filter(({ matchId }) => matchId === match.id);
    const late = rows.filter(({ outcome }) => outcome === 'timed-out');
    expect(late.map(({ move, points, cost }) => ({ move, points, cost }))).toContainEqual({
      move: { kind: 'wait' },
      points: 0,
      cost: 60,
    });
    for (const { outcome, cost } of rows) if (outcome === 'correct') expect(cost).toBe(0);
    expect(report.mistakes).not.toContainEqual(expect.objectContaining({ mistake: must(late[0]).mistake }));
    expect(tableOf(report, 'moves', { locale: 'en', zone: 'UTC' }).rows.flat()).toContain('time ran out');
  });

  it('[REPORT2] counts a moment once, however many attempts it took, and right at first try only if all of it was right', () => {
    for (const row of REPORT.students) {
      const answersIt = ({ positionId, move, points }: Judgement) =>
        positionId !== null && move.kind !== 'claim' && (move.kind !== 'bind' || points.base > 0);
      const key = ({ half, end, positionId }: Judgement) => `${half} ${end} ${positionId}`;
      const byMatch = ownByMatch(CLASS, row.student).map((moves) => moves.filter(answersIt));
      const own = byMatch.flat();
      expect(row.positions).toBe(total(byMatch.map((moves) => new Set(moves.map(key)).size)));
      expect(row.firstTry).toBe(
        own.filter(({ verdict, attempt, points }) => verdict === 'correct' && attempt === 1 && points.base === 60)
          .length,
      );
    }
    const asked = (of: 'positions' | 'firstTry') => total(REPORT.students.map((row) => row[of]));
    expect(total(REPORT.positions.map((row) => row.asked))).toBe(asked('positions'));
    expect(total(REPORT.positions.map((row) => row.firstTry))).toBe(asked('firstTry'));
  });

  it('[REPORT3] gives the places of the live standings, and none to students who were taken out', () => {
    const removed: LoggedClass = {
      ...CLASS,
      events: [...CLASS.events, { type: 'removed', student: 3, at: must(CLASS.events.at(-1)).at + 1 }],
    };
    const report = made(removed);
    const scores = new Map(report.students.map(({ student, score }) => [student, score]));
    const places = new Map(standingsOf(replayClass(removed.events), scores).map((row) => [row.student, row.place]));
    for (const { student, place } of report.students) expect(place).toBe(places.get(student) ?? null);
    expect(report.students[2]).toMatchObject({ name: 'Bo', place: null, score: REPORT.students[2]?.score });
  });

  it('[REPORT4] says for each round who took part, how much was right and what it earned', () => {
    expect(REPORT.rounds.map(({ kind }) => kind)).toEqual(LESSON.rounds.map(({ kind }) => kind));
    const [before, duel, question, , , pause] = REPORT.rounds;
    expect(before).toMatchObject({ participants: 5, meanPoints: null, subject: 'before' });
    expect(duel).toMatchObject({ participants: 5, subject: 'four-waves' });
    const points = REPORT.moves.filter(({ round }) => round === 2).map((move) => move.points);
    expect(duel?.meanPoints).toBeCloseTo(total(points) / 5);
    const answers = REPORT.answers.filter(({ round }) => round === 3);
    expect(question?.rightShare).toBe(answers.filter(({ right }) => right).length / 5);
    expect(pause).toMatchObject({ participants: 0, rightShare: null, meanPoints: null });
  });

  it('[REPORT5] counts a skipped test question as not known, and a test without any answer as not taken', () => {
    const second = must(REPORT.students[1]);
    const known = answersOf(CLASS.events, 2).filter(({ round, right }) => round === 1 && right);
    expect(second.before).toBe(known.length / 4);
    expect(REPORT.students[3]?.after).toBeNull();
    expect(REPORT.gain?.students).toBe(4);
  });

  it('[REPORT6] reads an ordering in the words of its question, whatever order it was asked in', () => {
    const rows = REPORT.answers.filter(({ question }) => question.id === 'waves');
    for (const { answer, right } of rows)
      expect(right).toBe(JSON.stringify(answer) === '{"kind":"order","items":[0,1,2,3]}');
    expect(rows.some(({ right }) => right)).toBe(true);
  });

  it('[REPORT7] combines classes: rows stay apart, mistakes and positions add up', () => {
    const other = loggedClass({ code: 'BBBBBB', names: ['Ada', 'Eve'], seed: 11 });
    const both = made(CLASS, other);
    const one = made(other);
    expect(both.students).toEqual([...REPORT.students, ...one.students]);
    expect(total(both.mistakes.map(({ count }) => count))).toBe(
      total([...REPORT.mistakes, ...one.mistakes].map(({ count }) => count)),
    );
    const wrong = both.moves.filter(({ mistake }) => mistake !== null);
    expect(total(both.mistakes.map(({ count }) => count))).toBe(wrong.length);
    for (const { levelId, mistake, students } of both.mistakes) {
      const who = wrong.filter((move) => move.levelId === levelId && move.mistake === mistake);
      expect(students).toBe(new Set(who.map(({ code, student }) => `${code}/${student}`)).size);
    }
  });

  it('[REPORT8] can be made for a class without events, and for one whose duels never reached the log', () => {
    const opened = made({ ...CLASS, events: CLASS.events.slice(0, 1), matches: [] });
    expect(opened).toMatchObject({ students: [], rounds: [], gain: null, mistakes: [] });
    const lost = made({ ...CLASS, matches: [] });
    expect(lost.pairs.every(({ scores, end }) => scores.join() === '0,0' && end === 'missing')).toBe(true);
    expect(lost.students.map(({ duelScore }) => duelScore)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a duel in the report', () => {
  const PLAN = { matchId: 'm', code: 'ACDEF', seats: { 0: 1, 1: null } } as const;
  const at = must(CLASS.events[0]).at;
  const lesson = { ...LESSON, rounds: LESSON.rounds.slice(1, 2) };
  const content = must(lesson.rounds[0]);
  /** A class of one student against the bot, whose round ended in the given way. */
  const classOf = (rig: Rig, why: RoundEnd): LoggedClass => ({
    code: 'AAAAAA',
    openedAt: at,
    matches: [{ id: 'm', events: rig.log }],
    events: [
      { at, type: 'opened', seed: 1, lesson, settings: DEFAULT_SETTINGS },
      { at, type: 'joined', student: 1, name: 'Ada', roster: '' },
      { at, type: 'round-started', round: 1, index: 0, content, speed: true, endsAt: null, duels: [PLAN] },
      { at, type: 'round-ended', why },
    ],
  });
  const rig = () => new Rig(must(levelById('four-waves')), [perfect(2_000), perfect(1_000)]);

  it.each([
    ['teacher', 'teacher'],
    ['time', 'time'],
  ] as const)('[REPORT20] that was stopped says by whom, when and in which half (%s)', (why, end) => {
    const cut = rig();
    cut.startHalf();
    cut.untilAsked(1);
    cut.ask({ kind: 'stop' });
    expect(must(made(classOf(cut, why)).pairs[0])).toMatchObject({ end, endedIn: 1, endedAt: cut.now });
    const whole = rig().runMatch();
    expect(must(made(classOf(whole, why)).pairs[0])).toMatchObject({ end: 'played', endedIn: 2 });
  });

  it('[REPORT20] stopped in its last half counts as not finished, and one that never began has no half', () => {
    const late = rig().runHalf();
    late.startHalf();
    late.untilAsked(1);
    late.ask({ kind: 'stop' });
    expect(must(made(classOf(late, 'teacher')).pairs[0])).toMatchObject({ end: 'teacher', endedIn: 2 });
    const never = rig();
    never.ask({ kind: 'stop' });
    expect(must(made(classOf(never, 'teacher')).pairs[0])).toMatchObject({ end: 'teacher', endedIn: null });
  });

  it('[REPORT21] gives the bot the score that the board shows', () => {
    const duel = rig().runMatch();
    const [pair] = made(classOf(duel, 'done')).pairs;
    const { mini } = duelFacts('m', duel.state, ROOM, PLAN, duel.now);
    expect(must(pair).scores).toEqual(must(mini).seats.map(({ score }) => score));
    expect(must(pair).scores[1]).toBeGreaterThan(0);
  });
});

describe('students who were taken out', () => {
  it('[REPORT22] keep their rows and count in no number of the class', () => {
    const without = (student: number): LoggedClass => ({
      ...CLASS,
      events: [...CLASS.events, { type: 'removed', student, at: must(CLASS.events.at(-1)).at + 1 }],
    });
    const report = made(without(1));
    expect(report.classes[0]?.students).toBe(NAMES.length - 1);
    expect(report.moves).toEqual(REPORT.moves);
    const others = report.moves.filter(({ student }) => student !== 1);
    expect(total(report.mistakes.map(({ count }) => count))).toBe(others.filter(({ mistake }) => mistake).length);
    expect(total(report.positions.map(({ asked }) => asked))).toBe(
      total(report.students.slice(1).map((r) => r.positions)),
    );
    for (const { kind, participants, round, rightShare } of report.rounds) {
      expect(participants).toBeLessThan(NAMES.length);
      const answers = report.answers.filter((row) => row.round === round && row.student !== 1);
      if (kind === 'question') expect(rightShare).toBe(answers.filter(({ right }) => right).length / answers.length);
    }
    const both = report.students.filter(
      ({ place, before, after }) => place !== null && before !== null && after !== null,
    );
    expect(report.gain?.students).toBe(both.length);
    const duel = must(report.rounds.find(({ kind }) => kind === 'duel'));
    const points = others.filter(({ round }) => round === duel.round).map((move) => move.points);
    expect(duel.meanPoints).toBeCloseTo(total(points) / (NAMES.length - 1));
  });
});

describe('a student who joined twice', () => {
  const end = must(CLASS.events.at(-1)).at + 1;
  /** Bo (3) and Dev (5) never met: they are one person. */
  const merged: LoggedClass = {
    ...CLASS,
    events: [...CLASS.events, { type: 'merged', student: 5, into: 3, name: 'Bo', roster: 'b', at: end }],
  };
  const report = made(merged);
  const rowOf = (of: typeof REPORT, student: number) => must(of.students.find((row) => row.student === student));

  it('[REPORT26] gets one row with the work of both', () => {
    expect(report.students.map(({ student }) => student)).toEqual([1, 2, 3, 4]);
    const [one, three, five] = [rowOf(report, 3), rowOf(REPORT, 3), rowOf(REPORT, 5)];
    expect(one.duelScore).toBe(three.duelScore + five.duelScore);
    expect(one.positions).toBe(three.positions + five.positions);
    expect(one.wrongMoves).toBe(three.wrongMoves + five.wrongMoves);
    expect(one).toMatchObject({ name: 'Bo', roster: 'b', before: three.before, after: three.after });
    expect(report.classes[0]?.students).toBe(4);
    expect(report.moves).toHaveLength(REPORT.moves.length);
    for (const rows of [report.moves, report.answers]) expect(rows.some(({ student }) => student === 5)).toBe(false);
    expect(report.pairs.some(({ students }) => students.includes(5))).toBe(false);
    const keys = report.answers.map(({ round, student, question }) => `${round} ${student} ${question.id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('[REPORT26] keeps the questions that were asked under the other number', () => {
    const early = CLASS.events.filter((event) => event.type !== 'answered' || event.student !== 3);
    const events: ClassEvent[] = [...early, { type: 'merged', student: 2, into: 3, name: 'Bo', roster: '', at: end }];
    const answered = made({ ...CLASS, events }).answers.filter(({ student }) => student === 3);
    const before = REPORT.answers.filter(({ student }) => student === 2);
    expect(answered.map(({ question, set, right }) => [question.id, set, right])).toEqual(
      before.map(({ question, set, right }) => [question.id, set, right]),
    );
  });

  it('[REPORT27] is not merged if the two met or both take part, or if one does not exist', () => {
    const state = replayClass(CLASS.events);
    const ask = (student: number, into: number, of = state) =>
      applyClass(of, { kind: 'merge', student, into, name: 'x', roster: '' }, end);
    expect(ask(1, 2)).toEqual({ ok: false, code: 'two-people' });
    expect(ask(3, 3)).toEqual({ ok: false, code: 'no-such-student' });
    expect(ask(3, 9)).toEqual({ ok: false, code: 'no-such-student' });
    expect(ask(5, 3).ok).toBe(true);
    expect(ask(5, 3, replayClass(merged.events))).toEqual({ ok: false, code: 'no-such-student' });
    const second = CLASS.events.findIndex((event) => event.type === 'round-started' && event.round === 2);
    const playing = replayClass(CLASS.events.slice(0, second + 1));
    expect(ask(5, 3, playing)).toEqual({ ok: false, code: 'both-playing' });
  });
});

describe('the gain of a class', () => {
  it('[REPORT9] takes Student’s t from the table of any textbook', () => {
    for (const [df, t] of [
      [1, 12.706],
      [2, 4.303],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ] as const)
      expect(tQuantile(0.975, df)).toBeCloseTo(t, 3);
  });

  it('[REPORT9] is the mean of the paired differences with its interval', () => {
    // Differences 0.1, 0.2, 0.3, 0.4: mean 0.25, s = 0.129099, t(3) = 3.182446, half = 0.205426.
    const pairs = [0.1, 0.2, 0.3, 0.4].map((difference) => ({ before: 0.5, after: 0.5 + difference }));
    const gain = must(gainOf(pairs, tQuantile));
    expect(gain).toMatchObject({ students: 4, before: 0.5 });
    expect(gain.mean).toBeCloseTo(0.25);
    expect(must(gain.interval)[0]).toBeCloseTo(0.25 - 0.205426, 5);
    expect(must(gain.interval)[1]).toBeCloseTo(0.25 + 0.205426, 5);
    expect(gainOf(pairs.slice(0, 1), tQuantile)?.interval).toBeNull();
    expect(gainOf([], tQuantile)).toBeNull();
  });

  it('[REPORT9] has an interval that holds the true gain in 95 of 100 classes', () => {
    const draw = drawsFrom(95, 1);
    const uniform = () => (draw(1_000_000) + 1) / 1_000_001;
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const classes = Array.from({ length: 4_000 }, () =>
      Array.from({ length: 12 }, () => ({ before: 0.4, after: 0.4 + 0.2 + 0.15 * normal() })),
    );
    const holds = classes.filter((pairs) => {
      const [low, high] = must(gainOf(pairs, tQuantile)?.interval);
      return low <= 0.2 && high >= 0.2;
    });
    expect(holds.length / classes.length).toBeGreaterThan(0.94);
    expect(holds.length / classes.length).toBeLessThan(0.96);
  });
});
