/** Where a code leads nowhere: once more, or another code. */

import { t } from '../i18n/i18n.ts';
import { CodeForm } from './code-form.tsx';

export function LookAgain({ onLook }: { readonly onLook: () => void }) {
  return (
    <>
      <button type="button" class="button" onClick={onLook}>
        {t('invited.again')}
      </button>
      <CodeForm />
    </>
  );
}
