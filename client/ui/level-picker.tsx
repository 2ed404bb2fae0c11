/** The levels in groups. Under the group of the chosen one stands what is to be done in it, and what one learns. */

import { useId } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import { locale, t } from '../i18n/i18n.ts';
import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup, STORM } from '../model/level-groups.ts';
import { readSeed } from '../model/seed.ts';
import { useApp } from './app-context.ts';

export function LevelPicker() {
  const name = useId();
  return (
    <section class="levels" aria-labelledby="levels-title">
      <h2 id="levels-title">{t('home.level')}</h2>
      {GROUP_NAMES.map((group) => (
        <Group key={group} group={group} name={name} />
      ))}
    </section>
  );
}

function Group({ group, name }: { readonly group: LevelGroup; readonly name: string }) {
  const { levelId } = useApp().preferences;
  const ids: readonly string[] = LEVEL_GROUPS[group];
  return (
    <fieldset class="level-group">
      <legend>{t(`group.${group}`)}</legend>
      <div class="level-chips">
        {ids.map((id) => (
          <label key={id} class={id === levelId.value ? 'level-chip chosen' : 'level-chip'}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === levelId.value}
              onChange={() => {
                levelId.value = id;
              }}
            />
            {levelText(id, locale.value).title}
          </label>
        ))}
      </div>
      {ids.includes(levelId.value) && <Chosen id={levelId.value} />}
    </fieldset>
  );
}

function Chosen({ id }: { readonly id: string }) {
  const { goal, teaches } = levelText(id, locale.value);
  return (
    <div class="level-chosen" aria-live="polite">
      <p>{goal}</p>
      <p class="dim">{t('level.teaches', { teaches })}</p>
      {id === STORM && <SeedField />}
    </div>
  );
}

function SeedField() {
  const { seed } = useApp().preferences;
  const hint = useId();
  const unreadable = seed.value.trim() !== '' && readSeed(seed.value) === null;
  return (
    <label class="field seed-field">
      <span>{t('seed.label')}</span>
      <input
        type="text"
        class="input"
        value={seed.value}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        aria-invalid={unreadable}
        aria-describedby={hint}
        onInput={(event) => {
          seed.value = event.currentTarget.value;
        }}
      />
      <span id={hint} class={unreadable ? 'field-error' : 'dim'}>
        {t(unreadable ? 'seed.unreadable' : 'seed.hint')}
      </span>
    </label>
  );
}
