/** All that a lone player needs. A file of its own, so that the first page does not carry the list. */

import { bringContent } from './words/explanations.ts';
import { bringWords } from './words/i18n.ts';
import { bringPractice } from './words/practice-words.ts';

/** The most important first: the guided duel, then practice, then its review, then the rest. */
const NEEDED_ALONE: readonly (() => Promise<unknown>)[] = [
  () => bringWords('play'),
  () => bringContent(),
  () => bringPractice(),
  () => import('./solo/own/own-matches.ts'),
  () => import('./solo/first/first-page.tsx'),
  () => import('./match-screen.tsx'),
  () => import('./header-facts.tsx'),
  () => import('./match/follow-sounds.ts'),
  () => import('./sound/speaker.ts'),
  () => import('./match/arena.tsx'),
  () => import('./figure/phaser/mount.ts'),
  () => import('./match/interval.tsx'),
  () => import('./result.tsx'),
  () => import('./solo/path/path-page.tsx'),
  () => import('./figure/phaser/fog-below.ts'),
  () => import('./solo/path/run-of.ts'),
  () => import('./match/tcpdump-sheet.tsx'),
  () => import('./solo/drills/drill-page.tsx'),
  () => import('./solo/progress/progress-schema.ts'),
  () => import('./solo/drills/drill.ts'),
  () => import('./solo/drills/schedule.ts'),
  () => import('./solo/drills/drill-starter.ts'),
  () => import('./review/review-page.tsx'),
  () => import('./solo/questions/quiz-page.tsx'),
  () => import('./lecture/study-pages.tsx').then(({ studyPages }) => studyPages()),
  () => import('./sandbox/sandbox-page.tsx'),
  () => import('./solo/own/moment-log.ts'),
];

/** Loads one part after the other, and then says so on the page's root element. */
export async function loadAll(): Promise<void> {
  for (const load of NEEDED_ALONE) {
    await load();
    await idle();
  }
  document.documentElement.dataset.alone = 'ready';
}

function idle(): Promise<unknown> {
  // Safari has no requestIdleCallback.
  return new Promise((done) => (window.requestIdleCallback ?? window.setTimeout)(done));
}
