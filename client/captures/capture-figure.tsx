/**
 * The figure of a captured close, under the two ends' addresses, as a whole or step by step. The list of segments below it
 * says the same in words.
 */

import { useMemo, useState } from 'preact/hooks';
import { otherSide } from '../../shared/capture/read/connection.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { addressText, letterOf } from '../../shared/capture/explain/explain-notes.ts';
import { locale, t } from '../words/i18n.ts';
import { CaptureSegment } from './capture-segment.tsx';
import { captureSteps, momentAt } from './capture-steps.ts';
import { CaptureTransport, stepByKey } from './capture-transport.tsx';
import { type CaptureFigure, layoutCapture } from './figure-layout.ts';
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
      {drawn !== null && <Steps close={close} drawn={drawn} />}
      <p class="dim">
        {t('capture.scale')}
        {drawn !== null && drawn.leftOut > 0 && ` ${t('capture.left-out', { count: drawn.leftOut })}`}
      </p>
    </div>
  );
}

function Steps({
  close,
  drawn: { figure, rows },
}: {
  readonly close: CloseExplanation;
  readonly drawn: CaptureFigure;
}) {
  const [step, setStep] = useState<number | null>(null);
  const steps = useMemo(() => captureSteps(figure), [figure]);
  const moment = useMemo(() => (step === null ? null : momentAt(figure, steps, step)), [figure, steps, step]);
  const current = step === null ? undefined : steps[step];
  const row = current === undefined ? undefined : rows.get(current.entryId);
  const pick = (entryId: number) => {
    const found = steps.findIndex((candidate) => candidate.entryId === entryId);
    if (found >= 0) setStep(found);
  };
  return (
    <section
      class="capture-walk grid"
      aria-label={t('review.steps')}
      onKeyDown={(event) => {
        const to = stepByKey(event.key, step, steps.length);
        if (to === undefined || steps.length === 0) return;
        event.preventDefault();
        setStep(to);
      }}
    >
      <CaptureTransport step={step} steps={steps.length} go={setStep} />
      {current !== undefined && row !== undefined && (
        <div class="capture-step grid" aria-live="polite">
          <p>
            <b>{t(current.kind === 'sent' ? 'capture.step.sent' : 'capture.step.arrived', { end: current.end })}</b>
          </p>
          <ol>
            <CaptureSegment close={close} row={row} />
          </ol>
        </div>
      )}
      <ReviewSvg figure={figure} label={t('capture.figure')} moment={moment} onPick={pick} />
    </section>
  );
}
