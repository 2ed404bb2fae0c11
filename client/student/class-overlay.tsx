/** Covers a student's page while the teacher has paused the class, or the connection to it is lost. */

import { Cover } from '../kit/dialog.tsx';
import { t } from '../words/i18n.ts';
import { type AppParts, useApp } from '../context/app-context.ts';

/** In a duel the duel's own overlay reports a lost connection: two would say the same. */
function shownOf({ session, classSession }: AppParts): 'paused' | 'reconnecting' | null {
  if (session.connection.value.kind === 'reconnecting') return null;
  const { kind } = classSession.connection.value;
  if (kind === 'reconnecting') return session.view.value === null ? 'reconnecting' : null;
  return kind === 'open' && classSession.student.value?.frame.paused === true ? 'paused' : null;
}

export function ClassOverlay() {
  const shown = shownOf(useApp());
  return (
    <Cover shown={shown !== null} titledBy="class-overlay-title">
      {shown !== null && (
        <>
          <h2 id="class-overlay-title">
            {shown === 'reconnecting' && <span class="pulse" />} {t(`class.${shown}`)}
          </h2>
          <p>{t(`class.${shown}.what`)}</p>
        </>
      )}
    </Cover>
  );
}
