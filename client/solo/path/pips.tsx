/** The status of a level: a pip for each way of composing, with its word. */

import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { t } from '../../words/i18n.ts';
import type { Mastery } from './path.ts';
import { Icon } from '../../kit/icon.tsx';

type Stand = 'clean' | 'next' | 'later';

/** The text of a pip. */
export function standOf({ clean, next, mastered }: Mastery, compose: ComposeMode): Stand {
  if (clean.includes(compose)) return 'clean';
  return !mastered && compose === next ? 'next' : 'later';
}

const MARKS = { clean: 'check', next: 'play' } as const;

/** Informative, not a control. */
export function Pips({ mastery }: { readonly mastery: Mastery }) {
  return (
    <ul class="pips grid">
      {COMPOSE_MODES.map((compose) => (
        <li key={compose} class={`pip in-line ${standOf(mastery, compose)}`}>
          <PipWords compose={compose} stand={standOf(mastery, compose)} />
        </li>
      ))}
    </ul>
  );
}

/** A mark for each status, the word, and the status for screen readers. */
export function PipWords({ compose, stand }: { readonly compose: ComposeMode; readonly stand: Stand }) {
  return (
    <>
      {stand !== 'later' && <Icon name={MARKS[stand]} />}
      {t(`path.way.${compose}`)}
      <span class="sr-only"> {t(`path.stand.${stand}`)}</span>
    </>
  );
}
