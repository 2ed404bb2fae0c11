/** Steps through a half: to the beginning, back, on, to the end, and by a slider with the deductions marked. */

import { t } from '../words/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import type { Walk } from './use-walk.ts';

export function Transport({
  walk,
  marked,
  sentence,
}: {
  readonly walk: Walk;
  /** The steps of this half that cost points. */
  readonly marked: readonly number[];
  /** The current step in words. */
  readonly sentence: string;
}) {
  const { place, steps, go, move } = walk;
  const { step } = place;
  const none = steps === 0;
  const words = step === null ? t('review.whole') : t('review.step', { step: step + 1, steps });
  return (
    <section class="transport grid" aria-label={t('review.steps')}>
      <Press
        icon="first"
        label={t('review.begin')}
        off={none || step === 0}
        keys="Home"
        act={() => go({ ...place, step: 0 })}
      />
      <Press icon="before" label={t('review.back')} off={none || step === 0} keys="ArrowLeft" act={() => move(-1)} />
      <div class="scrub">
        <input
          type="range"
          min={1}
          max={Math.max(1, steps)}
          disabled={none}
          value={none ? 1 : (step ?? steps - 1) + 1}
          aria-label={t('review.steps')}
          aria-valuetext={`${words}. ${sentence}`}
          onInput={(event) => go({ ...place, step: Number(event.currentTarget.value) - 1 })}
        />
        <span class="ticks" aria-hidden="true">
          {marked.map((index) => (
            <i key={index} style={{ '--at': steps > 1 ? index / (steps - 1) : 0 }} />
          ))}
        </span>
      </div>
      <Press
        icon="after"
        label={t('review.on')}
        off={none || step === steps - 1}
        keys="ArrowRight"
        act={() => move(1)}
      />
      <Press
        icon="last"
        label={t('review.end')}
        off={none || step === steps - 1}
        keys="End"
        act={() => go({ ...place, step: steps - 1 })}
      />
      <output class="where">{words}</output>
      <button
        type="button"
        class="button next-deduction"
        aria-keyshortcuts="N"
        disabled={walk.toNext === null}
        onClick={() => walk.toNext?.()}
      >
        <i class="tick" aria-hidden="true" /> <span class="words sr-only-narrow">{t('review.next')}</span> <kbd>N</kbd>
      </button>
    </section>
  );
}

function Press({
  icon,
  label,
  keys,
  off,
  act,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly off: boolean;
  readonly act: () => void;
}) {
  return (
    <button
      type="button"
      class={`icon-button ${icon}`}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      disabled={off}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
