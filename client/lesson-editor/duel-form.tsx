/** A round of duels: which level, and how it is played. */

import { levelText } from '../words/explanations.ts';
import { COMPOSE_MODES } from '../../shared/duel/level.ts';
import { MODES, type Pace, PACES } from '../../shared/duel/options.ts';
import type { DuelRound } from '../../shared/class/lesson.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { locale, t } from '../words/i18n.ts';
import { GROUP_NAMES, LEVEL_GROUPS } from '../context/level-groups.ts';
import type { Place } from './lesson-editor.ts';
import { nameFits, nameTyped } from '../kit/player-name.ts';
import { useApp } from '../context/app-context.ts';
import { Choice } from '../kit/choice.tsx';
import { ProblemNotice } from '../context/problem.tsx';
import { FieldError, TimeField } from './fields.tsx';

const PACE_NAMES = Object.keys(PACES) as Pace[];

interface DuelFormProps {
  readonly round: DuelRound;
  readonly place: Place;
  readonly onRound: (round: DuelRound) => void;
}

export function DuelForm({ round, place, onRound }: DuelFormProps) {
  const { compose, notation, ...plain } = round;
  return (
    <>
      <LevelField round={round} place={place} onRound={onRound} />
      <Choice
        legend={t('mode.title')}
        look="list"
        options={MODES.map((value) => ({ value, label: t(`mode.${value}`), hint: t(`mode.${value}.hint`) }))}
        value={round.mode}
        onChoose={(mode) => onRound({ ...round, mode })}
      />
      <Choice
        legend={t('options.pace')}
        options={PACE_NAMES.map((value) => ({ value, label: t(`pace.${value}`) }))}
        value={round.pace}
        onChoose={(pace) => onRound({ ...round, pace })}
      />
      <Choice
        legend={t('options.compose')}
        options={(['level', ...COMPOSE_MODES] as const).map((value) => ({ value, label: t(`compose.${value}`) }))}
        value={compose ?? 'level'}
        onChoose={(value) =>
          onRound({
            ...plain,
            ...(notation === undefined ? {} : { notation }),
            ...(value === 'level' ? {} : { compose: value }),
          })
        }
      />
      <Choice
        legend={t('options.notation')}
        options={(['level', ...NOTATIONS] as const).map((value) => ({ value, label: t(`notation.${value}`) }))}
        value={notation ?? 'level'}
        onChoose={(value) =>
          onRound({
            ...plain,
            ...(compose === undefined ? {} : { compose }),
            ...(value === 'level' ? {} : { notation: value }),
          })
        }
      />
      <Choice
        legend={t('editor.duel.bets')}
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`editor.duel.bets.${value}`) }))}
        value={round.noBets ? 'off' : 'on'}
        onChoose={(value) => onRound(withBets(round, value === 'on'))}
      />
      <TimeField
        place={[...place, 'seconds']}
        seconds={round.seconds}
        unit="minutes"
        label={t('editor.duel.minutes')}
        onSeconds={(seconds) => onRound({ ...round, seconds })}
      />
      <TryDuel round={round} />
    </>
  );
}

function withBets({ noBets: _, ...round }: DuelRound, allowed: boolean): DuelRound {
  return allowed ? round : { ...round, noBets: true };
}

function LevelField({ round, place, onRound }: DuelFormProps) {
  const { goal, teaches } = levelText(round.levelId, locale.value);
  return (
    <div class="level-field grid">
      <label class="field grid">
        <span>{t('editor.level')}</span>
        <select
          class="input"
          value={round.levelId}
          onChange={(event) => onRound({ ...round, levelId: event.currentTarget.value })}
        >
          {GROUP_NAMES.map((group) => (
            <optgroup key={group} label={t(`group.${group}`)}>
              {LEVEL_GROUPS[group].map((id) => (
                <option key={id} value={id}>
                  {levelText(id, locale.value).title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p>{goal}</p>
      <p class="dim">{t('level.teaches', { teaches })}</p>
      <FieldError place={[...place, 'levelId']} />
    </div>
  );
}

/** Against the bot, as a student will have it. The draft stays in this page meanwhile. */
function TryDuel({ round }: { readonly round: DuelRound }) {
  const { actions, preferences, session } = useApp();
  const { kind: _, seconds: __, ...options } = round;
  const name = nameTyped(preferences.name.value);
  return (
    <div class="try-alone grid">
      <ProblemNotice />
      <button
        type="button"
        class="button"
        disabled={!nameFits(name) || session.connection.value.kind === 'joining'}
        onClick={() =>
          void actions.create({ name, against: 'bot', bot: 'perfect', options: { ...options, speed: true } })
        }
      >
        {t('editor.try.duel')}
      </button>
      <p class="dim">{t('editor.try.duel.hint')}</p>
    </div>
  );
}
