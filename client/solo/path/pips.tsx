/** The status of a level: a pip for each way of composing, with its word. */

import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { t } from '../../words/i18n.ts';
import type { Mastery } from './path.ts';
import { Icon } from '../../kit/icon.tsx';

type Stand = 'clean' | 'next' | 'later';

function standOf({ clean, next, mastered }: Mastery, compose: ComposeMode): Stand {
  if (clean.includes(compose)) return 'clean';
  return !mastered && compose === next ? 'next' : 'later';
}

const MARKS = { clean: 'check', next: 'play' } as const;

/** Informative, not a control: a mark for each status, the word, and the status for screen readers. */
export function Pips({ mastery }: { readonly mastery: Mastery }) {
  return (
    <ul class="pips grid">
      {COMPOSE_MODES.map((compose) => {
        const stand = standOf(mastery, compose);
        return (
          <li key={compose} class={`pip in-line ${stand}`}>
            {stand !== 'later' && <Icon name={MARKS[stand]} />}
            {t(`path.way.${compose}`)}
            <span class="sr-only"> {t(`path.stand.${stand}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
