/** A teacher's settings for a class, before it begins and while it runs. */

import { type ClassSettings, LEADERBOARDS } from '../../../shared/class/class-settings.ts';
import { t } from '../../words/i18n.ts';
import { Choice } from '../../kit/choice.tsx';
import { Switch } from '../../kit/switch.tsx';

export function ClassSettingsFields({
  settings,
  onChange,
  running = false,
}: {
  readonly settings: ClassSettings;
  readonly onChange: (settings: ClassSettings) => void;
  /** The class is open already: it can be locked. */
  readonly running?: boolean;
}) {
  return (
    <div class="class-settings grid">
      <Choice
        legend={t('teach.leaderboard')}
        options={LEADERBOARDS.map((value) => ({ value, label: t(`teach.leaderboard.${value}`) }))}
        value={settings.leaderboard}
        onChoose={(leaderboard) => onChange({ ...settings, leaderboard })}
      />
      <Switch
        label={t('teach.speed')}
        hint={t('teach.speed.hint')}
        on={settings.speed}
        onSwitch={(speed) => onChange({ ...settings, speed })}
      />
      <Switch
        label={t('teach.roster')}
        hint={t('teach.roster.hint')}
        on={settings.roster}
        onSwitch={(roster) => onChange({ ...settings, roster })}
      />
      <Switch
        label={t('teach.ownTime')}
        hint={t('teach.ownTime.hint')}
        on={settings.ownTime === true}
        onSwitch={(ownTime) => onChange({ ...settings, ownTime })}
      />
      {running && (
        <Switch
          label={t('teach.locked')}
          hint={t('teach.locked.hint')}
          on={settings.locked}
          onSwitch={(locked) => onChange({ ...settings, locked })}
        />
      )}
    </div>
  );
}
