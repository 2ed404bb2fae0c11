/** The questions that come with the game: parallel pairs, even options, reasons; those of the ready lessons too. */

import { describe, expect, it } from 'vitest';
import { READY_LESSONS } from '../../shared/content/lessons.ts';
import { QUESTION_SETS, QUESTION_TOPICS } from '../../shared/content/questions.ts';
import { LESSON_LOCALES, type LessonLocale, type Question, type Words } from '../../shared/class/lesson.ts';
import { must } from '../duel/rig.ts';

type Choice = Extract<Question, { kind: 'single' | 'several' }>;
type Single = Extract<Question, { kind: 'single' }>;
type Pair = readonly [topic: string, a: Question, b: Question];

const SOLO = QUESTION_SETS;
const LESSON_ROUNDS = READY_LESSONS.flatMap(({ lesson }) => lesson.rounds);
const TESTS = LESSON_ROUNDS.flatMap((round) => (round.kind === 'test' ? [round] : []));
const ASKED = LESSON_ROUNDS.flatMap((round) => (round.kind === 'question' ? [round.question] : []));
const LESSONS = unique([...TESTS.flatMap(({ sets }) => [...sets.A, ...sets.B]), ...ASKED]);
const ALL = [...SOLO.A, ...SOLO.B, ...LESSONS];

const topicOf = ({ id }: Question) => id.replace(/^[ab]-/, '').replace(/-after$/, '');
const pairsOf = (a: readonly Question[], b: readonly Question[]): Pair[] =>
  a.map((question, at) => [topicOf(question), question, must(b[at])]);
const PAIRS = [...pairsOf(SOLO.A, SOLO.B), ...TESTS.slice(0, 1).flatMap(({ sets }) => pairsOf(sets.A, sets.B))];

/** Each question of the lessons once: both lessons ask some, and the test afterwards asks all of the first again. */
function unique(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [JSON.stringify(question.text), question])).values()];
}

const hasOptions = (question: Question): question is Choice => 'options' in question;
const onlySingle = (questions: readonly Question[]): Single[] =>
  questions.flatMap((question) => (question.kind === 'single' ? [question] : []));
const rightOf = (question: Choice): readonly number[] =>
  question.kind === 'single' ? [question.right] : question.right;
const numbersIn = (words: string) => [...words.matchAll(/\d+/g)].map(([digits]) => Number(digits));

/** The right number from those in the text, in their order there: one rule for both questions of a pair. */
const RULES: Readonly<Record<string, (...numbers: readonly number[]) => number>> = {
  'fin-number': (seq = 0) => seq + 1,
  'last-ack-seq': (seq = 0) => seq + 1,
  'pure-ack': (seq = 0) => seq,
  'fin-with-data': (bytes = 0, seq = 0) => seq + bytes + 1,
  'port-free': (msl = 0, _first = 0, again = 0) => again + 2 * msl,
  'fin-ack': (seq = 0) => seq + 1,
  'third-seq': (seq = 0, bytes = 0) => seq + bytes,
};

/** The fact that both questions of a pair ask for, as both explanations say it. */
const FACTS: Readonly<Record<string, Readonly<Record<LessonLocale, RegExp>>>> = {
  'fin-number': { en: /FIN takes one number/, zh: /FIN 自己占一个序号/ },
  'last-ack-seq': { en: /only what the sender itself has sent/, zh: /只数发送方自己发出的内容/ },
  'pure-ack': { en: /Only data, SYN and FIN take numbers/, zh: /只有数据、SYN 和 FIN 占序号/ },
  'fin-with-data': { en: /the FIN comes after it/, zh: /FIN 排在数据后面/ },
  'which-ack': { en: /until ack=\d+/, zh: /ack=\d+/ },
  'half-close': { en: /receiver sends as before|server, in CLOSE-WAIT, sends/, zh: /在 CLOSE-WAIT (里)?照样/ },
  'three-or-four': { en: /about 40 ms/, zh: /延迟确认/ },
  'ack-flag': { en: /[Ee]very segment .*carries ACK, except some RSTs/, zh: /除了有些 RST，每个报文段都带 ACK/ },
  'who-waits': { en: /sent (the last|that) ACK.* (wait|waits)/, zh: /发出(最后|这个)确认的/ },
  'close-wait': { en: /own application|program’s close/, zh: /自己的应用|程序自己调用/ },
  'lost-ack': { en: /FIN.* again/s, zh: /FIN.*再(发|确认)一次/ },
  'last-ack-needed': { en: /repeats (its|the) FIN.* until it gives up/, zh: /重传 FIN，直到放弃/ },
  're-ack': { en: /sent|sends nothing/, zh: /什么(都没来|也不发)/ },
  purposes: { en: /FIN|last ACK/, zh: /旧报文段/ },
  'port-free': { en: /starts again with the ACK/, zh: /重新计时/ },
  rst: { en: /“connection reset”/, zh: /“连接被复位”/ },
  'half-words': { en: /^Half-open/, zh: /“半开”（half-open）/ },
  'close-or-shutdown': { en: /answers (data|it) with a RST/, zh: /会回 RST/ },
  'close-returns': { en: /close\(\)/, zh: /close\(\)/ },
  'closed-end': { en: /RST/, zh: /回 RST/ },
  crossing: { en: /CLOSING/, zh: /CLOSING/ },
  states: { en: /ACK of its FIN.* 2MSL/, zh: /对自己 FIN 的确认.*2MSL/ },
  'fin-ack': { en: /FIN takes one number/, zh: /FIN 占一个序号/ },
  'third-seq': { en: /A pure ACK takes no number/, zh: /纯 ACK 不占序号/ },
  'lost-fin': { en: /timer rings/, zh: /计时器会到时/ },
  'time-wait': { en: /the next/, zh: /下一条连接/ },
};
/** In the lesson's own pairs of that name. */
const LESSON_FACTS: typeof FACTS = {
  'half-close': { en: /direction/, zh: /另一个方向/ },
  'who-waits': { en: /[Tt]he last ACK/, zh: /最后的确认/ },
  'close-wait': { en: /FIN .*(there already|has come)/, zh: /FIN 早就到了|FIN 已经到了/ },
};

describe('the pairs of questions', () => {
  it('[QUIZ1] are 22, and 7 in the test of a lesson, by topic', () => {
    expect(SOLO.A.map(topicOf)).toEqual(Object.keys(QUESTION_TOPICS));
    expect(SOLO.B.map(topicOf)).toEqual(Object.keys(QUESTION_TOPICS));
    expect(PAIRS).toHaveLength(22 + 7);
  });

  it.each(PAIRS)('[QUIZ423] [LESSON5] %s: same kind, clause and form of the answer', (_, a, b) => {
    const form = (question: Question) => ({
      kind: question.kind,
      clause: question.clause,
      choices: hasOptions(question) ? [question.options.length, rightOf(question), question.shuffle] : null,
      items: question.kind === 'order' ? question.items : null,
      whole: question.kind === 'number' ? Number.isInteger(question.right) : null,
    });
    expect(form(a)).toEqual(form(b));
    for (const language of LESSON_LOCALES) {
      const [first, second] = [a, b].map(({ text }) => must(text[language]));
      expect(first).not.toBe(second);
      // As much to read: within half as much again, or ten words.
      const [long, short] = [must(first).length, must(second).length].toSorted((x, y) => y - x) as [number, number];
      expect(long - short, `${language} ${short} ${long}`).toBeLessThan(
        Math.max(short / 2, language === 'en' ? 60 : 24),
      );
    }
  });

  it.each(PAIRS)('[QUIZ423] [LESSON5] %s: the same fact, said in both explanations', (topic, a, b) => {
    const facts = SOLO.A.includes(a) ? FACTS : { ...FACTS, ...LESSON_FACTS };
    for (const language of LESSON_LOCALES)
      for (const { explanation } of [a, b]) expect(explanation[language]).toMatch(must(facts[topic])[language]);
  });

  const numeric = [...PAIRS.flatMap(([, a, b]) => [a, b])].filter(({ kind }) => kind === 'number');
  it.each(numeric.map((question) => [question.id, question] as const))(
    '[QUIZ423] [QUIZ2] %s: the right number follows from those in the text, by the rule of its pair',
    (_, question) => {
      const { right } = question as Extract<Question, { kind: 'number' }>;
      for (const language of LESSON_LOCALES) {
        const numbers = numbersIn(must(question.text[language]));
        expect(must(RULES[topicOf(question)])(...numbers)).toBe(right);
        // No number of the text is an answer by itself, except where that is the point.
        if (topicOf(question) !== 'pure-ack') expect(numbers).not.toContain(right);
        expect(question.explanation[language]).toContain(String(right));
      }
    },
  );
});

describe('the options', () => {
  /** The share of questions that somebody gets right who always takes the option of that length; ties are a draw. */
  function won(questions: readonly Single[], language: LessonLocale, best: (...lengths: number[]) => number): number {
    const wins = questions.map(({ options, right }) => {
      const lengths = options.map((words) => must(words[language]).length);
      const wanted = best(...lengths);
      return lengths[right] === wanted ? 1 / lengths.filter((length) => length === wanted).length : 0;
    });
    return wins.reduce((sum, win) => sum + win, 0) / questions.length;
  }

  const groups = { 'set A': SOLO.A, 'set B': SOLO.B, 'the lessons': LESSONS };
  it.each(
    Object.entries(groups).flatMap(([name, questions]) =>
      LESSON_LOCALES.map((language) => [name, language, onlySingle(questions)] as const),
    ),
  )(
    '[QUIZ424] of %s in %s: always the longest, or always the shortest, is right in at most a third',
    (_, language, asked) => {
      expect(asked.length).toBeGreaterThanOrEqual(12);
      expect(won(asked, language, Math.max)).toBeLessThanOrEqual(1 / 3);
      expect(won(asked, language, Math.min)).toBeLessThanOrEqual(1 / 3);
    },
  );

  it.each(ALL.filter(hasOptions).map((question) => [question.id, question] as const))(
    '[QUIZ425] of %s are shuffled, and each wrong one, and no other, has its reason',
    (_, question) => {
      expect(question.shuffle).toBe(true);
      const reasons = must(question.reasons);
      expect(reasons).toHaveLength(question.options.length);
      const said = (words: Words | null) => (words === null ? null : Object.keys(words).sort().join());
      expect(reasons.map(said)).toEqual(
        question.options.map((_, at) => (rightOf(question).includes(at) ? null : 'en,zh')),
      );
      for (const language of LESSON_LOCALES) {
        const texts = reasons.flatMap((words) => (words === null ? [] : [must(words[language])]));
        expect(new Set(texts).size).toBe(texts.length);
        for (const text of texts)
          expect(text).toMatch(language === 'en' ? /^(?:[A-Z“\d]|(?:close|shutdown)\(\)).*[.?!]$/ : /[。？！]$/);
      }
    },
  );
});
