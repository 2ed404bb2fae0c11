/**
 * Mounts the figure with a fixture, for inspection: ?fixture=NAME&locale=zh&theme=light&seat=1&from=SECONDS.
 * Without `from` the clock stands still at the fixture's moment; with it the fixture plays from there.
 */

import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { render } from 'preact';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { layoutReview } from '../../client/figure/layout/figure-review.ts';
import { reviewMetrics } from '../../client/figure/layout/review-metrics.ts';
import { mountFigure } from '../../client/figure/phaser/mount.ts';
import '../../client/figure/svg/review-svg.css';
import { ReviewSvg } from '../../client/figure/svg/review-svg.tsx';
import '../../client/kit/tokens.css';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import { CORE_REVIEWS, CORE_VIEWS } from '../client/fixtures/core-views.ts';
import { REVIEWS } from '../client/fixtures/figure-reviews.ts';
import { FIXTURES, type FigureFixture } from '../client/fixtures/figure-views.ts';

const query = new URLSearchParams(location.search);
const locale = LOCALES.find((language) => language === query.get('locale')) ?? 'en';
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
if (parent !== null && review !== undefined) showReview(parent, review);

/** A half without fog, as SVG; which of its labels are wider than their place, `window.reviewMisfits` tells. */
function showReview(host: HTMLElement, half: HalfReview): void {
  const { clientWidth } = host;
  const left = half.endOf[query.get('seat') === '1' ? 1 : 0];
  const figure = layoutReview({
    half,
    left,
    metrics: reviewMetrics(clientWidth, 0),
    words: figureLabels(locale),
    wire: 'Eve',
  });
  render(<ReviewSvg figure={figure} label={name} />, host);
  const placed = figure.labels.filter(({ kind }) => kind !== 'unplaced');
  const tooWide = (drawn: SVGGElement, at: number) =>
    [...drawn.querySelectorAll('text')].some(
      (text) => text.getComputedTextLength() > (placed[at]?.box.width ?? 0) + 0.5,
    );
  const misfits = () =>
    [...host.querySelectorAll<SVGGElement>('.label')].flatMap((drawn, at) =>
      tooWide(drawn, at) || (placed[at]?.fontSize ?? 0) < 12 ? [drawn.textContent] : [],
    );
  Object.assign(window, { reviewMisfits: misfits });
}
