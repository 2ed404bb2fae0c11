/** The knowledge of the player's end: its three variables, and data handed over by the application and not sent yet. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { t } from '../words/i18n.ts';
import { variablesOf } from './situation.ts';
import { LONG_NUMBER } from './card-choice.tsx';

export function Variables({ view }: { readonly view: SeatView }) {
  const pending = view.tcp?.pending ?? 0;
  const variables = variablesOf(view);
  const long = variables.some(({ number }) => (number ?? 0) >= LONG_NUMBER);
  return (
    <section class="variables" aria-label={t('variables.title')}>
      <h3 class="sr-only-again">{t('variables.title')}</h3>
      <dl class={long ? 'long' : ''}>
        {variables.map(({ name, number, symbol }) => (
          <div key={name} title={t(`variables.${name}`)}>
            <dt>{name}</dt>
            <dd>
              <span class="value">{number ?? '–'}</span> <i class="symbol">{symbol ?? ''}</i>
            </dd>
          </div>
        ))}
      </dl>
      {pending > 0 && <p class="pending">{t('variables.pending', { count: pending })}</p>}
    </section>
  );
}
