/** What the board computes before it draws anything: scene, next step, grid, bars, heat, keys. */

import { describe, expect, it } from 'vitest';
import { gridFor, pageOf } from '../../client/teach/board/board-grid.ts';
import { BOARD_KEYS, boardAction } from '../../client/teach/board/board-keys.ts';
import { boardScene, nextStep, podiumOf, roundLeft, somebodyBusy } from '../../client/teach/board/board-scene.ts';
import { heatTable, warmth } from '../../client/teach/board/heat-table.ts';
import { answerText, barRows, mostTaken, rightCount, rightOrder } from '../../client/questions/question-bars.ts';
import { answersWords, statusWords } from '../../client/teach/class-status.tsx';
import { locale } from '../../client/words/i18n.ts';
import { inLanguage } from '../../client/words/lesson-words.ts';
import type { TeacherView } from '../../shared/class/class-view.ts';
import './every-language.ts';
import { countOf, TEACHER_FIXTURES } from './fixtures/class-views.ts';

const view = (name: keyof typeof TEACHER_FIXTURES): TeacherView => {
  const { teacher } = TEACHER_FIXTURES[name] as { readonly teacher?: TeacherView };
  if (teacher === undefined) throw new Error(`${name} is no class`);
  return teacher;
};
const inPhase = (from: TeacherView, frame: Partial<TeacherView['frame']>): TeacherView => ({
  ...from,
  frame: { ...from.frame, ...frame },
});

describe('the status of the class', () => {
  it('[BOARD50] says how many are in, and how fast they are answered as soon as that is known', () => {
    expect(statusWords(view('boardDuels6'))).toBe('10 in, answers within 12 ms');
    expect(statusWords(view('boardThree'))).toBe('3 in');
    locale.value = 'zh';
    expect(statusWords(view('boardDuels6'))).toBe('10 人在线，12 毫秒内应答');
    locale.value = 'en';
  });

  it('[BOARD51] says that the server is slow, and what to do, when it is', () => {
    expect(answersWords({ halfMs: 90, mostMs: 300 })).toBe('Answers: 95% within 300 ms, half within 90 ms');
    expect(answersWords({ halfMs: 90, mostMs: 350 })).toMatch(/^The server is slow: .* 350 ms. Close other programs/);
  });
});

describe('the scene of the board', () => {
  it.each([
    ['boardLobby', 'lobby'],
    ['boardDuels15', 'duels'],
    ['boardSingle', 'question'],
    ['boardTest', 'test'],
    ['boardPause', 'pause'],
    ['boardPodium', 'podium'],
  ] as const)('[BOARD1] follows from the class: %s is the %s', (name, scene) => {
    expect(boardScene(view(name), null)).toBe(scene);
  });

  it('[BOARD1] is what the teacher puts on top, whatever the class does', () => {
    expect(boardScene(view('boardDuels15'), 'join')).toBe('lobby');
    expect(boardScene(view('boardDuels15'), 'heat')).toBe('heat');
    expect(boardScene(view('boardLobby'), 'standings')).toBe('standings');
  });

  it('[BOARD2] shows standings between rounds only if every round is to show them, and never before the answer', () => {
    expect(boardScene(view('boardStandings'), null)).toBe('standings');
    const quiet = { ...view('boardStandings'), settings: view('boardLobby').settings };
    expect(boardScene(quiet, null)).toBe('duels');
    const asked = { ...view('boardSingleOver'), settings: view('boardStandings').settings };
    expect(boardScene(asked, null)).toBe('question');
  });

  it('[BOARD2] has no podium if the leaderboard is off', () => {
    expect(boardScene(view('boardOver'), null)).toBe('over');
  });

  it('counts everyone who shares a place on the podium', () => {
    const row = (student: number, place: number) => ({ student, name: `S${student}`, place, score: 100 - place });
    expect(podiumOf([row(1, 1), row(2, 1), row(3, 3), row(4, 4)]).map((rows) => rows.length)).toEqual([2, 1]);
  });
});

describe('the next step', () => {
  it('[BOARD3] is a round as long as there is one, then the end; and during a round, its end', () => {
    expect(nextStep(view('boardLobby'))).toBe('start');
    expect(nextStep(view('boardDuels15'))).toBe('skip');
    expect(nextStep(view('boardPause'))).toBe('go-on');
    expect(nextStep(inPhase(view('boardStandings'), { next: 8 }))).toBe('end');
    expect(nextStep(view('boardPodium'))).toBeNull();
  });

  it('[BOARD3] asks before ending a round only while a student is busy with it', () => {
    expect(somebodyBusy(view('boardDuels15'))).toBe(true);
    expect(somebodyBusy(view('boardPause'))).toBe(false);
    const { round } = view('boardDuels15');
    const done = round?.kind === 'duel' ? { ...round, done: round.of } : null;
    expect(somebodyBusy({ ...view('boardDuels15'), round: done })).toBe(false);
  });

  it('shows the time left, and none if a round has no end', () => {
    const { frame } = view('boardDuels15');
    expect(roundLeft(frame, frame.now + 5_000)).toBe(120_000);
    expect(roundLeft(frame, frame.now + 999_000)).toBe(0);
    expect(roundLeft({ ...frame, endsAt: null }, frame.now)).toBeNull();
  });
});

describe('the grid of small figures', () => {
  it.each([1, 2, 3, 6, 12, 15, 24, 30])(
    '[BOARD4] fits %i duels on one page at 1280x720, large enough to read',
    (count) => {
      const { columns, rows, pages, width, height } = gridFor(count, 1240, 540);
      expect(pages).toBe(1);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(width).toBeGreaterThanOrEqual(188);
      expect(height).toBeGreaterThanOrEqual(98);
      expect(columns * width + (columns - 1) * 10).toBeLessThanOrEqual(1240);
      expect(rows * height + (rows - 1) * 10).toBeLessThanOrEqual(540);
    },
  );

  it('[BOARD4] distributes more duels over pages, each on exactly one', () => {
    const duels = Array.from({ length: 125 }, (_, index) => index);
    const grid = gridFor(duels.length, 1240, 540);
    const shown = Array.from({ length: grid.pages }, (_, page) => pageOf(duels, grid, page)).flat();
    expect(grid.pages).toBeGreaterThan(1);
    expect(shown).toEqual(duels);
  });

  it('fits one column on a phone', () => {
    expect(gridFor(6, 360, 500).columns).toBe(1);
  });
});

describe('the bars of a question', () => {
  it('[BOARD7] stand for options if options are ticked, each with its letter', () => {
    const rows = barRows(countOf('single'));
    expect(rows.map(({ letter }) => letter).join('')).toBe('ABCD'.slice(0, rows.length));
    expect(rows.filter(({ right }) => right)).toHaveLength(1);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(countOf('single').answered);
  });

  it('[BOARD7] count each of several options as often as it was ticked, alone or with others', () => {
    const count = countOf('several');
    const ticks = count.bars.flatMap(({ answer, count: times }) =>
      answer.kind === 'several' && answer.options.includes(0) ? [times] : [],
    );
    expect(barRows(count)[0]?.count).toBe(ticks.reduce((sum, times) => sum + times, 0));
    const few = barRows({ ...count, answered: count.answered + 3, others: 3 });
    expect(few.at(-1)).toMatchObject({ key: 'others', count: 3 });
  });

  it('[BOARD7] stand for answers in an order or a number, with rare ones combined', () => {
    const rows = barRows(countOf('order'));
    expect(rows.at(-1)).toMatchObject({ said: null, count: 2, right: false });
    expect(rows[0]?.said).toMatch(/^[A-D]( [A-D]){3}$/);
    expect(rightCount(countOf('order'))).toBe(11);
    expect(rows[0]?.said).toBe(
      rightOrder(countOf('order'))
        .map(({ letter }) => letter)
        .join(' '),
    );
    expect(answerText({ kind: 'number', value: -3 })).toBe('-3');
  });

  it('[BOARD420] tell in the end why the wrong option is wrong that most have taken', () => {
    const count = countOf('single');
    const told = mostTaken(count);
    const [first] = barRows(count)
      .filter(({ right, count: votes }) => !right && votes > 0)
      .toSorted((a, b) => b.count - a.count);
    expect(told?.letter).toBe(first?.letter);
    const option = count.asked.options.findIndex((_, at) => String.fromCharCode(65 + at) === told?.letter);
    expect(told?.reason).toBe(count.reasons?.[option]);
    expect(mostTaken({ ...count, bars: count.bars.slice(0, 1) })).toBeNull();
    const { reasons: _, ...silent } = count;
    expect(mostTaken(silent)).toBeNull();
    expect(mostTaken(countOf('order'))).toBeNull();
  });
});

describe('the heat map', () => {
  it('[BOARD8] has the levels in the order of the lesson and the most frequent mistake first', () => {
    const table = heatTable(view('boardDuels15').heat, ['four-waves', 'crossing', 'lost-last-ack']);
    expect(table.levels).toEqual(['four-waves', 'lost-last-ack']);
    expect(table.rows.map(({ total }) => total)).toEqual([19, 19, 8, 6, 3, 1]);
    expect(table.rows.every(({ cells }) => cells.length === 2)).toBe(true);
    expect(table.most).toBe(19);
  });

  it('[BOARD8] warms from nothing to the most frequent in five steps', () => {
    expect([0, 1, 5, 10, 15, 19].map((count) => warmth(count, 19))).toEqual([0, 1, 2, 3, 4, 4]);
    expect(warmth(0, 0)).toBe(0);
  });
});

describe('the keys of the board', () => {
  it('[BOARD10] each control has its own, which also works in lower case', () => {
    const keys = Object.values(BOARD_KEYS);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [action, key] of Object.entries(BOARD_KEYS)) expect(boardAction(key.toLowerCase())).toBe(action);
  });

  it('[BOARD10] the space bar advances, the arrows turn pages, and others do nothing', () => {
    expect([' ', '=', 'ArrowLeft', 'PageDown', 'x', 'Enter'].map(boardAction)).toEqual([
      'next',
      'more',
      'back',
      'forth',
      null,
      null,
    ]);
  });
});

describe('the words of a lesson', () => {
  it("are in the reader's language if it has them, otherwise in the other", () => {
    expect(inLanguage({ en: 'Pause', zh: '休息' }, 'zh')).toBe('休息');
    expect(inLanguage({ en: 'Pause' }, 'zh')).toBe('Pause');
    expect(inLanguage({}, 'en')).toBe('');
  });
});
