/** Numbers of the sandbox as text in the reader's language. */

import type { SandboxSettings } from '../../shared/sandbox/sandbox-settings.ts';
import type { Estimate } from '../../shared/sandbox/tally.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';

/** 0 to 1 as percent, with one digit after the point below 10 %. */
export function percentText(share: number): string {
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits }).format(share);
}

/** Milliseconds, as seconds from one second on. */
export function durationText(ms: number): string {
  if (ms < 1_000) return t('sandbox.ms', { value: formatNumber(Math.round(ms)) });
  return t('sandbox.s', { value: formatNumber(Math.round(ms / 100) / 10) });
}

/** The value of a number that can be set, as its output shows it. */
export function settingText(name: keyof SandboxSettings, settings: SandboxSettings): string {
  switch (name) {
    case 'lossPercent':
    case 'latePercent':
    case 'reusePercent':
      return percentText(settings[name] / 100);
    case 'timeWaitPercent': {
      const { timeWaitPercent, mslMs } = settings;
      if (timeWaitPercent === 0) return t('sandbox.timeWait.none');
      const values = {
        percent: percentText(timeWaitPercent / 100),
        time: durationText((2 * mslMs * timeWaitPercent) / 100),
      };
      return timeWaitPercent === 100 ? t('sandbox.timeWait.whole', values) : t('sandbox.timeWait.part', values);
    }
    case 'delayMs':
    case 'jitterMs':
    case 'mslMs':
    case 'rtoMs':
      return durationText(settings[name]);
    case 'rstEndsTimeWait':
    case 'botA':
    case 'botB':
      return String(settings[name]);
  }
}

/** An interval in words; `write` writes its ends. */
export function intervalText({ low, high }: Estimate, write: (value: number) => string): string {
  return t('sandbox.interval', { low: write(low), high: write(high) });
}
