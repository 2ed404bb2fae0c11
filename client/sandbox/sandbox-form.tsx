/** What can be set: the network, TIME-WAIT, and who plays. */

import { useId } from 'preact/hooks';
import type { BotProfile } from '../../shared/duel/options.ts';
import {
  SANDBOX_BOTS,
  SANDBOX_BOUNDS,
  SANDBOX_DEFAULTS,
  type SandboxSettings,
} from '../../shared/sandbox/sandbox-settings.ts';
import { t } from '../words/i18n.ts';
import { Switch } from '../kit/switch.tsx';
import { settingText } from './sandbox-values.ts';

type NumberName = keyof typeof SANDBOX_BOUNDS;

const NETWORK = ['lossPercent', 'delayMs', 'latePercent', 'jitterMs', 'mslMs'] as const;
const HOSTS = ['timeWaitPercent', 'rtoMs', 'reusePercent'] as const;

/** Settings that show something, each as what differs from the defaults. */
const PRESETS = {
  whole: {},
  none: { timeWaitPercent: 0 },
  part: { timeWaitPercent: 25 },
  assassinated: { rstEndsTimeWait: true },
  calm: { lossPercent: 0, latePercent: 0 },
} as const satisfies Record<string, Partial<SandboxSettings>>;
const PRESET_NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[];

interface Form {
  readonly settings: SandboxSettings;
  readonly onChange: (settings: SandboxSettings) => void;
}

export function SandboxForm({ settings, onChange }: Form) {
  const set = (changed: Partial<SandboxSettings>) => onChange({ ...settings, ...changed });
  return (
    <form class="sandbox-form grid" aria-label={t('sandbox.settings')} onSubmit={(event) => event.preventDefault()}>
      <fieldset class="sandbox-group grid">
        <legend>{t('sandbox.network')}</legend>
        {NETWORK.map((name) => (
          <Slider key={name} name={name} settings={settings} onChange={onChange} />
        ))}
      </fieldset>
      <fieldset class="sandbox-group grid">
        <legend>{t('sandbox.hosts')}</legend>
        {HOSTS.map((name) => (
          <Slider key={name} name={name} settings={settings} onChange={onChange} />
        ))}
        <Switch
          label={t('sandbox.rst')}
          hint={t('sandbox.rst.hint')}
          on={settings.rstEndsTimeWait}
          onSwitch={(rstEndsTimeWait) => set({ rstEndsTimeWait })}
        />
      </fieldset>
      <fieldset class="sandbox-group grid">
        <legend>{t('sandbox.players')}</legend>
        <BotField label={t('sandbox.botA')} bot={settings.botA} onChoose={(botA) => set({ botA })} />
        <BotField label={t('sandbox.botB')} bot={settings.botB} onChoose={(botB) => set({ botB })} />
      </fieldset>
    </form>
  );
}

function isPreset(settings: SandboxSettings, name: keyof typeof PRESETS): boolean {
  const wanted: SandboxSettings = { ...SANDBOX_DEFAULTS, ...PRESETS[name] };
  return (Object.keys(wanted) as (keyof SandboxSettings)[]).every((key) => wanted[key] === settings[key]);
}

export function SandboxPresets({ settings, onChange }: Form) {
  return (
    <fieldset class="sandbox-presets flow">
      <legend class="sr-only">{t('sandbox.presets')}</legend>
      {PRESET_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          class="button"
          aria-pressed={isPreset(settings, name)}
          onClick={() => onChange({ ...SANDBOX_DEFAULTS, ...PRESETS[name] })}
        >
          {t(`sandbox.preset.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Slider({ name, settings, onChange }: Form & { readonly name: NumberName }) {
  const id = useId();
  const { min, max, step } = SANDBOX_BOUNDS[name];
  const said = settingText(name, settings);
  return (
    <div class="sandbox-slider">
      <label for={id}>{t(`sandbox.${name}`)}</label>
      <output class="numeric" for={id}>
        {said}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={settings[name]}
        aria-valuetext={said}
        onInput={(event) => onChange({ ...settings, [name]: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

function BotField({
  label,
  bot,
  onChoose,
}: {
  readonly label: string;
  readonly bot: BotProfile;
  readonly onChoose: (bot: BotProfile) => void;
}) {
  return (
    <label class="sandbox-bot grid">
      {label}
      <select
        class="input"
        value={bot}
        onChange={(event) => {
          const chosen = SANDBOX_BOTS.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {SANDBOX_BOTS.map((one) => (
          <option key={one} value={one}>
            {t(`bot.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
