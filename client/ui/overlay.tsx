/** What lies over the page while the connection is away, and when it does not come back. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.ts';
import type { EndReason } from '../model/session.ts';
import { useApp } from './app-context.ts';
import { inClass } from './route.ts';
import { leaveMatch } from './leave.ts';

export function ConnectionOverlay() {
  const parts = useApp();
  const { connection } = parts.session;
  const dialog = useRef<HTMLDialogElement>(null);
  const { kind } = connection.value;
  // What ends a duel of a class is told by the class.
  const shown = kind === 'reconnecting' || (kind === 'ended' && !inClass());
  useEffect(() => {
    if (shown && dialog.current?.open === false) dialog.current.showModal();
    if (!shown) dialog.current?.close();
  }, [shown]);
  return (
    <dialog ref={dialog} class="overlay" aria-live="assertive" onCancel={(event) => event.preventDefault()}>
      {connection.value.kind === 'reconnecting' && (
        <>
          <h2>
            <span class="pulse" /> {t('connection.reconnecting')}
          </h2>
          <p>{t('connection.reconnecting.what')}</p>
        </>
      )}
      {shown && connection.value.kind === 'ended' && (
        <>
          <h2>{t(`ended.${connection.value.why}`)}</h2>
          <p>{t(`ended.${connection.value.why}.what`)}</p>
          <EndedButtons why={connection.value.why} />
        </>
      )}
      {kind === 'reconnecting' && !inClass() && (
        <button type="button" class="button" onClick={() => leaveMatch(parts)}>
          {t('leave.home')}
        </button>
      )}
    </dialog>
  );
}

function EndedButtons({ why }: { readonly why: EndReason }) {
  const parts = useApp();
  const { grant } = parts.session;
  const code = grant.value?.code;
  const as = grant.value?.seat === 'wire' ? 'wire' : undefined;
  return (
    <div class="buttons">
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
