/**
 * The figure of a captured close, under the two ends' addresses. The list of segments below it says the same in words.
 */

import { useMemo } from 'preact/hooks';
import { otherSide } from '../../shared/capture/read/connection.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { addressText, letterOf } from '../../shared/capture/explain/explain-notes.ts';
import { locale, t } from '../words/i18n.ts';
import { layoutCapture } from './figure-layout.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { useRoom } from '../kit/use-size.ts';

export function CaptureFigureView({ close }: { readonly close: CloseExplanation }) {
  const [host, size] = useRoom<HTMLDivElement>();
  const width = size?.width ?? 0;
  const words = figureLabels(locale.value);
  const drawn = useMemo(() => (width === 0 ? null : layoutCapture(close, width, words)), [close, width, words]);
  return (
    <div class="capture-figure grid" ref={host}>
      <div class="capture-heads">
        {([close.first, otherSide(close.first)] as const).map((side) => (
          <p key={side} class={side === close.first ? 'mine' : 'peer'}>
            <b>{letterOf(close, side)}</b>
            <span class="mono">{addressText(close, side)}</span>
          </p>
        ))}
      </div>
      {drawn !== null && <ReviewSvg figure={drawn.figure} label={t('capture.figure')} />}
      <p class="dim">
        {t('capture.scale')}
        {drawn !== null && drawn.leftOut > 0 && ` ${t('capture.left-out', { count: drawn.leftOut })}`}
      </p>
    </div>
  );
}
