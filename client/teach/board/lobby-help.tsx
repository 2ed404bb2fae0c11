/** For a teacher whose class cannot join: the address to choose, and the two usual reasons with their remedies. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/i18n.ts';
import { firewallLines, portOf } from './firewall.ts';
import { chosenOrigin } from '../../context/use-origin.ts';

/** How long a class is given to join before help is offered. */
const PATIENCE_MS = 60_000;

/** Whether nobody has joined for a minute. */
export function useNobodyComes(somebody: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (somebody) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [somebody]);
  return late && !somebody;
}

export function AddressChoice({ origin, all }: { readonly origin: string; readonly all: readonly string[] }) {
  if (all.length < 2) return null;
  return (
    <label class="lobby-address in-line">
      <span>{t('door.address')}</span>
      <select
        class="input"
        value={origin}
        onChange={(event) => {
          chosenOrigin.value = event.currentTarget.value;
        }}
      >
        {all.map((address) => (
          <option key={address} value={address}>
            {address.replace(/^https?:\/\//, '')}
          </option>
        ))}
      </select>
    </label>
  );
}

export function NobodyComes({ origin }: { readonly origin: string }) {
  const port = portOf(origin);
  const lines = firewallLines(port);
  return (
    <section class="lobby-help grid wide" role="status">
      <h2>{t('door.nobody.title')}</h2>
      <ul>
        <li>
          {t('door.nobody.firewall', { port })}
          <dl>
            {(['windows', 'macos', 'linux'] as const).map((system) => (
              <div key={system}>
                <dt>{t(`door.nobody.${system}`)}</dt>
                {lines[system].map((line) => (
                  <dd key={line}>
                    <code>{line}</code>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </li>
        <li>{t('door.nobody.guests')}</li>
      </ul>
      <p>{t('door.nobody.test')}</p>
    </section>
  );
}
