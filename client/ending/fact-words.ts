/** A fact of a story in the reader's language, told from the reader's end. */

import type { Fact } from '../../shared/story/fact.ts';
import { NARROW_MS } from '../../shared/story/half-story.ts';
import type { End } from '../../shared/duel/level.ts';
import { peerOf } from '../../shared/duel/state/state.ts';
import { sentences } from '../kit/sentences.ts';
import { formatNumber, locale, type MessageKey, t } from '../words/i18n.ts';

/** Who reads it, and what the ends are called. */
export interface Told {
  /** The reader's own end; null: the reader played neither. */
  readonly reader: End | null;
  readonly nameOf: (end: End) => string;
}

/** A moment of a half: minutes and whole seconds, as they were full. */
export function momentTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A short time in seconds: rounded down, so that nobody is told more than was left, and never 0. */
export function secondsWords(ms: number): string {
  const digits = ms < 100 ? 100 : ms < 10_000 ? 10 : 1;
  const floored = Math.max(1, Math.floor((ms * digits) / 1000)) / digits;
  return t('story.seconds', { seconds: formatNumber(floored) });
}

/** The sentence; `hot`: the part of it that is a narrow time. */
export function factWords(fact: Fact, told: Told): { readonly text: string; readonly hot: string | null } {
  const form = fact.end === told.reader ? 'you' : 'name';
  const names = { name: told.nameOf(fact.end), peer: told.nameOf(peerOf(fact.end)) };
  const say = (kind: string, values: Readonly<Record<string, string | number>> = {}, as: string = form) =>
    t(`story.${kind}.${as}` as MessageKey, { ...names, ...values });
  switch (fact.kind) {
    case 'answered': {
      const left = secondsWords(fact.leftMs);
      const narrow = fact.leftMs < NARROW_MS;
      return { text: say(narrow ? 'answered.close' : 'answered', { left }), hot: narrow ? left : null };
    }
    case 'port-early': {
      const early = secondsWords(fact.earlyMs);
      return { text: say('port-early', { early }), hot: null };
    }
    case 'closed': {
      const as = form === 'name' && told.reader !== null ? 'own' : form;
      if (fact.freeAt === null) return plain(say('closed', {}, as));
      return plain(say('closed.free', { free: momentTime(fact.freeAt) }, as));
    }
    case 'closed-port':
      return plain(say(fact.restarted ? 'closed-port.restarted' : 'closed-port'));
    case 'port-taken':
      return plain(say(fact.reuse ? 'port-taken.reuse' : 'port-taken'));
    case 'ghost-accepted':
    case 'late-data':
      return plain(say(fact.kind, { count: fact.bytes }));
    case 'gave-up':
      return plain(say('gave-up', { why: t(`outcome.${fact.why}`) }));
    case 'flawless':
      return plain(t('story.flawless.you', { count: fact.moves }));
    default:
      return plain('times' in fact && fact.times > 1 ? repeated(say(fact.kind), fact.times) : say(fact.kind));
  }
}

function plain(text: string): { readonly text: string; readonly hot: null } {
  return { text, hot: null };
}

function repeated(text: string, count: number): string {
  return sentences([text, t('story.times', { count })], locale.value);
}
