/** On the first page: one press opens a class with the chosen lesson, and leads to its board. */

import { useState } from 'preact/hooks';
import { DEFAULT_SETTINGS } from '../../../shared/class/class-settings.ts';
import { t } from '../../words/i18n.ts';
import { useApp } from '../../context/app-context.ts';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { Icon } from '../../kit/icon.tsx';
import { goTo } from '../../context/route.ts';
import { PasswordField } from '../../context/password-field.tsx';
import { lessonChoice, LessonSelect, READY_LESSONS } from './lesson-select.tsx';
import { acceptedPassword, useOpenClass } from '../../context/use-open-class.ts';

export function ClassEntry() {
  const { classActions } = useApp();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const [open, busy] = useOpenClass();
  const [chosen, setChosen] = useState<string>(READY_LESSONS[0]);
  const begin = async () => {
    const known = asked || acceptedPassword.peek() !== null;
    if (!known && (await classActions.instance())?.password === true) setAsked(true);
    else await open(lessonChoice(chosen), DEFAULT_SETTINGS, password);
  };
  return (
    <form
      class="class-entry grid"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <p class="class-entry-words in-line">
        <Icon name="board" />
        <span>
          <b>{t('teach.entry')}</b>
          <span class="dim">{t('teach.entry.what')}</span>
        </span>
      </p>
      <LessonSelect value={chosen} onChoose={setChosen} />
      {asked && <PasswordField value={password} onInput={setPassword} focus />}
      <div class="buttons flow">
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
