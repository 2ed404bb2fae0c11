/** Every way to begin, below the opening of the first page: with whom, by which code, which class, which level. */

import { useEffect, useState } from 'preact/hooks';
import type { Opponent } from '../../shared/duel/vocabulary/room-facts.ts';
import type { Stranger } from '../../shared/protocol.ts';
import { t } from '../words/i18n.ts';
import { STORM } from '../context/level-groups.ts';
import { nameFits, nameTyped } from '../kit/player-name.ts';
import { matchOptions } from '../context/preferences.ts';
import { useApp } from '../context/app-context.ts';
import { CodeForm } from '../context/code-form.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { reducedMotion } from '../kit/motion.ts';
import { hasServer } from '../kit/root.ts';
import { LevelPicker } from './level-picker.tsx';
import { NameField } from '../context/name-field.tsx';
import { GameFields, MatchOptionsFields } from '../match/match-options.tsx';
import { HomePractice } from '../solo/path/home-practice.tsx';
import { goTo, place } from '../context/route.ts';
import { MeetAsk, othersThan } from '../match/strangers.tsx';
import { ClassEntry } from '../teach/door/class-entry.tsx';
import { SampleEntry } from '../teach/door/sample-entry.tsx';

/**
 * @param focus the selector of a control that gets the focus once it is there; null: none
 */
export function Start({ focus, onFocus }: { readonly focus: string | null; readonly onFocus: () => void }) {
  useEffect(() => {
    if (focus === null) return;
    const control = document.querySelector<HTMLElement>(`.start ${focus}`);
    control?.scrollIntoView({ block: 'center', behavior: reducedMotion() ? 'auto' : 'smooth' });
    control?.focus({ preventScroll: true });
    onFocus();
  }, [focus, onFocus]);
  return (
    <section class="start grid wide" aria-label={t('home.start')}>
      <SharedStorm />
      <HomePractice />
      <NameField />
      <div class="ways grid">
        {hasServer() && <Way against="friend" icon="friend" />}
        {hasServer() && <Way against="anyone" icon="quick" />}
        <Way against="bot" icon="bot" />
      </div>
      <div class="start-side flow">
        {hasServer() && <CodeForm />}
        <button type="button" class="button" onClick={() => goTo({ kind: 'capture' })}>
          {t('home.capture')}
        </button>
        <button type="button" class="button" onClick={() => goTo({ kind: 'lecture', part: null })}>
          {t('home.lecture')}
        </button>
        <button type="button" class="button" onClick={() => goTo({ kind: 'ask', part: null })}>
          {t('home.ask')}
        </button>
      </div>
      {hasServer() ? <ClassEntry /> : <SampleEntry />}
      <LevelPicker />
      <GameFields />
      <MatchOptionsFields />
    </section>
  );
}

function Way({ against, icon }: { readonly against: Opponent; readonly icon: IconName }) {
  const { actions, preferences, session } = useApp();
  const { name, bot } = preferences;
  const [others, setOthers] = useState<readonly Stranger[]>([]);
  const busy = session.connection.value.kind === 'joining';
  const options = matchOptions(preferences, against);
  const create = (choice: Stranger) =>
    void actions.create({
      name: nameTyped(name.value),
      against,
      bot: bot.value,
      options: { ...options, levelId: choice.levelId, mode: choice.mode },
    });
  /** A quick match is played as both have chosen: if others wait for something else, the player is told first. */
  const meet = async () => {
    const found = othersThan(options, await actions.strangers());
    if (found.length === 0) create(options);
    else setOthers(found);
  };
  return (
    <>
      <button
        type="button"
        class={`way pick grid ${against}`}
        disabled={busy || !nameFits(name.value)}
        onClick={() => (against === 'anyone' ? void meet() : create(options))}
      >
        <Icon name={icon} />
        <b>{t(`home.${against}`)}</b>
        <span>{t(`home.${against}.hint`)}</span>
      </button>
      {others.length > 0 && <MeetAsk own={options} others={others} onChoose={create} onClose={() => setOthers([])} />}
    </>
  );
}

/** A link with a seed preselects it: only the partner is missing. */
function SharedStorm() {
  const { levelId, seed } = useApp().preferences;
  const shared = place.value.kind === 'storm' ? place.value.seed : null;
  useEffect(() => {
    if (shared === null) return;
    levelId.value = STORM;
    seed.value = String(shared);
  }, [shared, levelId, seed]);
  return shared === null ? null : <p class="shared-storm">{t('home.storm', { seed: shared })}</p>;
}
