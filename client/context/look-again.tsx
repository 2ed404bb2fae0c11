/** For a code that leads nowhere: try again, or another code. */

import { t } from '../words/i18n.ts';
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
