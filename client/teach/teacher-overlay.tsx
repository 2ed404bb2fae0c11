/** Covers board and controls while the connection to the class is lost, and when it does not come back. */

import { Cover } from '../kit/dialog.tsx';
import { t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { goTo } from '../context/route.ts';

export function TeacherOverlay({ onReturn }: { readonly onReturn: () => void }) {
  const { connection } = useApp().classSession;
  const { value } = connection;
  const shown = value.kind === 'reconnecting' || value.kind === 'ended';
  return (
    <Cover shown={shown} titledBy="teacher-overlay-title">
      <h2 id="teacher-overlay-title">
        {value.kind === 'reconnecting' && <span class="pulse" />}
        {t(value.kind === 'ended' ? `teach.ended.${endingOf(value.why)}` : 'connection.reconnecting')}
      </h2>
      <p>{t(value.kind === 'ended' ? `teach.ended.${endingOf(value.why)}.what` : 'teach.reconnecting')}</p>
      {value.kind === 'ended' && (
        <div class="buttons flow">
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
    </Cover>
  );
}

/** A teacher is neither removed nor refused: whatever else ended the connection, it can be taken up again. */
function endingOf(why: string): 'class-gone' | 'unreachable' {
  return why === 'class-gone' ? 'class-gone' : 'unreachable';
}
