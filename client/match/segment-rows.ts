/**
 * [UI643] The segments of a figure as rows of a table, each with its fate as far as the reader can know it: a player's own end, or
 * both ends once the half is over. Knows no words.
 */

import type { End } from '../../shared/duel/level.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { seqLeq } from '../../shared/lib/sequence.ts';
import { has, segEnd, segLen, type Segment } from '../../shared/tcp/segment.ts';

/** `at`: ms since the half began. `never`: what takes no number is not acknowledged. `flying`: until the half was over. */
export type Fate =
  | { readonly kind: 'here' | 'stopped' | 'open' | 'never' | 'lost' | 'flying' }
  | { readonly kind: 'acked' | 'arrived'; readonly at: number };

export interface SegmentRow {
  readonly id: number;
  /** Ms since the half began. */
  readonly at: number;
  readonly from: End;
  readonly segment: Segment;
  /** The same was sent, or came, before. */
  readonly again: boolean;
  readonly fate: Fate;
}

type Seen = Pick<SeatView, 'figure' | 'halfStartedAt' | 'you' | 'peer'>;

/** What a player's own end has sent and received, in the order in which it saw it: nothing that the fog hides. */
export function rowsSeen({ figure, halfStartedAt, you, peer }: Seen): SegmentRow[] {
  const began = halfStartedAt ?? figure[0]?.at ?? 0;
  return figure.flatMap((entry): SegmentRow[] => {
    if (entry.kind !== 'sent' && entry.kind !== 'arrived' && entry.kind !== 'stopped') return [];
    const { id, segment, kind } = entry;
    const from = kind === 'arrived' ? peer.end : you.end;
    const fate: Fate = kind === 'sent' ? fateSeen(figure, entry, began) : { kind: kind === 'arrived' ? 'here' : kind };
    return [{ id, at: entry.at - began, from, segment, again: kind !== 'stopped' && entry.again, fate }];
  });
}

/** Only an acknowledgment that has come since says that a segment has arrived. */
function fateSeen(
  figure: Seen['figure'],
  sent: { readonly id: number; readonly segment: Segment },
  began: number,
): Fate {
  if (segLen(sent.segment) === 0) return { kind: 'never' };
  const end = segEnd(sent.segment);
  const answer = figure.find(
    (entry) =>
      entry.kind === 'arrived' &&
      entry.id > sent.id &&
      has(entry.segment, 'ACK') &&
      entry.segment.ack !== undefined &&
      seqLeq(end, entry.segment.ack),
  );
  return answer === undefined ? { kind: 'open' } : { kind: 'acked', at: answer.at - began };
}

/** Everything on the wire of a half that is over, in the order in which it was sent. */
export function rowsOfHalf({ entries, startedAt }: HalfReview): SegmentRow[] {
  return entries.flatMap((entry): SegmentRow[] => {
    if (entry.kind !== 'segment') return [];
    const { id, sentAt, from, segment, again, landings, lost } = entry;
    const [first] = landings;
    const gone: Fate = { kind: lost ? 'lost' : 'flying' };
    const fate: Fate = first === undefined ? gone : { kind: 'arrived', at: first.at - startedAt };
    return [{ id, at: sentAt - startedAt, from, segment, again, fate }];
  });
}
