/** Mounts the figure with a fixture, for looking at it: ?fixture=NAME&locale=zh&theme=light&seat=1&step=9. */

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { mountFigure, mountReview } from '../../client/scenes/mount.ts';
import { REVIEWS } from '../client/fixtures/figure-reviews.ts';
import { FIXTURES } from '../client/fixtures/figure-views.ts';

const query = new URLSearchParams(location.search);
const locale = query.get('locale') === 'zh' ? 'zh' : 'en';
document.documentElement.lang = locale;
document.documentElement.dataset['theme'] = query.get('theme') ?? 'dark';
const parent = document.getElementById('figure');
const name = query.get('fixture') ?? 'lostLastAck';

/** The clock stands still at the fixture's moment unless `run` is asked for. */
function clock(now: number): () => number {
  const start = performance.now();
  return query.has('run') ? () => now + performance.now() - start : () => now;
}

const fixture = Object.entries(FIXTURES).find(([key]) => key === name)?.[1];
if (parent !== null && fixture !== undefined) {
  mountFigure(parent, { locale: () => locale, serverNow: clock(fixture.now) }).update(fixture.view);
}

const review = Object.entries(REVIEWS).find(([key]) => key === name)?.[1];
if (parent !== null && review !== undefined) {
  const figure = mountReview(parent, { locale: () => locale, serverNow: () => 0 });
  figure.show(review, query.get('seat') === '1' ? 1 : 0, ['Ada', '小林']);
  const step = query.get('step');
  if (step !== null) figure.step(Number(step));
}
