/** Choice of lesson and settings, and a button that opens the class. */

import { useId, useState } from 'preact/hooks';
import { DEFAULT_SETTINGS } from '../../../shared/class/class-settings.ts';
import { locale, t } from '../../words/i18n.ts';
import { type Shelved, teacherShelf } from '../../context/teacher-shelf.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { Choice } from '../../kit/choice.tsx';
import { ClassSettingsFields } from '../desk/settings-form.tsx';
import { lessonChoice, READY_LESSONS } from './lesson-select.tsx';
import { PasswordField } from '../../context/password-field.tsx';
import { useOpenClass, usePasswordWanted } from '../../context/use-open-class.ts';

export function OpenClassForm() {
  const [chosen, setChosen] = useState<string>(READY_LESSONS[0]);
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const [password, setPassword] = useState('');
  const [open, busy] = useOpenClass();
  const wanted = usePasswordWanted();
  const title = useId();
  return (
    <form
      class="teach-part box grid wide open-class"
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        void open(lessonChoice(chosen), settings, password);
      }}
    >
      <h2 id={title}>{t('teach.open')}</h2>
      <Choice
        legend={t('teach.lesson')}
        look="list"
        options={[...READY_LESSONS.map(readyOption), ...teacherShelf.lessons.value.map(ownOption)]}
        value={chosen}
        onChoose={setChosen}
      />
      <details class="options">
        <summary>{t('teach.settings')}</summary>
        <div class="options-body grid wide">
          <ClassSettingsFields settings={settings} onChange={setSettings} />
        </div>
      </details>
      {wanted === true && <PasswordField value={password} onInput={setPassword} />}
      <button
        type="submit"
        class="button primary big"
        disabled={busy || (wanted === true && password === '')}
        aria-busy={busy}
      >
        {t('teach.open')}
      </button>
    </form>
  );
}

function readyOption(value: (typeof READY_LESSONS)[number]) {
  return { value, label: t(`teach.ready.${value}`), hint: t(`teach.ready.${value}.hint`) };
}

function ownOption({ key, title }: Shelved) {
  return { value: key, label: inLanguage(title, locale.value), hint: t('teach.lesson.own') };
}
