/** Calling a mistake in live mode: which arrivals can be called, what was wrong with them, and among what it is named. */

import { drawsFrom, shuffle } from '../lib/random.ts';
import { seqDiff } from '../lib/sequence.ts';
import type { MistakeId } from '../referee/mistake.ts';
import { ACK_IDS, NEEDLESS_IDS, SEND_MISTAKES, SEQ_IDS } from '../referee/send-mistakes.ts';
import { MISTAKES } from '../referee/mistake.ts';
import { has, makeSegment, sameSegment, type Segment } from '../tcp/segment.ts';
import type { End } from './level.ts';
import type { DuelState, HalfState, JournalEntry } from './state.ts';
import type { Judgement } from './view.ts';

type Arrival = Extract<JournalEntry, { kind: 'arrived' }>;

/** Of how many mistakes the right one is to be named. */
const NAME_CARDS = 4;

/** What an end has seen in a half, oldest first: the figure numbers it from 1, so that no gap tells of the other end. */
export function ownEntries({ journal }: HalfState, end: End): JournalEntry[] {
  return journal.filter((entry) => entry.end === end);
}

/**
 * The arrivals of a half that `end` can still call, by their numbers in its figure, right or wrong alike: each once, and none
 * that is the same as one called rightly, for what that was is known.
 */
export function callableAt({ options, phase }: DuelState, half: HalfState, end: End): number[] {
  if (options.mode !== 'live' || phase !== 'playing') return [];
  const called = half.calls.filter((call) => call.end === end);
  return ownEntries(half, end).flatMap((entry, i) =>
    entry.kind === 'arrived' &&
    entry.segmentId >= half.ownSince &&
    !called.some(
      ({ entryId, right, segment }) => entryId === entry.id || (right && sameSegment(segment, entry.segment)),
    )
      ? [i + 1]
      : [],
  );
}

/** What goes out rightly goes out with an ACK, also where the lecture writes none. */
function withAck(written: Segment, { ack }: Segment): Segment {
  return written.ack !== undefined || ack === undefined ? written : makeSegment({ ...written, ack });
}

/** What was said of the move with which an arrival was sent, if it was wrong or needless; the stack sends nothing like that. */
function judgedWrong({ journal, judgements }: HalfState, { segmentId }: Arrival): Judgement | null {
  const sent = journal.find(({ id }) => id === segmentId);
  if (sent?.kind !== 'sent' || sent.by === 'stack') return null;
  const { end, at, segment, wrong } = sent;
  const isIt = ({ move, verdict, ...made }: Judgement) =>
    made.end === end &&
    made.at === at &&
    verdict === (wrong ? 'wrong' : 'needless') &&
    move.kind === 'send' &&
    sameSegment(wrong ? move.segment : withAck(move.segment, segment), segment);
  return judgements.find(isIt) ?? null;
}

/** Kinds of mistakes that can be taken for each other. */
const FAMILIES: readonly (readonly MistakeId[])[] = [
  SEQ_IDS,
  ACK_IDS,
  ['fin-too-early', 'fin-twice', 'seq-new-for-retransmission', 'data-after-fin'],
  ['ack-from-closed', 'no-ack-flag', 'rst-for-close', 'syn-in-teardown', 'no-fin'],
  ['unprompted-reack', 'needless-retransmission', 'needless-ack', 'no-fin', 'ack-from-closed'],
];

/** Whether a segment looks as if it could be that mistake: what its flags rule out at first sight is no choice. */
function looksLike(id: MistakeId, segment: Segment): boolean {
  switch (id) {
    case 'syn-in-teardown':
      return has(segment, 'SYN');
    case 'rst-for-close':
      return has(segment, 'RST');
    case 'no-ack-flag':
      return segment.ack === undefined;
    case 'fin-too-early':
    case 'fin-twice':
    case 'seq-new-for-retransmission':
      return has(segment, 'FIN');
    case 'data-after-fin':
      return segment.len > 0;
    case 'no-fin':
    case 'unprompted-reack':
    case 'needless-ack':
      return !has(segment, 'FIN') && segment.len === 0;
    default:
      return segment.ack !== undefined || !ACK_IDS.includes(id);
  }
}

/** Whether a number of the segment is wrong in that way as well: a verdict keeps only the closest name of each family. */
function numberFits(id: MistakeId, { seq, ack = -1 }: Segment, numbers: Judgement['numbers']): boolean {
  const { sndNxt, rcvNxt, finSeq, pureAcks, textStarts } = numbers;
  switch (id) {
    case 'swapped-seq-ack':
    case 'seq-from-peer':
      return seq === rcvNxt;
    case 'seq-fin-not-counted':
      return seq === finSeq;
    case 'seq-ack-counted':
      return seqDiff(seq, sndNxt) >= 1 && seqDiff(seq, sndNxt) <= pureAcks;
    case 'seq-stale-data':
      return textStarts.includes(seq);
    case 'seq-zero':
      return seq === 0;
    case 'seq-wrong':
      return true;
    case 'ack-from-own':
      return ack === sndNxt;
    case 'ack-fin-not-counted':
      return seqDiff(ack, rcvNxt) === -1;
    case 'ack-counted-twice':
      return seqDiff(ack, rcvNxt) === 1;
    case 'ack-stale-data':
      return seqDiff(ack, rcvNxt) < 0;
    case 'ack-of-nothing':
      return seqDiff(ack, rcvNxt) > 0;
    default:
      return false;
  }
}

/** Whether another mistake may stand beside the true one: it must not be true as well. */
function isFalse(id: MistakeId, truth: MistakeId, segment: Segment, { others, numbers }: Judgement): boolean {
  if (id === truth || others.includes(id) || numberFits(id, segment, numbers)) return false;
  // Of a wrong segment it is not said that it was needless besides.
  return NEEDLESS_IDS.includes(truth) || !NEEDLESS_IDS.includes(id);
}

/** The mistakes that sending can be and that are not true of this segment, the likeliest to be taken for the true one first. */
function mistakable(truth: MistakeId, segment: Segment, judgement: Judgement): MistakeId[] {
  const family = FAMILIES.find((ids) => ids.includes(truth)) ?? [];
  const rank = (id: MistakeId) => (looksLike(id, segment) ? 0 : 2) + (family.includes(id) ? 0 : 1);
  const sendable = MISTAKES.filter((id) => SEND_MISTAKES[id] !== undefined);
  return sendable.filter((id) => isFalse(id, truth, segment, judgement)).sort((a, b) => rank(a) - rank(b));
}

/** Nobody sees from the wire that an application had not closed yet, or had more to say: but for that the FIN was in order. */
function isHiddenFromPeer({ mistake, others }: Judgement): boolean {
  return mistake === 'fin-too-early' && others.length === 0;
}

/** An arrival that is called: what was wrong with it, null if nothing, and the mistakes among which it is to be named. */
export interface Exposed {
  readonly mistake: MistakeId | null;
  readonly cards: readonly MistakeId[];
}

/**
 * What an arrival turns out to be when its end calls it. The cards are drawn from the match's seed and the arrival's number in
 * the end's own figure: the same call brings the same cards.
 */
export function expose({ seed }: DuelState, half: HalfState, arrival: Arrival): Exposed {
  const judgement = judgedWrong(half, arrival);
  const mistake = judgement?.mistake ?? null;
  if (judgement === null || mistake === null) return { mistake: null, cards: [] };
  if (isHiddenFromPeer(judgement)) return { mistake, cards: [] };
  const number = ownEntries(half, arrival.end).indexOf(arrival) + 1;
  const draw = drawsFrom(seed, (half.half * 1_000 + number) * 4 + (arrival.end === 'A' ? 1 : 3));
  const beside = mistakable(mistake, arrival.segment, judgement).slice(0, NAME_CARDS - 1);
  return { mistake, cards: shuffle([mistake, ...beside], draw) };
}
