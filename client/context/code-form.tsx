/** A code, or a whole link containing it, and the way there. */

import { useState } from 'preact/hooks';
import { CLASS_CODE_LENGTH } from '../../shared/class-protocol.ts';
import { CODE_LENGTH, normaliseCode } from '../../shared/protocol.ts';
import { t } from '../words/i18n.ts';
import { goTo } from './route.ts';
import { TextField } from '../kit/text-field.tsx';

/** For a friend who was told the code instead of sent the link. */
export function CodeForm() {
  const [typed, setTyped] = useState('');
  const code = normaliseCode(typed);
  const kind = code.length === CODE_LENGTH ? 'match' : code.length === CLASS_CODE_LENGTH ? 'class' : null;
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind !== null) goTo({ kind, code });
      }}
    >
      <TextField
        label={t('home.code')}
        value={typed}
        onType={setTyped}
        code
        maxLength={300}
        autoCapitalize="characters"
        placeholder="ACDEF / ACDEFH"
        title={t('class.code.hint')}
        aria-describedby="code-hint"
      />
      <button type="submit" class="button" disabled={kind === null}>
        {t('home.join')}
      </button>
      <p class="code-hint dim" id="code-hint">
        {t('class.code.hint')}
      </p>
    </form>
  );
}
