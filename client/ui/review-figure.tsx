/** The figure of a half that is over, with the buttons that go through it a step at a time. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Seat } from '../../shared/duel/options.ts';
import type { HalfReview } from '../../shared/duel/view.ts';
import { locale, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { bring, Late } from './bring.tsx';

interface Figure {
  show(half: HalfReview, you: Seat | null, names: readonly [string, string], wire: string | null): void;
  step(to: number): void;
  steps(): number;
  destroy(): void;
}

export function ReviewFigure({
  half,
  you,
  names,
  wire,
}: {
  readonly half: HalfReview;
  readonly you: Seat | null;
  readonly names: readonly [string, string];
  /** Who was the wire; null: nobody. */
  readonly wire: string | null;
}) {
  const { session } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  /** Null: everything at once. */
  const [step, setStep] = useState<number | null>(null);
  const [late, setLate] = useState(false);
  const language = locale.value;
  useEffect(() => {
    let mounted: Figure | null = null;
    const load = () => import('../scenes/mount.ts').then(({ mountReview }) => mountReview);
    const letGo = bring(
      load,
      (mount) => {
        if (host.current === null) return;
        mounted = mount(host.current, { locale: () => locale.peek(), serverNow: () => session.serverNow() });
        setFigure(mounted);
      },
      setLate,
    );
    return () => {
      letGo();
      mounted?.destroy();
    };
  }, [session]);
  const [first, second] = names;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figure reads the language by itself and must be told when it changes
  useEffect(() => {
    figure?.show(half, you, [first, second], wire);
    setStep(null);
  }, [figure, half, you, first, second, wire, language]);
  const steps = figure?.steps() ?? 0;
  const go = (to: number) => {
    const next = Math.min(steps, Math.max(0, to));
    figure?.step(next);
    setStep(next);
  };
  return (
    <section class="figure-host review-host" aria-label={t('result.figure')}>
      <div class="review-figure" ref={host} />
      {late && <Late />}
      <div class="stepper">
        <button type="button" class="button" disabled={step === 0} onClick={() => go((step ?? steps) - 1)}>
          ← {t('step.back')}
        </button>
        <output>{step === null ? t('step.all') : t('step.n', { step, steps })}</output>
        <button type="button" class="button" disabled={step === steps} onClick={() => go(step === null ? 1 : step + 1)}>
          {t(step === null ? 'step.start' : 'step.on')} →
        </button>
      </div>
    </section>
  );
}
