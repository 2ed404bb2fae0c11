/** How the server serves the class: how many students are in it, and how fast they are answered. */

import type { AnswerTimes, TeacherView } from '../../shared/class/class-view.ts';
import { formatNumber, t } from '../words/i18n.ts';

/** Slower than this, a player feels that every move takes its time, ms. */
const SLOW_MS = 300;

/** How many students are connected. */
export function presentIn({ students }: Pick<TeacherView, 'students'>): number {
  return Object.values(students).filter(({ presence, removed }) => presence === 'here' && !removed).length;
}

/** "60 in, answers within 12 ms", for the line above the board; without the second half until that is known. */
export function statusWords(view: Pick<TeacherView, 'students' | 'answers'>): string {
  const here = formatNumber(presentIn(view));
  const { answers } = view;
  return answers === null
    ? t('teach.status.in', { here })
    : t('teach.status', { here, ms: formatNumber(answers.mostMs) });
}

/** How fast students are answered or, when that is slow, what to do. */
export function answersWords({ halfMs, mostMs }: AnswerTimes): string {
  const [ms, half] = [formatNumber(mostMs), formatNumber(halfMs)];
  return mostMs > SLOW_MS ? t('teach.answers.slow', { ms }) : t('teach.answers', { ms, half });
}

/** The same as a line of its own; nothing until it is known. */
export function AnswersLine({ answers }: Pick<TeacherView, 'answers'>) {
  if (answers === null) return null;
  return <p class={answers.mostMs > SLOW_MS ? 'answers slow' : 'dim'}>{answersWords(answers)}</p>;
}
