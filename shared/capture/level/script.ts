/** What the applications of a recorded connection did, read from what their hosts sent, as scripts of a level. */

import type { AppStep } from '../../duel/level.ts';
import { seqDiff } from '../../lib/sequence.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import { effectOn } from './faults.ts';
import type { Beginning, Incident } from '../explain/moment.ts';
import { Observer } from '../explain/observer.ts';
import { playedGap } from './scale.ts';

/** A script that is being written. */
interface Draft {
  readonly steps: AppStep[];
  readonly observer: Observer;
  readonly startNxt: number;
  readonly startRcv: number;
  /** A segment whose text the next one may join: nothing has arrived since, and the wire left it alone. */
  openRun: { readonly at: number } | null;
}

/**
 * One script for each end, in the order of the capture's ends. Text sent for the first time is a SEND, a run of it a
 * single one; the first FIN is a CLOSE; a RST in an existing connection is an ABORT, because the recording does not
 * distinguish an application that aborts from a host that does not know the connection.
 */
export function scriptsOf(beginning: Beginning, delayMs: number): readonly [AppStep[], AppStep[]] {
  const drafts = [draft(beginning, 0), draft(beginning, 1)] as const;
  for (const incident of beginning.incidents) {
    const own = drafts[incident.end];
    if (incident.kind === 'sent') {
      write(own, incident, beginning.at, delayMs);
    } else {
      own.observer.receives(incident.flight.segment, incident.at);
      own.openRun = null;
    }
  }
  return [ending(drafts[0], drafts[1]), ending(drafts[1], drafts[0])];
}

/** An end that the capture does not show closing closes after the other, so that the level can be played to its end. */
function ending(own: Draft, peer: Draft): AppStep[] {
  const ends =
    own.steps.some(({ call }) => call.kind !== 'SEND') || peer.steps.some(({ call }) => call.kind === 'ABORT');
  if (ends) return own.steps;
  return [...own.steps, { when: { state: 'CLOSE-WAIT' }, afterMs: playedGap(0, 1), call: { kind: 'CLOSE' } }];
}

function draft({ sndNxt }: Beginning, side: Side): Draft {
  const [startNxt, startRcv] = [sndNxt[side], sndNxt[otherSide(side)]];
  const observer = new Observer({ sndNxt: startNxt, rcvNxt: startRcv });
  return { steps: [], observer, startNxt, startRcv, openRun: null };
}

/** An end sent a segment: its application has called for everything new in it. */
function write(own: Draft, { flight, at }: Incident, begunAt: number, delayMs: number): void {
  const { observer } = own;
  const { segment } = flight;
  const when = conditionOf(own);
  const afterMs = playedGap(at - (observer.lastAt ?? begunAt), delayMs);
  const bytes = newText(segment, observer.nxt ?? segment.seq);
  const closes = observer.isFirstFin(segment);
  const aborts = has(segment, 'RST') && observer.state !== 'TIME-WAIT' && observer.state !== 'CLOSED';
  const ordinary = effectOn(flight, delayMs) === null && !has(segment, 'SYN');
  observer.sends(segment, at);

  if (bytes > 0 && !joinsRun(own, bytes, ordinary, at, delayMs)) {
    own.steps.push({ when, afterMs, call: { kind: 'SEND', bytes } });
  }
  if (bytes > 0) own.openRun = ordinary ? { at } : null;
  if (closes) own.steps.push({ when: conditionAfter(when, bytes), afterMs, call: { kind: 'CLOSE' } });
  if (aborts) own.steps.push({ when, afterMs, call: { kind: 'ABORT' } });
}

/** Adds text to the previous SEND if it continues the same run. */
function joinsRun({ steps, openRun }: Draft, bytes: number, ordinary: boolean, at: number, delayMs: number): boolean {
  const last = steps.at(-1);
  if (last?.call.kind !== 'SEND' || openRun === null || !ordinary || at - openRun.at > delayMs) return false;
  steps[steps.length - 1] = { ...last, call: { kind: 'SEND', bytes: last.call.bytes + bytes } };
  return true;
}

/** Octets of a segment's text from `nxt` on. */
function newText(segment: Segment, nxt: number): number {
  if (has(segment, 'SYN') || has(segment, 'RST') || segment.len === 0) return 0;
  const textEnd = segEnd(segment) - (has(segment, 'FIN') ? 1 : 0);
  return Math.min(segment.len, Math.max(0, seqDiff(textEnd, nxt)));
}

/**
 * What held at an end when its application called. ESTABLISHED is not required: where the FINs of the recording crossed,
 * a slow player would otherwise never be asked to close.
 */
function conditionOf({ observer, startNxt, startRcv }: Draft): AppStep['when'] {
  const received = observer.receivedSince(startRcv);
  const { state } = observer;
  return {
    ...(state === 'CLOSE-WAIT' || state === 'FIN-WAIT-2' ? { state } : {}),
    ...(observer.allAcked && observer.nxt !== startNxt ? { allAcked: true as const } : {}),
    ...(received > 0 ? { received } : {}),
  };
}

/** A CLOSE whose FIN left with text cannot wait for that text to be acknowledged. */
function conditionAfter(when: AppStep['when'], bytes: number): AppStep['when'] {
  if (bytes === 0) return when;
  const { allAcked: _, ...rest } = when;
  return rest;
}
