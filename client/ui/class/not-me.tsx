/** A shared machine: whoever sits here now is somebody else. Nothing of the one before is shown as theirs. */

import { useState } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { isNewcomer } from '../../model/path.ts';
import { NO_PROGRESS, progress } from '../../model/progress.ts';
import { useApp } from '../app-context.ts';
import { generatedName } from '../generated-name.ts';

/** @param name of the student whose seat this browser holds; `onDone`: closes whatever this stands in */
export function NotMe({
  code,
  name,
  onDone,
}: {
  readonly code: string;
  readonly name: string;
  readonly onDone?: () => void;
}) {
  const { classActions, preferences } = useApp();
  const [anew, setAnew] = useState(true);
  const change = () => {
    onDone?.();
    classActions.forget(code);
    preferences.name.value = generatedName();
    if (anew) progress.value = NO_PROGRESS;
    void classActions.leave();
  };
  return (
    <div class="not-me">
      {!isNewcomer(progress.value) && (
        <label class="check">
          <input type="checkbox" checked={anew} onChange={(event) => setAnew(event.currentTarget.checked)} />{' '}
          {t('class.other.anew')}
        </label>
      )}
      <button type="button" class="plain" onClick={change}>
        {t('class.other', { name })}
      </button>
    </div>
  );
}
