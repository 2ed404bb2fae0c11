/**
 * The event of a step in one sentence: for the head of its panel, for screen readers, and for the list of all steps.
 */

import { peerOf } from '../../shared/duel/state/state.ts';
import { symbolsFor } from '../../shared/duel/symbols.ts';
import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import type { Symbols } from '../../shared/duel/vocabulary/figure.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { t } from '../words/i18n.ts';
import { entryIdOf, judgementAt } from '../figure/layout/review-moment.ts';
import { guessWords } from '../match/bet-words.ts';
import { headline, pointsOf } from '../match/feedback-words.ts';
import { endName } from './players.ts';
import type { Players } from './reviewed.ts';

export interface Told {
  /** The event, without the segment. */
  readonly title: string;
  /** The segment that it is about, and its sender. */
  readonly segment: { readonly segment: Segment; readonly from: 'A' | 'B' } | null;
}

/** A step of a half in words. */
export function tellStep(match: Players, half: HalfReview, step: RecordStep): Told {
  const name = endName(match, half, step.end);
  const { subject } = step;
  switch (subject.kind) {
    case 'start': {
      const restarted = step.ends.A.state === 'CLOSED' || step.ends.B.state === 'CLOSED';
      return plain(t(restarted ? 'review.did.start.restarted' : 'review.did.start'));
    }
    case 'practice':
      return plain(t('review.did.practice', { name }));
    case 'hint':
      return plain(t(`review.did.hint.${hintStep(half, subject.index)}`, { name }));
    case 'challenge':
      return tellChallenge(half, subject.index, name);
    case 'bet':
      return tellBet(match, half, subject.index, name);
    case 'arrival':
      return withSegment(
        t(subject.copy > 0 ? 'review.did.arrival.copy' : 'review.did.arrival', { name }),
        entryOf(half, subject.entryId),
      );
    case 'judgement': {
      const judgement = judgementAt(half, step);
      return judgement === null ? plain(name) : tellMove(judgement, step, name);
    }
    case 'entry':
      return tellEntry(entryOf(half, entryIdOf(step)), name);
  }
}

function plain(title: string): Told {
  return { title, segment: null };
}

function hintStep(half: HalfReview, index: number): 1 | 2 | 3 | 4 {
  const step = half.hints[index]?.step;
  return step === 2 || step === 3 || step === 4 ? step : 1;
}

function tellChallenge(half: HalfReview, index: number, name: string): Told {
  const challenge = half.challenges[index];
  if (challenge === undefined) return plain(name);
  const title = t(challenge.right ? 'review.did.challenge.right' : 'review.did.challenge.wrong', { name });
  return { title, segment: { segment: challenge.segment, from: challenge.end === 'A' ? 'B' : 'A' } };
}

function tellBet(match: Players, half: HalfReview, index: number, name: string): Told {
  const bet = half.bets[index];
  if (bet === undefined) return plain(name);
  const peer = endName(match, half, peerOf(bet.end));
  const title = t(`bet.review.did.${bet.about}`, { name, peer, guess: guessWords(bet.guess) });
  return bet.about === 'state' ? plain(title) : withSegment(title, entryOf(half, bet.entryId));
}

function entryOf(half: HalfReview, id: number | null): ReviewEntry | null {
  return half.entries.find((entry) => entry.id === id) ?? null;
}

function withSegment(title: string, entry: ReviewEntry | null): Told {
  return entry?.kind === 'segment' ? { title, segment: { segment: entry.segment, from: entry.from } } : plain(title);
}

function tellMove({ move, verdict, by, end }: Judgement, { ownEntryId }: RecordStep, name: string): Told {
  if (by === 'stack') return plain(t('review.did.move.timeUp', { name }));
  if (move.kind === 'claim') return plain(t('review.did.move.claim', { name, state: move.state }));
  if (move.kind !== 'send') return plain(t(`review.did.move.${move.kind}`, { name }));
  const stopped = verdict === 'wrong' && ownEntryId === null;
  const title = t(stopped ? 'review.did.move.stopped' : 'review.did.move.send', { name });
  return { title, segment: { segment: move.segment, from: end } };
}

function tellEntry(entry: ReviewEntry | null, name: string): Told {
  switch (entry?.kind) {
    case 'segment':
      return withSegment(t(entry.by === 'stack' ? 'review.did.segment.stack' : 'review.did.segment', { name }), entry);
    case 'call': {
      const key = entry.call === 'CLOSE' && entry.full ? 'CLOSE.full' : entry.call;
      return plain(t(`review.did.call.${key}`, { name, count: entry.bytes }));
    }
    case 'timer':
      return plain(t(`review.did.timer.${entry.timer}`, { name }));
    case 'state':
      return plain(t('review.did.state', { name, state: entry.state }));
    case 'bind':
      return plain(t(entry.ok ? 'review.did.bind.ok' : 'review.did.bind.refused', { name }));
    case 'opened':
      return plain(t('review.did.opened'));
    case 'corrupted':
      return plain(t('review.did.corrupted', { name, count: entry.bytes }));
    case undefined:
      return plain(name);
  }
}

/** The fate of the segment that a step sent, if notable; null: nothing special. */
export function fateOf({ review }: Players, half: HalfReview, step: RecordStep): string | null {
  const entry = entryOf(half, step.ownEntryId);
  if (entry?.kind !== 'segment') return null;
  if (entry.lost && entry.order === 'lose') return t('review.lost.by', { name: review.wire ?? '' });
  if (entry.lost) return t('review.lost');
  return entry.arrivals.length > 1 ? t('review.doubled') : null;
}

/** The whole step in one sentence. */
export function sentenceOf(match: Players, half: HalfReview, step: RecordStep): string {
  const { title, segment } = tellStep(match, half, step);
  const said = segment === null ? title : `${title}: ${spokenSegment(segment.segment)}`;
  const judgement = judgementAt(half, step);
  return judgement === null ? said : `${said}. ${headline(judgement)}, ${pointsOf(judgement)}`;
}

function spokenSegment({ flags, len, seq, ack }: Segment): string {
  const text = len > 0 ? [t('segment.bytes', { count: len })] : [];
  const numbers = ack === undefined ? [`seq ${seq}`] : [`seq ${seq}`, `ack ${ack}`];
  return [flags.join(' '), ...text, ...numbers].join(', ');
}

/** The letters for numbers at a step. */
export function lettersAt({ entries, symbols }: HalfReview, { entryId }: RecordStep): Symbols {
  return symbolsFor(entryId ?? 0, entries, symbols);
}
