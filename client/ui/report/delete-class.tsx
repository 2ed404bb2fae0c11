/** Deletes a class with everything in it, once its code has been typed: there is no way back. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { codeOfClassKey } from '../../../shared/class-protocol.ts';
import { normaliseCode } from '../../../shared/protocol.ts';
import { t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';

export function DeleteClass({ teacherKey, onGone }: { readonly teacherKey: string; readonly onGone: () => void }) {
  const [asking, setAsking] = useState(false);
  const code = codeOfClassKey(teacherKey);
  return (
    <>
      <button type="button" class="button danger" onClick={() => setAsking(true)}>
        {t('report.delete', { code })}
      </button>
      {asking && <Typed teacherKey={teacherKey} code={code} onGone={onGone} onClose={() => setAsking(false)} />}
    </>
  );
}

function Typed({
  teacherKey,
  code,
  onGone,
  onClose,
}: {
  readonly teacherKey: string;
  readonly code: string;
  readonly onGone: () => void;
  readonly onClose: () => void;
}) {
  const { classActions } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [typed, setTyped] = useState('');
  const fits = normaliseCode(typed) === code;
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (fits && (await classActions.deleteClass(teacherKey))) onGone();
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
      <form class="delete-form" onSubmit={(event) => void submit(event)}>
        <h2 id={heading}>{t('report.delete', { code })}</h2>
        <p>{t('report.delete.what')}</p>
        <label class="field">
          <span>{t('report.delete.type', { code })}</span>
          <input
            class="input code"
            value={typed}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <div class="buttons">
          <button type="submit" class="button danger" disabled={!fits}>
            {t('report.delete.yes')}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t('report.delete.no')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
