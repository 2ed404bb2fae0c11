/** On the first page: one press opens a class with the lesson that is chosen, and leads to its board. */

import { useState } from 'preact/hooks';
import { DEFAULT_SETTINGS } from '../../../shared/lesson/class-settings.ts';
import { t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';
import { ClassProblemNotice } from '../class/class-problem.tsx';
import { Icon } from '../icon.tsx';
import { goTo } from '../route.ts';
import { PasswordField } from './password-field.tsx';
import { lessonChoice, LessonSelect, READY_LESSONS } from './lesson-select.tsx';
import { acceptedPassword, useOpenClass } from './use-open-class.ts';

export function ClassEntry() {
  const { classActions } = useApp();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const [open, busy] = useOpenClass();
  const [chosen, setChosen] = useState<string>(READY_LESSONS[0]);
  const begin = async () => {
    const known = asked || acceptedPassword.peek() !== null;
    if (!known && (await classActions.house())?.password === true) setAsked(true);
    else await open(lessonChoice(chosen), DEFAULT_SETTINGS, password);
  };
  return (
    <form
      class="class-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <p class="class-entry-words">
        <Icon name="board" />
        <span>
          <b>{t('teach.entry')}</b>
          <span class="dim">{t('teach.entry.what')}</span>
        </span>
      </p>
      <LessonSelect value={chosen} onChoose={setChosen} />
      {asked && <PasswordField value={password} onInput={setPassword} focus />}
      <div class="buttons">
        <button type="submit" class="button" disabled={busy || (asked && password === '')} aria-busy={busy}>
          {t('teach.open')}
        </button>
        <button type="button" class="plain" onClick={() => goTo({ kind: 'teach' })}>
          {t('teach.entry.more')}
        </button>
      </div>
      <ClassProblemNotice />
    </form>
  );
}
