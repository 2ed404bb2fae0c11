/** A code, or a whole link containing it, and the way there. */

import { useState } from 'preact/hooks';
import { CLASS_CODE_LENGTH } from '../../shared/class-protocol.ts';
import { CODE_LENGTH, normaliseCode } from '../../shared/protocol.ts';
import { t } from '../words/i18n.ts';
import { goTo } from './route.ts';

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
      <label class="field grid">
        <span>{t('home.code')}</span>
        <input
          type="text"
          class="input code"
          value={typed}
          maxLength={300}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          placeholder="ACDEF / ACDEFH"
          title={t('class.code.hint')}
          aria-describedby="code-hint"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={kind === null}>
        {t('home.join')}
      </button>
      <p class="code-hint dim" id="code-hint">
        {t('class.code.hint')}
      </p>
    </form>
  );
}
