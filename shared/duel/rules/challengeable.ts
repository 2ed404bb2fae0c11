/** Challenges in live mode: which arrivals can be challenged, what was wrong with them, and the mistakes to choose from. */

import { drawsFrom, shuffle } from '../../lib/random.ts';
import { seqDiff } from '../../lib/sequence.ts';
import type { MistakeId } from '../../referee/mistake.ts';
import { ACK_IDS, NEEDLESS_IDS, SEND_MISTAKES, SEQ_IDS } from '../../referee/send-mistakes.ts';
import { MISTAKES } from '../../referee/mistake.ts';
import { has, makeSegment, sameSegment, type Segment } from '../../tcp/segment.ts';
import type { End } from '../level.ts';
import type { DuelState, HalfState, JournalEntry } from '../state/state.ts';
import type { Judgement } from '../vocabulary/judgement.ts';

type Arrival = Extract<JournalEntry, { kind: 'arrived' }>;

/** The number of mistakes from which the right one is to be named. */
const NAME_CARDS = 4;

/** What an end has seen in a half, oldest first: the figure numbers it from 1, so that no gap reveals the other end. */
export function ownEntries({ journal }: HalfState, end: End): JournalEntry[] {
  return journal.filter((entry) => entry.end === end);
}

/**
 * The arrivals of a half that `end` can still challenge, by their numbers in its figure, right or wrong alike: each once,
 * and none identical to one challenged rightly, because its mistake is known.
 */
export function challengeableAt({ options, phase }: DuelState, half: HalfState, end: End): number[] {
  if (options.mode !== 'live' || phase !== 'playing') return [];
  const raised = half.challenges.filter((challenge) => challenge.end === end);
  return ownEntries(half, end).flatMap((entry, i) =>
    entry.kind === 'arrived' &&
    entry.segmentId >= half.ownSince &&
    !raised.some(
      ({ entryId, right, segment }) => entryId === entry.id || (right && sameSegment(segment, entry.segment)),
    )
      ? [i + 1]
      : [],
  );
}

/** The segment with the ACK that every right one carries on the wire, even where the lecture writes none. */
function withAck(written: Segment, { ack }: Segment): Segment {
  return written.ack !== undefined || ack === undefined ? written : makeSegment({ ...written, ack });
}

/** The judgement of the move that sent an arrival, if it was wrong or needless; the stack sends nothing like that. */
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

/** Groups of mistakes that can be confused with each other. */
const FAMILIES: readonly (readonly MistakeId[])[] = [
  SEQ_IDS,
  ACK_IDS,
  ['fin-too-early', 'fin-twice', 'seq-new-for-retransmission', 'data-after-fin'],
  ['ack-from-closed', 'no-ack-flag', 'rst-for-close', 'syn-in-teardown', 'no-fin'],
  ['unprompted-reack', 'needless-retransmission', 'needless-ack', 'no-fin', 'ack-from-closed'],
];

/** Whether a segment looks as if it could be that mistake: one that its flags rule out at first sight is no choice. */
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

/** Whether a number of the segment is also wrong in that way: a verdict keeps only the closest name of each family. */
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

/** Whether another mistake may be offered beside the true one: it must not be true as well. */
function isFalse(id: MistakeId, truth: MistakeId, segment: Segment, { others, numbers }: Judgement): boolean {
  if (id === truth || others.includes(id) || numberFits(id, segment, numbers)) return false;
  // A wrong segment is not needless as well.
  return NEEDLESS_IDS.includes(truth) || !NEEDLESS_IDS.includes(id);
}

/** The sending mistakes that are not true of this segment, the most easily confused with the true one first. */
function mistakable(truth: MistakeId, segment: Segment, judgement: Judgement): MistakeId[] {
  const family = FAMILIES.find((ids) => ids.includes(truth)) ?? [];
  const rank = (id: MistakeId) => (looksLike(id, segment) ? 0 : 2) + (family.includes(id) ? 0 : 1);
  const sendable = MISTAKES.filter((id) => SEND_MISTAKES[id] !== undefined);
  return sendable.filter((id) => isFalse(id, truth, segment, judgement)).sort((a, b) => rank(a) - rank(b));
}

/** The wire does not show that an application had not closed yet or had more to send: apart from that the FIN was in order. */
function isHiddenFromPeer({ mistake, others }: Judgement): boolean {
  return mistake === 'fin-too-early' && others.length === 0;
}

/** A challenged arrival: what was wrong with it, null if nothing, and the mistakes to choose from. */
export interface Exposed {
  readonly mistake: MistakeId | null;
  readonly cards: readonly MistakeId[];
}

/**
 * What a challenge of an arrival reveals. The cards are drawn from the match's seed and the arrival's number in the end's
 * own figure: the same challenge shows the same cards.
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
