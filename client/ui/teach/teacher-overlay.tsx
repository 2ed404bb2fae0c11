/** What lies over board and desk while the connection to the class is away, and when it does not come back. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';
import { goTo } from '../route.ts';

export function TeacherOverlay({ onReturn }: { readonly onReturn: () => void }) {
  const { connection } = useApp().classSession;
  const dialog = useRef<HTMLDialogElement>(null);
  const { value } = connection;
  const shown = value.kind === 'reconnecting' || value.kind === 'ended';
  useEffect(() => {
    if (shown && dialog.current?.open === false) dialog.current.showModal();
    if (!shown) dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class="overlay"
      aria-live="assertive"
      aria-labelledby="teacher-overlay-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="teacher-overlay-title">
        {value.kind === 'reconnecting' && <span class="pulse" />}
        {t(value.kind === 'ended' ? `teach.ended.${endingOf(value.why)}` : 'connection.reconnecting')}
      </h2>
      <p>{t(value.kind === 'ended' ? `teach.ended.${endingOf(value.why)}.what` : 'teach.reconnecting')}</p>
      {value.kind === 'ended' && (
        <div class="buttons">
          {value.why !== 'class-gone' && (
            <button type="button" class="button primary" onClick={onReturn}>
              {t('ended.return')}
            </button>
          )}
          <button type="button" class="button" onClick={() => goTo({ kind: 'teach' })}>
            {t('teach.home.title')}
          </button>
        </div>
      )}
    </dialog>
  );
}

/** A teacher is neither removed nor refused: whatever else ended the connection, it can be taken up again. */
function endingOf(why: string): 'class-gone' | 'unreachable' {
  return why === 'class-gone' ? 'class-gone' : 'unreachable';
}
