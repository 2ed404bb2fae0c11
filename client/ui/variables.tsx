/** What your end knows: its three variables, and what the application has handed over and is not sent yet. */

import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { variablesOf } from '../model/situation.ts';
import { LONG_NUMBER } from './cards.tsx';

export function Variables({ view }: { readonly view: SeatView }) {
  const pending = view.tcp?.pending ?? 0;
  const variables = variablesOf(view);
  const long = variables.some(({ number }) => (number ?? 0) >= LONG_NUMBER);
  return (
    <section class="variables" aria-label={t('variables.title')}>
      <h3>{t('variables.title')}</h3>
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
