/** How a level stands: a pip for each way of composing, with its word. */

import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { t } from '../../i18n/i18n.ts';
import type { Mastery } from '../../model/path.ts';
import { Icon } from '../icon.tsx';

type Stand = 'clean' | 'next' | 'later';

/** What a pip says. */
export function standOf({ clean, next, mastered }: Mastery, compose: ComposeMode): Stand {
  if (clean.includes(compose)) return 'clean';
  return !mastered && compose === next ? 'next' : 'later';
}

const MARKS = { clean: 'check', next: 'play' } as const;

/** Told, not pressed. */
export function Pips({ mastery }: { readonly mastery: Mastery }) {
  return (
    <ul class="pips">
      {COMPOSE_MODES.map((compose) => (
        <li key={compose} class={`pip ${standOf(mastery, compose)}`}>
          <PipWords compose={compose} stand={standOf(mastery, compose)} />
        </li>
      ))}
    </ul>
  );
}

/** A mark of its own for each stand, the word, and for those who hear it how it stands. */
export function PipWords({ compose, stand }: { readonly compose: ComposeMode; readonly stand: Stand }) {
  return (
    <>
      {stand !== 'later' && <Icon name={MARKS[stand]} />}
      {t(`path.${compose}`)}
      <span class="sr-only"> {t(`path.stand.${stand}`)}</span>
    </>
  );
}
