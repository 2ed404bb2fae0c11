/** What happened in a step, in one sentence: for the head of its panel, for the ear, and for the list of all steps. */

import type { MatchRecord, RecordStep } from '../../../shared/duel/record.ts';
import type { HalfReview, Judgement, ReviewEntry, Symbols } from '../../../shared/duel/view.ts';
import type { Segment } from '../../../shared/tcp/segment.ts';
import { t } from '../../i18n/i18n.ts';
import { entryIdOf, judgementAt } from '../../model/review-moment.ts';
import { headline, pointsOf } from '../feedback-card.tsx';
import { endName } from './players.ts';

export interface Told {
  /** What happened, without the segment. */
  readonly title: string;
  /** The segment that it is about, and who sent it. */
  readonly segment: { readonly segment: Segment; readonly from: 'A' | 'B' } | null;
}

/** A step of a half in words. */
export function tellStep(record: MatchRecord, half: HalfReview, step: RecordStep): Told {
  const name = endName(record, half, step.end);
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
    case 'call':
      return tellChallenge(half, subject.index, name);
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
  const call = half.calls[index];
  if (call === undefined) return plain(name);
  const title = t(call.right ? 'review.did.challenge.right' : 'review.did.challenge.wrong', { name });
  return { title, segment: { segment: call.segment, from: call.end === 'A' ? 'B' : 'A' } };
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

/** What became of the segment that a step sent, where it is worth a word; null: nothing special. */
export function fateOf({ review }: MatchRecord, half: HalfReview, step: RecordStep): string | null {
  const entry = entryOf(half, step.ownEntryId);
  if (entry?.kind !== 'segment') return null;
  if (entry.lost && entry.order === 'lose') return t('review.lost.by', { name: review.wire ?? '' });
  if (entry.lost) return t('review.lost');
  return entry.arrivals.length > 1 ? t('review.doubled') : null;
}

/** The whole step in one sentence. */
export function sentenceOf(record: MatchRecord, half: HalfReview, step: RecordStep): string {
  const { title, segment } = tellStep(record, half, step);
  const said = segment === null ? title : `${title}: ${spokenSegment(segment.segment)}`;
  const judgement = judgementAt(half, step);
  return judgement === null ? said : `${said}. ${headline(judgement)}, ${pointsOf(judgement)}`;
}

function spokenSegment({ flags, len, seq, ack }: Segment): string {
  const text = len > 0 ? [t('segment.bytes', { count: len })] : [];
  const numbers = ack === undefined ? [`seq ${seq}`] : [`seq ${seq}`, `ack ${ack}`];
  return [flags.join(' '), ...text, ...numbers].join(', ');
}

const NO_LETTERS: Symbols = { u: null, v: null, w: null };

/** The letters by which numbers are told at a step: those of the half's last connection, none before it. */
export function lettersAt(half: HalfReview, step: RecordStep): Symbols {
  const reopens = half.entries.some(({ kind, id }) => kind === 'opened' && id > (step.entryId ?? 0));
  return reopens ? NO_LETTERS : half.symbols;
}
