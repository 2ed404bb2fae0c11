/** A level on the path: what it teaches, its status, and what of it can be played. */

import { levelText } from '../../words/explanations.ts';
import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { locale, t } from '../../words/i18n.ts';
import { masteryOf } from './path.ts';
import { progress } from '../../context/progress.ts';
import { useApp } from '../../context/app-context.ts';
import { Icon } from '../../kit/icon.tsx';
import { PipWords, standOf } from './pips.tsx';
import { useStep } from './use-step.ts';

interface RowParts {
  readonly levelId: string;
  /** The offered level. */
  readonly current: boolean;
  /** It comes after that one: not locked, only less prominent. */
  readonly ahead: boolean;
}

export function LevelRow({ levelId, current, ahead }: RowParts) {
  const { title, teaches } = levelText(levelId, locale.value);
  const mastery = masteryOf(progress.value, levelId);
  return (
    <li
      class={`path-level grid ${ahead ? 'ahead' : ''} ${mastery.mastered ? 'mastered' : ''}`}
      aria-current={current ? 'step' : undefined}
    >
      <h3>
        {title}
        {mastery.mastered && (
          <span class="mastered-mark">
            <Icon name="check" /> {t('path.mastered')}
          </span>
        )}
      </h3>
      <p class="dim">{teaches}</p>
      <fieldset class="pips grid">
        <legend class="sr-only">{t('path.runs', { title })}</legend>
        {COMPOSE_MODES.map((compose) => {
          const stand = standOf(mastery, compose);
          return stand === 'later' ? (
            <span key={compose} class="pip in-line later">
              <PipWords compose={compose} stand={stand} />
            </span>
          ) : (
            <PlayPip key={compose} levelId={levelId} compose={compose} stand={stand} />
          );
        })}
      </fieldset>
    </li>
  );
}

function PlayPip({ levelId, compose, stand }: { levelId: string; compose: ComposeMode; stand: 'clean' | 'next' }) {
  const begin = useStep();
  const busy = useApp().session.connection.value.kind === 'joining';
  return (
    <button
      type="button"
      class={`pip in-line ${stand}`}
      disabled={busy}
      onClick={() => void begin({ levelId, compose })}
    >
      <PipWords compose={compose} stand={stand} />
    </button>
  );
}
