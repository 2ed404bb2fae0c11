/**
 * The fog torn open for the end that missed the race (VIEW522): only once its stack has met the peer's next FIN with a RST, and
 * no question is left that anything of it would answer.
 */

import { seqAdd } from '../../lib/sequence.ts';
import { has } from '../../tcp/segment.ts';
import type { End } from '../level.ts';
import type { TornFog } from '../vocabulary/torn.ts';
import { isRaceMissed } from './missed-race.ts';
import { type HalfState, type JournalEntry, peerOf, seenOfConnection } from './state.ts';

type Sent = Extract<JournalEntry, { kind: 'sent' }>;

/** Whether this end is asked something more in the half, or may still challenge what came. */
function hasQuestions({ level, ends }: HalfState, end: End, isLive: boolean): boolean {
  const { position, stateHidden, nextStep } = ends[end];
  const callsAgain = nextStep < level.ends[end].script.length;
  return position !== null || stateHidden || callsAgain || level.again !== undefined || isLive;
}

/** The RST that met the FIN, or null. */
function resetOf(own: readonly JournalEntry[]): Sent | null {
  const last = own.findLast(({ kind }) => kind === 'sent');
  return last?.kind === 'sent' && has(last.segment, 'RST') ? last : null;
}

/** When a segment was processed at the other end; null: not yet, or never. */
function arrivalOf({ journal }: HalfState, segmentId: number) {
  return journal.find((entry) => entry.kind === 'arrived' && entry.segmentId === segmentId) ?? null;
}

/** The state in which the peer sent its last FIN. */
function waitingState(peers: readonly JournalEntry[], fin: Sent): Pick<TornFog, 'state' | 'since'> | null {
  const entered = peers.findLast((entry) => entry.kind === 'state' && entry.id <= fin.id);
  if (entered?.kind !== 'state') return null;
  const { state, at } = entered;
  return state === 'LAST-ACK' || state === 'CLOSING' ? { state, since: at } : null;
}

function acksOf(half: HalfState, own: readonly JournalEntry[], idOf: (id: number) => number, fin: Sent) {
  const covers = seqAdd(fin.segment.seq, fin.segment.len + 1);
  return own.flatMap((entry) => {
    if (entry.kind !== 'sent' || entry.segment.ack !== covers || has(entry.segment, 'RST')) return [];
    const arrivedAt = arrivalOf(half, entry.id)?.at ?? null;
    return arrivedAt === null && !entry.lost ? [] : [{ entryId: idOf(entry.id), arrivedAt }];
  });
}

/**
 * What the fog shows to an end where it is torn; null: it is whole.
 * @param isLive what arrived can still be challenged, until the half is over
 */
export function tornFog(half: HalfState, end: End, isLive: boolean): TornFog | null {
  if (half.ends[end].endpoint.tcb.state !== 'CLOSED' || hasQuestions(half, end, isLive)) return null;
  const own = seenOfConnection(half, end);
  const reset = resetOf(own);
  if (reset === null || !isRaceMissed(own)) return null;
  const peers = seenOfConnection(half, peerOf(end));
  const fins = peers.filter(
    (entry): entry is Sent => entry.kind === 'sent' && has(entry.segment, 'FIN') && entry.id < reset.id,
  );
  const last = fins.at(-1);
  const waiting = last === undefined ? null : waitingState(peers, last);
  if (last === undefined || waiting === null) return null;
  const ids = half.journal.filter((entry) => entry.end === end).map(({ id }) => id);
  const idOf = (id: number) => ids.indexOf(id) + 1;
  const arrivedAs = ({ id }: Sent) => arrivalOf(half, id)?.id ?? null;
  return {
    ...waiting,
    fins: fins.map((fin) => ({ at: fin.at, entryId: arrivedAs(fin) === null ? null : idOf(arrivedAs(fin) ?? 0) })),
    acks: acksOf(half, own, idOf, last),
    resetAt: arrivalOf(half, reset.id)?.at ?? null,
  };
}
