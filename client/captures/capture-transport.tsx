/** The controls that step through the figure of a captured close. */

import { Icon, type IconName } from '../kit/icon.tsx';
import { t } from '../words/i18n.ts';

/** Where a key leads; null: nowhere. `step`: null shows the whole close. */
export function stepByKey(key: string, step: number | null, steps: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(steps - 1, (step ?? -1) + 1);
    case 'ArrowLeft':
      return Math.max(0, (step ?? steps) - 1);
    case 'Home':
      return 0;
    case 'End':
      return steps - 1;
    default:
      return key === 'Escape' ? null : undefined;
  }
}

interface TransportProps {
  readonly step: number | null;
  readonly steps: number;
  readonly go: (step: number | null) => void;
}

export function CaptureTransport({ step, steps, go }: TransportProps) {
  const [first, last] = [step === 0, step === steps - 1];
  const press = (key: string, icon: IconName, label: string, off: boolean) => (
    <button
      type="button"
      class={`icon-button ${icon}`}
      aria-label={label}
      title={label}
      disabled={off || steps === 0}
      onClick={() => go(stepByKey(key, step, steps) ?? null)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="capture-transport flow">
      {press('Home', 'first', t('review.begin'), first)}
      {press('ArrowLeft', 'before', t('review.back'), first)}
      {press('ArrowRight', 'after', t('review.on'), last)}
      {press('End', 'last', t('review.end'), last)}
      <output>{step !== null && t('review.step', { step: step + 1, steps })}</output>
      <button type="button" class="button" disabled={step === null} onClick={() => go(null)}>
        {t('capture.whole')}
      </button>
      <button type="button" class="button" onClick={() => print()}>
        {t('review.print')}
      </button>
    </div>
  );
}
