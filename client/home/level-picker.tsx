/** The levels in groups. Below the group of the chosen one: what to do in it, and what it teaches. */

import { useId } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import { locale, t } from '../words/i18n.ts';
import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup, STORM } from '../context/level-groups.ts';
import { readSeed } from '../kit/seed.ts';
import { useApp } from '../context/app-context.ts';

export function LevelPicker() {
  const name = useId();
  return (
    <section class="levels grid" aria-labelledby="levels-title">
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
    <fieldset class="choice">
      <legend>{t(`group.${group}`)}</legend>
      <div class="choices flow">
        {ids.map((id) => (
          <label key={id} class={id === levelId.value ? 'level-chip pick chosen' : 'level-chip pick'}>
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
    <div class="level-chosen grid" aria-live="polite">
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
    <label class="field grid seed-field">
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
