/** A level on the path: what it teaches, how it stands, and what of it can be played. */

import { levelText } from '../../../shared/content/explain.ts';
import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { masteryOf } from '../../model/path.ts';
import { progress } from '../../model/progress.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icon.tsx';
import { PipWords, standOf } from './pips.tsx';
import { useStep } from './use-step.ts';

interface RowParts {
  readonly levelId: string;
  /** The level that is offered. */
  readonly current: boolean;
  /** It comes after that one: not locked, only quieter. */
  readonly ahead: boolean;
}

export function LevelRow({ levelId, current, ahead }: RowParts) {
  const { title, teaches } = levelText(levelId, locale.value);
  const mastery = masteryOf(progress.value, levelId);
  return (
    <li
      class={`path-level ${ahead ? 'ahead' : ''} ${mastery.mastered ? 'mastered' : ''}`}
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
      <fieldset class="pips">
        <legend class="sr-only">{t('path.runs', { title })}</legend>
        {COMPOSE_MODES.map((compose) => {
          const stand = standOf(mastery, compose);
          return stand === 'later' ? (
            <span key={compose} class="pip later">
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
    <button type="button" class={`pip ${stand}`} disabled={busy} onClick={() => void begin({ levelId, compose })}>
      <PipWords compose={compose} stand={stand} />
    </button>
  );
}
