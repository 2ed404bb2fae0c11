/** Where a friend's link leads: who waits, a name that is already there, one large button. */

import { useEffect, useState } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import { locale, t } from '../i18n/i18n.ts';
import type { Invitation } from '../../shared/protocol.ts';
import { nameFits } from '../model/names.ts';
import { useApp } from './app-context.ts';
import { NameField } from './name-field.tsx';
import { ProblemNotice } from './problem.tsx';
import { goTo } from './route.ts';

export function Invited({ code }: { readonly code: string }) {
  const { session, preferences, actions } = useApp();
  const [found, setFound] = useState<Invitation | null>(null);
  useEffect(() => {
    void actions.lookUp(code).then(setFound);
  }, [actions, code]);
  const busy = session.connection.value.kind === 'joining';
  return (
    <main class="sheet" id="main">
      <form
        class="panel-card invited"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.join(preferences.name.value.trim(), code);
        }}
      >
        <p class="kicker">
          {t('invited.match')} <span class="code">{code}</span>
        </p>
        <h1>{found === null ? t('invited.someone') : t('invited.host', { name: found.host })}</h1>
        <p class="lead">{t('home.what')}</p>
        {found !== null && (
          <p class="dim">{t('invited.level', { level: levelText(found.levelId, locale.value).title })}</p>
        )}
        <ProblemNotice />
        <NameField />
        <button type="submit" class="button primary big" disabled={busy || !nameFits(preferences.name.value)}>
          {busy ? t('invited.joining') : t('invited.play')}
        </button>
        <button type="button" class="plain" onClick={() => goTo(null)}>
          {t('leave.home')}
        </button>
      </form>
    </main>
  );
}
