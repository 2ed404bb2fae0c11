/** Covers the page while the connection is lost, and when it does not come back. */

import { Cover } from './kit/dialog.tsx';
import { t } from './words/i18n.ts';
import type { EndReason } from './context/session.ts';
import { useApp } from './context/app-context.ts';
import { inClass } from './context/route.ts';
import { leaveMatch } from './context/leave.ts';

export function ConnectionOverlay() {
  const parts = useApp();
  const { connection } = parts.session;
  const { kind } = connection.value;
  // The class says what ended one of its duels.
  const shown = kind === 'reconnecting' || (kind === 'ended' && !inClass());
  return (
    <Cover shown={shown} titledBy="connection-overlay-title">
      {connection.value.kind === 'reconnecting' && (
        <>
          <h2 id="connection-overlay-title">
            <span class="pulse" /> {t('connection.reconnecting')}
          </h2>
          <p>{t('connection.reconnecting.what')}</p>
        </>
      )}
      {connection.value.kind === 'ended' && (
        <>
          <h2 id="connection-overlay-title">{t(`ended.${connection.value.why}`)}</h2>
          <p>{t(`ended.${connection.value.why}.what`)}</p>
          <EndedButtons why={connection.value.why} />
        </>
      )}
      {kind === 'reconnecting' && !inClass() && (
        <button type="button" class="button" onClick={() => leaveMatch(parts)}>
          {t('leave.home')}
        </button>
      )}
    </Cover>
  );
}

function EndedButtons({ why }: { readonly why: EndReason }) {
  const parts = useApp();
  const { grant } = parts.session;
  const code = grant.value?.code;
  const as = grant.value?.seat === 'wire' ? 'wire' : undefined;
  return (
    <div class="buttons flow">
      {why !== 'match-gone' && code !== undefined && (
        <button type="button" class="button primary" onClick={() => void parts.actions.resume(code, as)}>
          {t('ended.return')}
        </button>
      )}
      <button type="button" class="button" onClick={() => leaveMatch(parts)}>
        {t('leave.home')}
      </button>
    </div>
  );
}
