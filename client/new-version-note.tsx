/** Says quietly that there is a newer page; it is taken when the player says so, or when they next begin. */

import { useState } from 'preact/hooks';
import { useApp } from './context/app-context.ts';
import { Icon } from './kit/icon.tsx';
import { newVersion } from './new-version.ts';
import { t } from './words/i18n.ts';

export function NewVersionNote() {
  const parts = useApp();
  const [later, setLater] = useState(false);
  if (!newVersion.value || later || isBusy(parts)) return null;
  return (
    <aside class="saved-note flow" aria-label={t('version.new')}>
      <p role="status">{t('version.new')}</p>
      <div class="buttons flow">
        <button type="button" class="button" onClick={() => location.reload()}>
          {t('version.take')}
        </button>
        <button type="button" class="plain" onClick={() => setLater(true)}>
          <Icon name="cross" /> {t('version.later')}
        </button>
      </div>
    </aside>
  );
}

/** Not in the middle of a match or a class. */
function isBusy({ session, classSession }: Pick<ReturnType<typeof useApp>, 'session' | 'classSession'>): boolean {
  const match = session.view.value ?? session.wireView.value;
  const frame = (classSession.student.value ?? classSession.teacher.value)?.frame;
  return (match !== null && match.phase !== 'over') || (frame !== undefined && frame.phase !== 'over');
}
