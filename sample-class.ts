/**
 * The recorded class that everybody may look at: students played by bots, from a seed, through the rules of class, duel and
 * report. Written at build as `sample-class.json` (client/sample reads it).
 */

import jStat from 'jstat';
import type { Plugin } from 'vite';
import { HOME_EN } from './client/words/en/home.ts';
import { HOME_ZH } from './client/words/zh/home.ts';
import { botMove } from './shared/bot/bot.ts';
import { advanceClass } from './shared/class/advance-class.ts';
import { applyClass, type ClassCommand } from './shared/class/apply-class.ts';
import type { ClassEvent, PlannedDuel, StudentId } from './shared/class/class-event.ts';
import type { DuelFacts } from './shared/class/class-facts.ts';
import { DEFAULT_SETTINGS } from './shared/class/class-settings.ts';
import type { ClassState } from './shared/class/class-state.ts';
import { createClass } from './shared/class/create-class.ts';
import { duelFacts } from './shared/class/duel-facts.ts';
import { evolveClass, replayClass } from './shared/class/evolve-class.ts';
import type { Answer, DuelRound, Lesson, QuestionRound } from './shared/class/lesson.ts';
import { drawPairs } from './shared/class/pairing.ts';
import { askedTo, revealed } from './shared/class/question.ts';
import { levelById } from './shared/content/levels.ts';
import { readyLesson } from './shared/content/lessons.ts';
import { createDuel, isOver, replay } from './shared/duel/duel.ts';
import type { MatchOptions, Seat } from './shared/duel/options.ts';
import { SEATS } from './shared/duel/options.ts';
import { advance, nextDeadline } from './shared/duel/rules/advance.ts';
import { apply } from './shared/duel/rules/apply.ts';
import type { Command } from './shared/duel/rules/command.ts';
import type { DuelEvent } from './shared/duel/state/duel-event.ts';
import type { DuelState } from './shared/duel/state/state.ts';
import { seatView } from './shared/duel/views/seat-view.ts';
import { drawsFrom } from './shared/lib/random.ts';
import type { LoggedMatch } from './shared/report/report-source.ts';
import { makeReport } from './shared/report/make-report.ts';
import { classRoom, type RecordedClass } from './client/sample/recorded-class.ts';

const SEED = 20_261_122;
const CODE = 'SAMPLE';
const STUDENTS = 12;
/** The rounds of the short lesson that the class plays. */
const ROUNDS = [0, 1, 2, 4, 5] as const;
/** When the class was held, epoch ms: it is always the same class. */
const HELD_AT = Date.UTC(2026, 8, 14, 8);
/** More steps than any duel takes. */
const STEPS_MAX = 20_000;

/** Of the lists from which the page draws names for players, in the same order in both languages. */
function names(words: { readonly 'name.first': string; readonly 'name.second': string; readonly 'name.join': string }) {
  const [first, second] = [words['name.first'].split(' '), words['name.second'].split(' ')];
  return Array.from(
    { length: STUDENTS },
    (_, i) => `${first[(i * 5) % first.length]}${words['name.join']}${second[(i * 7 + 3) % second.length]}`,
  );
}

/** A duel of two students, each as sure as their seed says, on the clock of the class. */
class Played {
  readonly log: DuelEvent[];
  state: DuelState;

  constructor(
    readonly plan: PlannedDuel,
    round: DuelRound,
    public now: number,
    seed: number,
  ) {
    const level = levelById(round.levelId);
    if (level === null) throw new Error(`no level ${round.levelId}`);
    const { levelId, mode, pace } = round;
    const options: MatchOptions = { levelId, mode, pace, speed: true };
    this.log = [...createDuel({ seed, level, options }, now)];
    this.state = replay(this.log);
    this.#play();
  }

  facts(): DuelFacts {
    return duelFacts(this.plan.matchId, this.state, classRoom(this.plan, []), this.plan, null);
  }

  #play(): void {
    for (let steps = 0; !isOver(this.state); steps++) {
      if (steps > STEPS_MAX) throw new Error('a duel of the recorded class does not end');
      if (this.state.phase !== 'playing') for (const seat of SEATS) this.#ask({ kind: 'ready', seat });
      else this.#step();
    }
  }

  #ask(command: Command): void {
    const applied = apply(this.state, command, this.now);
    if (!applied.ok) throw new Error(`refused: ${applied.code}`);
    this.log.push(...applied.events);
    this.state = applied.state;
  }

  #step(): void {
    const plans = SEATS.flatMap((seat) => this.#planned(seat)).sort((a, b) => a.at - b.at);
    const deadline = nextDeadline(this.state);
    const [first] = plans;
    if (first !== undefined && (deadline === null || first.at < deadline)) {
      this.now = Math.max(this.now, first.at);
      this.#ask(first.command);
      return;
    }
    if (deadline === null) throw new Error('nothing more can happen in a duel of the recorded class');
    this.now = Math.max(this.now, deadline);
    const { events, state } = advance(this.state, this.now);
    this.log.push(...events);
    this.state = state;
  }

  #planned(seat: Seat): { readonly at: number; readonly command: Command }[] {
    const view = seatView(this.state, seat, classRoom(this.plan, []), this.now);
    const student = this.plan.seats[seat] ?? 0;
    const chosen = botMove(view, student % 3 === 0 ? 'perfect' : 'typical', SEED + student);
    if (chosen === null || view.position === null) return [];
    const { positionId, move, delayMs } = chosen;
    const at = view.position.openedAt + delayMs * (1 + (student % 4) / 2);
    return [{ at, command: { kind: 'move', seat, positionId, move, by: 'player', lagMs: 0 } }];
  }
}

/** The class, as its room would drive it. */
class Course {
  readonly log: ClassEvent[] = [];
  readonly played: Played[] = [];
  readonly here = new Set<StudentId>();
  state: ClassState;
  now = 0;

  constructor(lesson: Lesson) {
    this.log.push(...createClass({ seed: SEED, lesson, settings: DEFAULT_SETTINGS }, 0));
    this.state = replayClass(this.log);
    for (const name of names(HOME_EN)) {
      this.now += 700;
      this.ask({ kind: 'join', name, roster: '' });
      this.here.add(this.state.students.length);
    }
    for (const [index, round] of lesson.rounds.entries()) {
      this.now += 3_000;
      if (round.kind === 'duel') this.#duels(round, index);
      else if (round.kind === 'question') this.#question(round, index);
      this.#advance();
      if (this.state.phase === 'round') this.ask({ kind: 'skip' });
    }
    this.now += 3_000;
    this.ask({ kind: 'end' });
  }

  ask(command: ClassCommand): void {
    const applied = applyClass(this.state, command, this.now);
    if (!applied.ok) throw new Error(`${command.kind} was refused: ${applied.code}`);
    this.#put(applied.events);
  }

  #put(events: readonly ClassEvent[]): void {
    this.log.push(...events);
    this.state = events.reduce<ClassState>(evolveClass, this.state);
  }

  #advance(): void {
    const duels = new Map(this.played.map((duel) => [duel.plan.matchId, duel.facts()]));
    this.#put(advanceClass(this.state, { now: this.now, here: this.here, duels }));
  }

  #duels(round: DuelRound, index: number): void {
    const duels = drawPairs(this.state, [...this.here]).map((seats, i) => ({
      matchId: `sample-${index}-${i}`,
      code: `S${index}${i}`,
      seats,
    }));
    this.ask({ kind: 'start', index, duels });
    const played = duels.map((plan, i) => new Played(plan, round, this.now, SEED + index * 100 + i));
    this.played.push(...played);
    this.now = Math.max(...played.map(({ now }) => now));
  }

  #question({ question }: QuestionRound, index: number): void {
    this.ask({ kind: 'start', index, duels: [] });
    const began = this.now;
    const draw = drawsFrom(SEED, index);
    const answers = [...this.here].map((student) => ({ student, at: began + 3_000 + draw(15_000), sure: draw(100) }));
    for (const { student, at, sure } of answers.sort((a, b) => a.at - b.at)) {
      this.now = at;
      const to = askedTo(this.state.seed, { content: { kind: 'question', question, seconds: 60 } }, student);
      const right = sure < 45 + (student % 3) * 20;
      const answer = answerTo(revealed(question, to).right, right, draw(4));
      this.ask({ kind: 'answer', student, round: this.state.rounds.length, question: 0, answer, lagMs: 0 });
    }
  }
}

function answerTo(right: Answer, isRight: boolean, other: number): Answer {
  if (isRight) return right;
  switch (right.kind) {
    case 'single':
      return { kind: 'single', option: (right.option + 1 + (other % 2)) % 3 };
    case 'several':
      return { kind: 'several', options: right.options.slice(1) };
    case 'order':
      return { kind: 'order', items: right.items.toReversed() };
    case 'number':
      return { kind: 'number', value: right.value + 1 };
  }
}

/** Plays the class. The same each time. */
export function sampleClass(): RecordedClass {
  const lesson = readyLesson('fifteen');
  if (lesson === null) throw new Error('the short lesson is gone');
  const rounds = ROUNDS.flatMap((index) => lesson.rounds[index] ?? []);
  const { log: events, played } = new Course({ ...lesson, rounds });
  const matches: LoggedMatch[] = played.map(({ plan, log }) => ({ id: plan.matchId, events: log }));
  const logged = { code: CODE, openedAt: HELD_AT, events, matches };
  const report = makeReport({ madeAt: HELD_AT, classes: [logged] }, (p, df) => jStat.studentt.inv(p, df));
  return { events, matches, report, names: { en: names(HOME_EN), zh: names(HOME_ZH) } };
}

/** @returns the plugin that puts the class among the files of the built page */
export function sampleClassFile(): Plugin {
  return {
    name: 'sample-class',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sample-class.json', source: JSON.stringify(sampleClass()) });
    },
  };
}
