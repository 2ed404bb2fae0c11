/** Mounts the figure with a fixture, for looking at it: ?fixture=NAME&locale=zh&theme=light&seat=1&step=9&from=SECONDS. */

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { mountFigure, mountReview } from '../../client/scenes/mount.ts';
import { CORE_REVIEWS, CORE_VIEWS } from '../client/fixtures/core-views.ts';
import { REVIEWS } from '../client/fixtures/figure-reviews.ts';
import { FIXTURES, type FigureFixture } from '../client/fixtures/figure-views.ts';

const query = new URLSearchParams(location.search);
const locale = query.get('locale') === 'zh' ? 'zh' : 'en';
document.documentElement.lang = locale;
document.documentElement.dataset.theme = query.get('theme') ?? 'dark';
const parent = document.getElementById('figure');
const name = query.get('fixture') ?? 'lostLastAck';

/** Without `from` the clock stands still at the fixture's moment; with it the fixture happens from there on. */
function showLive(host: HTMLElement, fixture: FigureFixture, from: string | null): void {
  const start = performance.now();
  const serverNow = () => (from === null ? fixture.now : Number(from) * 1000 + performance.now() - start);
  const figure = mountFigure(host, { locale: () => locale, serverNow });
  const update = () => {
    const now = serverNow();
    const seen = fixture.view.figure.filter((entry) => entry.at <= now);
    const timeWait =
      fixture.view.timeWait !== null && fixture.view.timeWait.startedAt <= now ? fixture.view.timeWait : null;
    figure.update({ ...fixture.view, figure: seen, timeWait });
  };
  update();
  document.addEventListener('take-away', () => figure.destroy());
  if (from !== null) window.setInterval(update, 50);
}

const fixture = Object.entries(FIXTURES).find(([key]) => key === name)?.[1] ?? played();
if (parent !== null && fixture !== null) showLive(parent, fixture, query.get('from'));

/** A moment of that name that the duel itself has made. */
function played(): FigureFixture | null {
  const made = Object.entries(CORE_VIEWS).find(([key]) => key === name)?.[1]();
  return made === undefined || made.view === null ? null : { now: made.now, view: made.view };
}

const written = Object.entries(REVIEWS).find(([key]) => key === name)?.[1];
const review = written ?? Object.entries(CORE_REVIEWS).find(([key]) => key === name)?.[1]();
if (parent !== null && review !== undefined) {
  const figure = mountReview(parent, { locale: () => locale, serverNow: () => 0 });
  figure.show(review, query.get('seat') === '1' ? 1 : 0, ['Ada', '小林'], 'Eve');
  const step = query.get('step');
  if (step !== null) figure.step(Number(step));
}
