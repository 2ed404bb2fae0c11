/** Logs of whole classes: students with luck of their own, duels played in virtual time, answers. */

import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { ClassEvent, PlannedDuel, StudentId } from '../../shared/class/class-event.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { Answer, DuelRound, Lesson, Question, Round, TestRound } from '../../shared/class/lesson.ts';
import { askedTo, type AskedTo, isRight, questionsOf, revealed } from '../../shared/class/question.ts';
import type { LoggedClass, LoggedMatch } from '../../shared/report/report-source.ts';
import { type Draw, drawsFrom } from '../../shared/lib/random.ts';
import { must, type Player, Rig } from '../duel/rig.ts';

const words = (en: string, zh: string) => ({ en, zh });

function single(id: string, right = 1): Question {
  return {
    id,
    kind: 'single',
    text: words(`Who waits for 2MSL? (${id})`, `谁要等待 2MSL？（${id}）`),
    options: [words('Nobody', '谁也不'), words('The active closer', '主动关闭方'), words('Both', '双方')],
    right,
    explanation: words('Whoever sends the last ACK waits.', '发送最后一个 ACK 的一方等待。'),
    clause: '3.6.1',
  };
}

const ORDER: Question = {
  id: 'waves',
  kind: 'order',
  text: words('Put the four waves in order', '请排列四次挥手'),
  items: [words('FIN', '一'), words('ACK', '二'), words('the other FIN', '三'), words('the last ACK', '四')],
  explanation: words('FIN, ACK, FIN, ACK.', '一、二、三、四。'),
  clause: null,
};

const duel = (levelId: string): DuelRound => ({ kind: 'duel', levelId, mode: 'coached', pace: 'normal', seconds: 300 });
const test = (when: TestRound['when']): TestRound => ({
  kind: 'test',
  when,
  sets: { A: ['a1', 'a2', 'a3', 'a4'].map((id) => single(id)), B: ['b1', 'b2', 'b3', 'b4'].map((id) => single(id, 2)) },
  seconds: 240,
});

export const LESSON: Lesson = {
  title: words('Closing a connection', '连接的关闭'),
  rounds: [
    test('before'),
    duel('four-waves'),
    { kind: 'question', question: single('q1'), seconds: 60 },
    duel('lost-last-ack'),
    { kind: 'question', question: ORDER, seconds: 60 },
    { kind: 'pause', words: words('Look at the board', '看黑板'), seconds: null },
    test('after'),
  ],
};

/** Right with a chance of `percent`, otherwise a card that was not tried yet, or nothing if there is none. */
function learner(percent: number, seed: number): Player {
  return (view) => {
    const choice = botMove(view, 'perfect', seed);
    if (choice === null || view.position === null) return null;
    const { id, attempt, cards, tried } = view.position;
    const draw = drawsFrom(seed, id * 8 + attempt);
    if (draw(100) < percent || attempt > 3) return choice;
    const others = cards.filter((_, index) => !tried.includes(index));
    const card = others[draw(others.length || 1)];
    return card === undefined ? choice : { move: { kind: 'send', segment: card }, delayMs: choice.delayMs };
  };
}

function play(round: DuelRound, percents: readonly [number, number], seed: number): DuelEvent[] {
  const players = [learner(percents[0], seed), learner(percents[1], seed + 1)] as const;
  return new Rig(must(levelById(round.levelId)), players, { ...round, speed: true }, seed).runMatch().log;
}

function answerTo(question: Question, right: boolean, to: AskedTo): Answer {
  const answer = revealed(question, to).right;
  if (right) return answer;
  switch (answer.kind) {
    case 'order':
      return { kind: 'order', items: answer.items.toReversed() };
    case 'number':
      return { kind: 'number', value: answer.value - 1 };
    case 'several':
      return { kind: 'several', options: answer.options.slice(1) };
    case 'single':
      return { kind: 'single', option: 0 };
  }
}

export interface ClassPlan {
  readonly code: string;
  readonly names: readonly string[];
  readonly seed?: number;
  readonly lesson?: Lesson;
  /** The student who skips a question of a test, and the one who never takes the test after. */
  readonly leavesOut?: StudentId;
  readonly missesAfter?: StudentId;
}

/** Writes the log of a class as it is played: rounds are one minute apart. */
class Writer {
  readonly events: ClassEvent[] = [];
  readonly matches: LoggedMatch[] = [];
  #at = 1_790_000_000_000;

  constructor(
    readonly plan: ClassPlan,
    readonly seed: number,
    readonly draw: Draw,
  ) {}

  put(event: ClassEvent extends infer E ? (E extends ClassEvent ? Omit<E, 'at'> : never) : never): void {
    this.#at += 1_000;
    this.events.push({ ...event, at: this.#at } as ClassEvent);
  }

  pairs(round: number): PlannedDuel[] {
    const ids = this.plan.names.map((_, index) => index + 1);
    const seats = ids.flatMap((id, index) => (index % 2 === 0 ? [[id, ids[index + 1] ?? null] as const] : []));
    return seats.map(([a, b], index) => ({
      matchId: `${this.plan.code}-${round}-${index}`,
      code: `D${round}${index}`,
      seats: round % 2 === 0 ? { 0: b, 1: a } : { 0: a, 1: b },
    }));
  }

  duels(content: DuelRound, round: number, duels: readonly PlannedDuel[]): void {
    const skill = (student: StudentId | null) => (student === null ? 100 : 45 + ((student * 17 + round * 5) % 50));
    for (const { matchId, seats } of duels) {
      const events = play(content, [skill(seats[0]), skill(seats[1])], this.draw(1_000_000));
      // A bot has no student's moves.
      const played = events.map((event): DuelEvent => {
        if (event.type !== 'judged' || seats[event.judgement.seat] !== null) return event;
        return { ...event, judgement: { ...event.judgement, by: 'bot' } };
      });
      this.matches.push({ id: matchId, events: played });
    }
  }

  answers(content: Round, round: number): void {
    for (const student of this.plan.names.map((_, index) => index + 1)) {
      if (content.kind === 'test' && content.when === 'after' && student === this.plan.missesAfter) continue;
      for (const [index, question] of questionsOf({ content, setSeed: null }, student).entries()) {
        if (content.kind === 'test' && index === 3 && student === this.plan.leavesOut) continue;
        const known = content.kind === 'test' && content.when === 'before' ? 40 : 70;
        const to = askedTo(this.seed, { content }, student);
        const answer = answerTo(question, this.draw(100) < known, to);
        const right = isRight(question, answer, to);
        const points = content.kind === 'question' && right ? 60 + this.draw(40) : 0;
        const elapsedMs = 2_000 + this.draw(20_000);
        this.put({ type: 'answered', student, round, question: index, answer, right, points, elapsedMs });
      }
    }
  }

  play(content: Round, index: number): void {
    const round = index + 1;
    const duels = content.kind === 'duel' ? this.pairs(round) : [];
    this.put({ type: 'round-started', round, index, content, speed: true, endsAt: null, duels });
    if (content.kind === 'duel') this.duels(content, round, duels);
    this.answers(content, round);
    this.put({ type: 'round-ended', why: 'done' });
  }
}

/** The log of a class that played everything in its lesson. */
export function loggedClass(plan: ClassPlan): LoggedClass {
  const { code, names, seed = 7, lesson = LESSON } = plan;
  const writer = new Writer(plan, seed, drawsFrom(seed, 1));
  writer.put({ type: 'opened', seed, lesson, settings: DEFAULT_SETTINGS });
  for (const [index, name] of names.entries())
    writer.put({ type: 'joined', student: index + 1, name, roster: `${code}-${index + 1}` });
  for (const [index, round] of lesson.rounds.entries()) writer.play(round, index);
  return { code, openedAt: 1_790_000_000_000, events: writer.events, matches: writer.matches };
}
