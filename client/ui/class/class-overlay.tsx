/** What lies over the page of a student while the teacher has paused the class, or the connection to it is away. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { type AppParts, useApp } from '../app-context.ts';

/** In a duel the duel's own overlay speaks of a lost connection: two would say the same. */
function shownOf({ session, classSession }: AppParts): 'paused' | 'reconnecting' | null {
  if (session.connection.value.kind === 'reconnecting') return null;
  const { kind } = classSession.connection.value;
  if (kind === 'reconnecting') return session.view.value === null ? 'reconnecting' : null;
  return kind === 'open' && classSession.student.value?.frame.paused === true ? 'paused' : null;
}

export function ClassOverlay() {
  const shown = shownOf(useApp());
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown !== null && dialog.current?.open === false) dialog.current.showModal();
    if (shown === null) dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class="overlay"
      aria-live="assertive"
      aria-labelledby="class-overlay-title"
      onCancel={(event) => event.preventDefault()}
    >
      {shown !== null && (
        <>
          <h2 id="class-overlay-title">
            {shown === 'reconnecting' && <span class="pulse" />} {t(`class.${shown}`)}
          </h2>
          <p>{t(`class.${shown}.what`)}</p>
        </>
      )}
    </dialog>
  );
}
