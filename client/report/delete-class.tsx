/** Deletes a class with everything in it, once its code has been typed: this cannot be undone. */

import { useId, useState } from 'preact/hooks';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import { t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/text-field.tsx';

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
  const heading = useId();
  const [typed, setTyped] = useState('');
  const fits = normaliseCode(typed) === code;
  const submit = async (event: Event, close: () => void) => {
    event.preventDefault();
    if (fits && (await classActions.deleteClass(teacherKey))) onGone();
    close();
  };
  return (
    <Dialog titledBy={heading} onClose={onClose}>
      {(close) => (
        <form class="delete-form grid wide" onSubmit={(event) => void submit(event, close)}>
          <h2 id={heading}>{t('report.delete', { code })}</h2>
          <p>{t('report.delete.what')}</p>
          <TextField label={t('report.delete.type', { code })} value={typed} onType={setTyped} code />
          <div class="buttons flow">
            <button type="submit" class="button danger" disabled={!fits}>
              {t('report.delete.yes')}
            </button>
            <button type="button" class="button" onClick={close}>
              {t('report.delete.no')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
