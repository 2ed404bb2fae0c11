/** The player's choices for themselves and for the next match, as signals. Where they are stored is not known here. */

import { type Signal, signal } from '@preact/signals';
import type { ComposeMode } from '../../shared/duel/level.ts';
import type { BotProfile, MatchOptions, Mode, Pace, TimeFactor } from '../../shared/duel/options.ts';
import type { Opponent } from '../../shared/duel/vocabulary/room-facts.ts';
import type { Notation } from '../../shared/referee/verdict.ts';
import { STORM } from './level-groups.ts';
import { readSeed } from '../kit/seed.ts';

export type Theme = 'dark' | 'light';
/** As the level has it, unless chosen. */
export type OrLevel<T> = T | 'level';

/** Who decides the fate of the segments in flight. */
export const WIRES = ['level', 'person'] as const;
export type Wire = (typeof WIRES)[number];

export interface Preferences {
  readonly name: Signal<string>;
  readonly levelId: Signal<string>;
  readonly bot: Signal<BotProfile>;
  readonly mode: Signal<Mode>;
  readonly wire: Signal<Wire>;
  /** Of a storm, as typed; empty: random. */
  readonly seed: Signal<string>;
  readonly pace: Signal<Pace>;
  readonly compose: Signal<OrLevel<ComposeMode>>;
  readonly notation: Signal<OrLevel<Notation>>;
  readonly speed: Signal<boolean>;
  readonly timeFactor: Signal<TimeFactor>;
  /** Null: the system's. */
  readonly theme: Signal<Theme | null>;
}

/** A first visit. */
export function createPreferences(name: string): Preferences {
  return {
    name: signal(name),
    levelId: signal('four-waves'),
    bot: signal<BotProfile>('perfect'),
    mode: signal<Mode>('coached'),
    wire: signal<Wire>('level'),
    seed: signal(''),
    pace: signal<Pace>('normal'),
    compose: signal<OrLevel<ComposeMode>>('level'),
    notation: signal<OrLevel<Notation>>('level'),
    speed: signal(true),
    timeFactor: signal<TimeFactor>('1'),
    theme: signal<Theme | null>(null),
  };
}

/** The options for creating the next match; in quick match there is no third player to wait for. */
export function matchOptions(preferences: Preferences, against: Opponent): MatchOptions {
  const compose = preferences.compose.value;
  const notation = preferences.notation.value;
  const levelId = preferences.levelId.value;
  const seed = levelId === STORM ? readSeed(preferences.seed.value) : null;
  return {
    levelId,
    mode: preferences.mode.value,
    pace: preferences.pace.value,
    speed: preferences.speed.value,
    ...(compose === 'level' ? {} : { compose }),
    ...(notation === 'level' ? {} : { notation }),
    ...(preferences.wire.value === 'person' && against !== 'anyone' ? { wire: 'person' as const } : {}),
    ...(seed === null ? {} : { seed }),
  };
}
