/** What a player has chosen for himself and for the next match, as signals. Where it is kept is not known here. */

import { type Signal, signal } from '@preact/signals';
import type { ComposeMode } from '../../shared/duel/level.ts';
import type { BotProfile, MatchOptions, Pace, TimeFactor } from '../../shared/duel/options.ts';
import type { Notation } from '../../shared/referee/verdict.ts';

export type Theme = 'dark' | 'light';
/** As the level has it, unless it is chosen. */
export type OrLevel<T> = T | 'level';

export interface Preferences {
  readonly name: Signal<string>;
  readonly levelId: Signal<string>;
  readonly bot: Signal<BotProfile>;
  readonly pace: Signal<Pace>;
  readonly compose: Signal<OrLevel<ComposeMode>>;
  readonly notation: Signal<OrLevel<Notation>>;
  readonly speed: Signal<boolean>;
  readonly timeFactor: Signal<TimeFactor>;
  /** Null: as the system has it. */
  readonly theme: Signal<Theme | null>;
}

/** A first visit. */
export function createPreferences(name: string): Preferences {
  return {
    name: signal(name),
    levelId: signal('four-waves'),
    bot: signal<BotProfile>('perfect'),
    pace: signal<Pace>('normal'),
    compose: signal<OrLevel<ComposeMode>>('level'),
    notation: signal<OrLevel<Notation>>('level'),
    speed: signal(true),
    timeFactor: signal<TimeFactor>('1'),
    theme: signal<Theme | null>(null),
  };
}

/** The options with which the next match is created. */
export function matchOptions(preferences: Preferences): MatchOptions {
  const compose = preferences.compose.value;
  const notation = preferences.notation.value;
  return {
    levelId: preferences.levelId.value,
    mode: 'coached',
    pace: preferences.pace.value,
    speed: preferences.speed.value,
    ...(compose === 'level' ? {} : { compose }),
    ...(notation === 'level' ? {} : { notation }),
  };
}
