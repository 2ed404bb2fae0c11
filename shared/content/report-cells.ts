/** The text of a report's cells for values that are not text yet: a move, an answer, a subject. */

import type { Answer, Question, Words } from '../class/lesson.ts';
import type { ReportRound } from '../report/report.ts';
import { wordsIn } from '../class/words-in.ts';
import type { Move } from '../referee/verdict.ts';
import type { Locale } from '../lib/language.ts';
import { type ReportText, reportText } from './report-text.ts';

const TIMERS: Readonly<Record<string, keyof ReportText['causes']>> = {
  'time-wait': 'timeWait',
  user: 'user',
  'delayed-ack': 'delayedAck',
  'fin-wait-2': 'orphanLimit',
  'keep-alive': 'keepAlive',
};

/** What led to a position, in the reader's words: `the application called CLOSE`, `FIN,ACK arrived`. */
export function causeWords(cause: string, locale: Locale): string {
  const { causes } = reportText(locale);
  return cause
    .split(' + ')
    .map((part) => {
      const [kind = '', what = '', data] = part.split(' ');
      if (kind === 'arrival') return fill(data === undefined ? causes.arrival : causes.text, what);
      if (kind === 'call') return fill(causes.call, what);
      if (kind === 'timer') return causes[TIMERS[what] ?? 'retransmission'];
      return part === 'still owed' ? causes.owed : part;
    })
    .join(causes.and);
}

function fill(text: string, what: string): string {
  return text.replace('{}', () => what);
}

/** `send FIN,ACK seq=4000 ack=9000`, `wait`, `claim CLOSED`, `bind`: in the field's notation, in every language. */
export function moveText(move: Move): string {
  switch (move.kind) {
    case 'send': {
      const { flags, seq, ack, len } = move.segment;
      const numbers = [`seq=${seq}`, ...(ack === undefined ? [] : [`ack=${ack}`]), ...(len > 0 ? [`len=${len}`] : [])];
      return ['send', flags.join(','), ...numbers].filter((word) => word !== '').join(' ');
    }
    case 'claim':
      return `claim ${move.state}`;
    case 'wait':
    case 'bind':
      return move.kind;
  }
}

function chosen(options: readonly Words[], indices: readonly number[], locale: Locale, between: string): string {
  return indices
    .map((index) => options[index])
    .flatMap((words) => (words === undefined ? [] : [wordsIn(words, locale)]))
    .join(between);
}

/** An answer in the words of its question; an ordering from the top down. Both in a report's form. */
export function answerText(question: Question, answer: Answer, locale: Locale): string {
  switch (answer.kind) {
    case 'number':
      return String(answer.value);
    case 'single':
      return 'options' in question ? chosen(question.options, [answer.option], locale, '') : '';
    case 'several':
      return 'options' in question ? chosen(question.options, answer.options, locale, ' | ') : '';
    case 'order':
      return 'items' in question ? chosen(question.items, answer.items, locale, ' > ') : '';
  }
}

/** What a round was about. @param levelTitle finds the title of a level in that language */
export function subjectText(
  { kind, subject }: Pick<ReportRound, 'kind' | 'subject'>,
  locale: Locale,
  levelTitle: (levelId: string) => string,
): string {
  if (typeof subject !== 'string') return wordsIn(subject, locale);
  if (kind === 'duel') return levelTitle(subject);
  return subject === 'before' || subject === 'after' ? reportText(locale).tests[subject] : subject;
}
