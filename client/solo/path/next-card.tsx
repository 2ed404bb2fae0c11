/** The next step, and the one press that begins it. */

import { levelText } from '../../words/explanations.ts';
import { BOT_PROFILES } from '../../../shared/duel/options.ts';
import { locale, t } from '../../words/i18n.ts';
import { masteryOf, nextStep, type Step } from './path.ts';
import { progress } from '../../context/progress.ts';
import { useApp } from '../../context/app-context.ts';
import { Choice } from '../../kit/choice.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Pips } from './pips.tsx';
import { stepWords } from './path-step-words.ts';
import { useStep } from './use-step.ts';

export function NextCard() {
  const step = nextStep(progress.value);
  return step === null ? <AllMastered /> : <Next step={step} />;
}

function Next({ step }: { readonly step: Step }) {
  const begin = useStep();
  const busy = useApp().session.connection.value.kind === 'joining';
  const { goal } = levelText(step.levelId, locale.value);
  return (
    <section class="next-card grid wide" aria-labelledby="next-step">
      <h2 id="next-step">{t('path.next', { step: stepWords(step) })}</h2>
      <p>{goal}</p>
      <Pips mastery={masteryOf(progress.value, step.levelId)} />
      <button type="button" class="button primary big" disabled={busy} onClick={() => void begin(step)}>
        {t('path.begin')}
      </button>
      <p class="dim">{t(`path.${step.compose}.what`)}</p>
      <Bot />
    </section>
  );
}

function AllMastered() {
  return (
    <section class="next-card grid wide done" aria-labelledby="next-step">
      <h2 id="next-step">
        <Icon name="check" /> {t('path.all')}
      </h2>
      <p>{t('path.all.what')}</p>
      <Bot />
    </section>
  );
}

/** A run counts against any of them. */
function Bot() {
  const { bot } = useApp().preferences;
  return (
    <details class="options">
      <summary>{t('path.bot', { bot: t(`bot.${bot.value}`) })}</summary>
      <div class="options-body grid wide">
        <Choice
          legend={t('home.bot.which')}
          options={BOT_PROFILES.map((value) => ({ value, label: t(`bot.${value}`) }))}
          value={bot.value}
          onChoose={(value) => {
            bot.value = value;
          }}
        />
        <p class="dim">{t('path.bot.any')}</p>
      </div>
    </details>
  );
}
