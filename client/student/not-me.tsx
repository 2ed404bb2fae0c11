/** A shared machine whose user has changed. Nothing of the previous student is shown as theirs. */

import { useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { isNewcomer, NO_PROGRESS, progress } from '../context/progress.ts';
import { useApp } from '../context/app-context.ts';
import { generatedName } from '../context/generated-name.ts';

/** @param name of the student whose seat this browser holds; `onDone`: closes the surrounding dialog */
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
    <div class="not-me grid">
      {!isNewcomer(progress.value) && (
        <label class="check">
          <input type="checkbox" checked={anew} onChange={(event) => setAnew(event.currentTarget.checked)} />{' '}
          {t('class.other.practice')}
        </label>
      )}
      <button type="button" class="plain" onClick={change}>
        {t('class.other', { name })}
      </button>
    </div>
  );
}
