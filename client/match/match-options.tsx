/** The options of the next match: folded, with good defaults for a first one. */

import { COMPOSE_MODES } from '../../shared/duel/level.ts';
import { BOT_PROFILES, MODES, type Pace, PACES, TIME_FACTORS } from '../../shared/duel/options.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { t } from '../words/i18n.ts';
import { WIRES } from '../context/preferences.ts';
import { useApp } from '../context/app-context.ts';
import { StudyLink } from '../context/study-link.tsx';
import { Choice } from '../kit/choice.tsx';
import { hasServer } from '../kit/root.ts';

const PACE_NAMES = Object.keys(PACES) as Pace[];

/** The choices that change the game, and the bot for which they do. */
export function GameFields() {
  const { mode, wire, bot } = useApp().preferences;
  return (
    <div class="game-fields grid wide">
      <Choice
        legend={t('mode.title')}
        look="list"
        options={MODES.map((value) => ({ value, label: t(`mode.${value}`), hint: t(`mode.${value}.hint`) }))}
        value={mode.value}
        onChoose={(value) => {
          mode.value = value;
        }}
      />
      {hasServer() && (
        <Choice
          legend={t('wire.title')}
          look="list"
          options={WIRES.map((value) => ({ value, label: t(`wire.${value}`), hint: t(`wire.${value}.hint`) }))}
          value={wire.value}
          onChoose={(value) => {
            wire.value = value;
          }}
        />
      )}
      <Choice
        legend={t('home.bot.which')}
        look="list"
        options={BOT_PROFILES.map((value) => ({ value, label: t(`bot.${value}`), hint: t(`bot.${value}.hint`) }))}
        value={bot.value}
        onChoose={(value) => {
          bot.value = value;
        }}
      />
    </div>
  );
}

export function MatchOptionsFields() {
  const { pace, compose, notation, speed } = useApp().preferences;
  return (
    <details class="options">
      <summary>{t('options.title')}</summary>
      <div class="options-body grid wide">
        <Choice
          legend={t('options.pace')}
          options={PACE_NAMES.map((value) => ({ value, label: t(`pace.${value}`) }))}
          value={pace.value}
          onChoose={(value) => {
            pace.value = value;
          }}
        />
        <Choice
          legend={t('options.compose')}
          options={(['level', ...COMPOSE_MODES] as const).map((value) => ({ value, label: t(`compose.${value}`) }))}
          value={compose.value}
          onChoose={(value) => {
            compose.value = value;
          }}
        />
        <Choice
          legend={t('options.notation')}
          options={(['level', ...NOTATIONS] as const).map((value) => ({ value, label: t(`notation.${value}`) }))}
          value={notation.value}
          onChoose={(value) => {
            notation.value = value;
          }}
        />
        <StudyLink to={{ kind: 'lecture', part: 'wave-1' }}>{t('home.lecture')}</StudyLink>
        <Choice
          legend={t('options.speed')}
          options={(['on', 'off'] as const).map((value) => ({ value, label: t(`speed.${value}`) }))}
          value={speed.value ? 'on' : 'off'}
          onChoose={(value) => {
            speed.value = value === 'on';
          }}
        />
        <TimeFactorChoice />
      </div>
    </details>
  );
}

/** Per player: more time if they need it, at any moment. */
export function TimeFactorChoice() {
  const { preferences, actions } = useApp();
  return (
    <Choice
      legend={t('options.timeFactor')}
      options={TIME_FACTORS.map((value) => ({ value, label: value === 'off' ? t('timeFactor.off') : `×${value}` }))}
      value={preferences.timeFactor.value}
      onChoose={(value) => {
        preferences.timeFactor.value = value;
        void actions.setTimeFactor(value);
      }}
    />
  );
}
