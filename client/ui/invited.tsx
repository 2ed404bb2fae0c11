/** Where a link into a match leads: who waits, a name that is already there, one large button. */

import { useEffect, useState } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import { locale, t } from '../i18n/i18n.ts';
import type { Invitation } from '../../shared/protocol.ts';
import { nameFits, nameTyped } from '../model/names.ts';
import { HOME } from '../model/place.ts';
import { useApp } from './app-context.ts';
import { NameField } from './name-field.tsx';
import { ProblemNotice } from './problem.tsx';
import { goTo } from './route.ts';

type Seat = 'match' | 'wire';

/** `as`: which seat the link is for. */
export function Invited({ code, as }: { readonly code: string; readonly as: Seat }) {
  const { session, preferences, actions } = useApp();
  const [found, setFound] = useState<Invitation | null>(null);
  useEffect(() => {
    void actions.lookUp(code).then(setFound);
  }, [actions, code]);
  // Both seats are taken, and what is left is the wire.
  const wire = as === 'wire' || (found !== null && found.host === null && found.wireFree);
  const taken = as === 'wire' && found !== null && !found.wireFree;
  const busy = session.connection.value.kind === 'joining';
  return (
    <main class="sheet" id="main">
      <form
        class="panel-card invited"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.join(nameTyped(preferences.name.value), code, wire ? 'wire' : undefined);
        }}
      >
        <p class="kicker">
          {t('invited.match')} <span class="code">{code}</span>
        </p>
        <h1>{taken ? t('invited.wire.taken') : headline(found, wire)}</h1>
        <p class="lead">{t(wire ? 'invited.wire.what' : 'home.what')}</p>
        {notes(found, as).map((note) => (
          <p key={note} class="dim">
            {note}
          </p>
        ))}
        <ProblemNotice />
        {!taken && (
          <>
            <NameField />
            <button type="submit" class="button primary big" disabled={busy || !nameFits(preferences.name.value)}>
              {t(busy ? 'invited.joining' : wire ? 'invited.wire.play' : 'invited.play')}
            </button>
          </>
        )}
        <button type="button" class="plain" onClick={() => goTo(HOME)}>
          {t('leave.home')}
        </button>
      </form>
    </main>
  );
}

function headline(found: Invitation | null, wire: boolean): string {
  const host = found?.host ?? null;
  if (wire) return host === null ? t('invited.wire') : t('invited.wire.host', { name: host });
  return host === null ? t('invited.someone') : t('invited.host', { name: host });
}

function notes(found: Invitation | null, as: Seat): string[] {
  if (found === null) return [];
  const level = t('invited.level', { level: levelText(found.levelId, locale.value).title });
  if (as === 'wire') return [level];
  return found.host === null && found.wireFree ? [level, t('invited.full')] : [level];
}
