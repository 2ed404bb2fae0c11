/** Stores the player's choices in this browser. Stored data is read with care: it may be of another version. */

import { effect, type Signal } from '@preact/signals';
import { LOCALES } from '../../shared/lib/language.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import { COMPOSE_MODES } from '../../shared/duel/level.ts';
import { BOT_PROFILES, MODES, type Pace, PACES, TIME_FACTORS } from '../../shared/duel/options.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { locale } from '../words/i18n.ts';
import { nameFits } from '../kit/player-name.ts';
import type { Preferences } from './preferences.ts';
import { soundSwitch } from './sound-switch.ts';
import { readShelf, type TeacherShelf } from './teacher-shelf.ts';

const PREFIX = 'last-ack.';

function read(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Full or forbidden: the choice then lasts until the page is closed.
  }
}

/** Whether this was shown in this browser before; marks it as shown. */
export function toldOnce(what: string): boolean {
  const told = read(`told.${what}`) !== null;
  write(`told.${what}`, 'yes');
  return told;
}

/** Reads a choice if it is one of `known`, and writes it whenever it changes. */
function keep<T extends string>(key: string, choice: Signal<T>, known: readonly T[]): void {
  const stored = known.find((one) => one === read(key));
  if (stored !== undefined) choice.value = stored;
  let first = true;
  effect(() => {
    const { value } = choice;
    if (!first) write(key, value);
    first = false;
  });
}

/** Fills the preferences from storage, and keeps them stored from now on. */
export function keepPreferences(preferences: Preferences): void {
  const { name, levelId, bot, mode, pace, compose, notation, timeFactor, speed, theme } = preferences;
  const stored = read('name');
  if (stored !== null && nameFits(stored)) name.value = stored;
  keep('locale', locale, LOCALES);
  keep('level', levelId, LEVEL_IDS);
  keep('bot', bot, BOT_PROFILES);
  keep('mode', mode, MODES);
  keep('pace', pace, Object.keys(PACES) as Pace[]);
  keep('compose', compose, ['level', ...COMPOSE_MODES]);
  keep('notation', notation, ['level', ...NOTATIONS]);
  keep('time', timeFactor, TIME_FACTORS);
  speed.value = read('speed') !== 'off';
  const chosen = read('theme');
  theme.value = chosen === 'dark' || chosen === 'light' ? chosen : null;
  effect(() => write('speed', speed.value ? 'on' : 'off'));
  effect(() => {
    if (theme.value !== null) write('theme', theme.value);
  });
}

/** Fills the switches for sound from storage, and keeps them stored from now on. */
export function keepSoundSwitch(): void {
  for (const [where, on] of Object.entries(soundSwitch)) {
    const stored = read(`sound.${where}`);
    if (stored !== null) on.value = stored === 'on';
    let first = true;
    effect(() => {
      const { value } = on;
      if (!first) write(`sound.${where}`, value ? 'on' : 'off');
      first = false;
    });
  }
}

/** The random numbers behind the generated name: drawn once, so that a load gives the same name. */
export function keptDice(): readonly number[] {
  const stored = (read('dice') ?? '').split(' ').map(Number);
  if (stored.length === 2 && stored.every((die) => die > 0 && die < 1)) return stored;
  const dice = [Math.random(), Math.random()];
  write('dice', dice.join(' '));
  return dice;
}

/** A typed name is stored; a generated one may change with the language. */
export function keepName(name: string): void {
  write('name', name);
}

/** Fills the shelf from storage, including changes by other windows, and keeps it stored from now on. */
export function keepShelf(shelf: TeacherShelf): void {
  for (const name of ['classes', 'lessons'] as const) {
    const list = shelf[name];
    list.value = readShelf(read(name));
    effect(() => write(name, JSON.stringify(list.value)));
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === PREFIX + name) list.value = readShelf(newValue);
    });
  }
}

/** Fills in the address that the teacher has chosen for links, and keeps it stored from now on. */
export function keepOrigin(chosen: Signal<string | null>): void {
  const stored = read('origin');
  if (stored !== null && URL.canParse(stored)) chosen.value = stored;
  effect(() => {
    if (chosen.value !== null) write('origin', chosen.value);
  });
}
