/** Where a link into a match leads: who waits, a prefilled name, one large button. */

import { useCallback, useEffect, useState } from 'preact/hooks';
import { bringLevelTexts, levelText } from '../words/explanations.ts';
import { locale, t } from '../words/i18n.ts';
import type { Invitation } from '../../shared/protocol.ts';
import { type Found, thingOf } from '../kit/found.ts';
import { nameFits, nameTyped } from '../kit/player-name.ts';
import { HOME } from '../context/place.ts';
import { useApp } from '../context/app-context.ts';
import { LookAgain } from '../context/look-again.tsx';
import { NameField } from '../context/name-field.tsx';
import { ProblemNotice } from '../context/problem.tsx';
import { goTo } from '../context/route.ts';
import { SocketNotice } from '../context/socket-notice.tsx';
import { Scene } from './opening/scene.tsx';

type Seat = 'match' | 'wire';

/** Px that the words usually take with the form. */
const ROOM = 330;

type Looked = Found<Invitation> | 'looking';

/** `as`: which seat the link is for. */
export function Invited({ code, as }: { readonly code: string; readonly as: Seat }) {
  const { session, preferences, actions } = useApp();
  const [found, setFound] = useState<Looked>('looking');
  const look = useCallback(() => {
    setFound('looking');
    void actions.lookUp(code).then(setFound);
  }, [actions, code]);
  useEffect(look, [look]);
  // While the server is asked: its answer names a level.
  useEffect(() => void bringLevelTexts().catch(() => undefined), []);
  const match = thingOf(found);
  // Both seats are taken, and only the wire's is left.
  const wire = as === 'wire' || (match !== null && match.host === null && match.wireFree);
  const taken = as === 'wire' && match !== null && !match.wireFree;
  const busy = session.connection.value.kind === 'joining';
  return (
    <main class="with-figure" id="main">
      <Scene reserve={ROOM}>
        <div class="invited grid">
          <p class="kicker in-line">
            {t('invited.match')}{' '}
            <span class="code" translate={false}>
              {code}
            </span>
          </p>
          <div role="status">
            <h1>{taken ? t('invited.wire.taken') : headline(found, wire)}</h1>
          </div>
          {match !== null && <p class="lead">{t(wire ? 'invited.wire.what' : 'home.what')}</p>}
          {notes(found, as).map((note) => (
            <p key={note} class="dim">
              {note}
            </p>
          ))}
          <SocketNotice />
          <ProblemNotice />
          {(found === null || found === 'no-answer') && <LookAgain onLook={look} />}
          {match !== null && !taken && (
            <form
              class="invited-form grid"
              onSubmit={(event) => {
                event.preventDefault();
                void actions.join(nameTyped(preferences.name.value), code, wire ? 'wire' : undefined);
              }}
            >
              <NameField />
              <button type="submit" class="button primary big" disabled={busy || !nameFits(preferences.name.value)}>
                {t(busy ? 'invited.joining' : wire ? 'invited.wire.play' : 'invited.play')}
              </button>
            </form>
          )}
          {/* [UI620] Below the answer there is another one: none moves. */}
          <button type="button" class="plain" key={String(found === 'looking')} onClick={() => goTo(HOME)}>
            {t('leave.home')}
          </button>
        </div>
      </Scene>
    </main>
  );
}

/** Nothing is said about a match before it is known. */
function headline(found: Looked, wire: boolean): string {
  if (found === 'looking') return t('invited.looking');
  if (found === 'no-answer') return t('invited.unanswered');
  if (found === null) return t('invited.none');
  const { host } = found;
  if (wire) return host === null ? t('invited.wire') : t('invited.wire.host', { name: host });
  return host === null ? t('invited.someone') : t('invited.host', { name: host });
}

function notes(found: Looked, as: Seat): string[] {
  if (found === 'looking') return [];
  if (found === 'no-answer') return [t('invited.unanswered.what')];
  if (found === null) return [t('invited.none.what')];
  const level = t('invited.level', { level: levelText(found.levelId, locale.value).title });
  if (as === 'wire') return [level];
  return found.host === null && found.wireFree ? [level, t('invited.full')] : [level];
}
