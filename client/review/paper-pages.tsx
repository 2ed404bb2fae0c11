/**
 * The whole match for the printer: both halves, on as many sheets as they need. It is in the page while it is printed.
 */

import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { locale } from '../words/i18n.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import { STORM } from '../context/level-groups.ts';
import { reviewMetrics } from '../figure/layout/review-metrics.ts';
import { pagesOf } from '../figure/layout/review-pages.ts';
import { halfTitle } from '../match/half-name.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { endName, endsOf, sideOf } from './players.ts';

/** A sheet in px of the figure: as wide as A4 and Letter allow, as high as the shorter one below its title. */
const SHEET = { width: 900, height: 1_060 } as const;

export function PaperPages({ record }: { readonly record: MatchRecord }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    const fill = () => render(<Halves record={record} />, place);
    const empty = () => render(null, place);
    window.addEventListener('beforeprint', fill);
    window.addEventListener('afterprint', empty);
    return () => {
      window.removeEventListener('beforeprint', fill);
      window.removeEventListener('afterprint', empty);
      empty();
    };
  }, [record]);
  return <div class="paper-pages" ref={host} />;
}

function Halves({ record }: { readonly record: MatchRecord }) {
  return (
    <>
      {record.review.halves.map((half) => (
        <HalfPages key={half.half} record={record} half={half} />
      ))}
    </>
  );
}

function HalfPages({ record, half }: { readonly record: MatchRecord; readonly half: HalfReview }) {
  const metrics = reviewMetrics(SHEET.width, 0);
  const words = figureLabels(locale.value);
  const figure = layoutReview({ half, left: endsOf(record, half)[0], metrics, words, wire: record.review.wire });
  const pages = pagesOf(figure, SHEET.height);
  const halves = record.levelId === STORM ? null : record.review.halves.length;
  const title = halfTitle({ half: half.half, halves });
  return (
    <>
      {pages.map((page, index) => (
        <section key={page.from} class="paper-page">
          <h2>{pages.length === 1 ? title : `${title} · ${index + 1}/${pages.length}`}</h2>
          <p class="paper-names">
            {endsOf(record, half).map((end) => (
              <b key={end} class={sideOf(record, half, end)}>
                {endName(record, half, end)}
              </b>
            ))}
          </p>
          <ReviewSvg figure={figure} label={title} page={page} />
        </section>
      ))}
    </>
  );
}
