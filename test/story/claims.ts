/** What each kind of fact claims, derived from the log a second time: from events and the states they add up to, not from the review. */

import { advance } from '../../shared/duel/rules/advance.ts';
import type { DuelEvent, EventOf } from '../../shared/duel/state/duel-event.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import { twoMslEndsAt } from '../../shared/duel/state/end-state.ts';
import { currentHalf, type DuelState, type EndState, peerOf, seatOf } from '../../shared/duel/state/state.ts';
import type { End } from '../../shared/duel/level.ts';
import type { Fact } from '../../shared/story/fact.ts';
import { has, segEnd } from '../../shared/tcp/segment.ts';

/** An event of a half, with the duel before and after it. */
export interface Moment {
  readonly event: DuelEvent;
  readonly before: DuelState;
  readonly after: DuelState;
}

/** The events of each half. */
export function momentsByHalf(log: readonly DuelEvent[]): readonly (readonly Moment[])[] {
  const halves: Moment[][] = [];
  let state: DuelState | null = null;
  for (const event of log) {
    const after: DuelState = evolve(state, event);
    if (event.type === 'half-started') halves.push([]);
    if (state !== null) halves.at(-1)?.push({ event, before: state, after });
    state = after;
  }
  return halves;
}

type Told<T extends DuelEvent['type']> = Moment & { readonly event: EventOf<T> };

function of<T extends DuelEvent['type']>(moments: readonly Moment[], type: T, end: End): Told<T>[] {
  return moments.filter(
    (moment): moment is Told<T> => moment.event.type === type && 'end' in moment.event && moment.event.end === end,
  );
}

function endOf(state: DuelState, end: End): EndState {
  const half = currentHalf(state);
  if (half === null) throw new Error('no half');
  return half.ends[end];
}

const stateOf = (state: DuelState, end: End) => endOf(state, end).endpoint.tcb.state;
const isLost = ({ event: { delays, held } }: Told<'sent'>) => delays.length === 0 && held === undefined;
const isFin = ({ event }: Told<'sent'>) => has(event.segment, 'FIN');
const isOfFact = (at: number) => (moment: Moment) => moment.event.at === at;

/** The moments after the one given. */
const after = (moments: readonly Moment[], moment: Moment) => moments.slice(moments.indexOf(moment) + 1);

/** When 2MSL of an end rings if its player does nothing from now on; null: something else comes first. */
function ringsAt(state: DuelState, end: End): number | null {
  for (const event of advance(state, state.at + 600_000).events) {
    if (!('end' in event) || event.end !== end) continue;
    if (event.type === 'timer-expired' && event.timer === 'time-wait') return event.at;
    if (event.type === 'sent') return null;
  }
  return null;
}

function losesAcks(moments: readonly Moment[], end: End, last: boolean): Told<'sent'>[] {
  const fins = of(moments, 'sent', peerOf(end)).filter(isFin);
  return of(moments, 'sent', end).filter((sent) => {
    const { segment, wrong } = sent.event;
    const pure = segment.flags.join() === 'ACK' && segment.len === 0 && wrong !== true;
    const acknowledges = fins.some(
      (fin) =>
        moments.indexOf(fin) < moments.indexOf(sent) &&
        segEnd(fin.event.segment) === segment.ack &&
        currentHalf(fin.before)?.connection === currentHalf(sent.before)?.connection,
    );
    return isLost(sent) && pure && acknowledges && (stateOf(sent.before, peerOf(end)) === 'LAST-ACK') === last;
  });
}

/** Throws unless the log says what the fact claims. */
export function check(fact: Fact, moments: readonly Moment[]): void {
  const found = holds(fact, moments);
  if (!found) throw new Error(`the log does not say: ${JSON.stringify(fact)}`);
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one claim after the other
function holds(fact: Fact, moments: readonly Moment[]): boolean {
  const { end } = fact;
  const startedAt = moments[0]?.event.at ?? 0;
  const at = isOfFact(startedAt + fact.at);
  const peer = peerOf(end);
  const sent = of(moments, 'sent', end);
  const arrived = of(moments, 'arrived', end);
  const isRst = ({ event }: Told<'sent'>) => has(event.segment, 'RST');
  const final = moments.at(-1)?.after;
  if (final === undefined) return false;
  const counts = (all: readonly Moment[], times: number) => all.length === times && all[0] !== undefined && at(all[0]);
  switch (fact.kind) {
    case 'last-ack-lost':
      return counts(losesAcks(moments, end, true), fact.times);
    case 'ack-lost':
      return counts(losesAcks(moments, end, false), fact.times);
    case 'fin-lost':
      return counts(
        sent.filter((one) => isFin(one) && isLost(one) && one.event.wrong !== true && !isRst(one)),
        fact.times,
      );
    case 'data-lost':
      return counts(
        sent.filter(
          (one) => one.event.segment.len > 0 && !isFin(one) && isLost(one) && one.event.wrong !== true && !isRst(one),
        ),
        fact.times,
      );
    case 'wrong-sent':
      return counts(
        sent.filter(({ event }) => event.wrong === true),
        fact.times,
      );
    case 'probed':
      return counts(
        of(moments, 'timer-expired', end).filter(({ event }) => event.timer === 'keep-alive'),
        fact.times,
      );
    case 'challenged':
      return counts(
        of(moments, 'called-out', end).filter(({ event, before, after: next }) => {
          const one = currentHalf(next)?.challenges.at(-1);
          return (
            (currentHalf(before)?.challenges.length ?? 0) < (currentHalf(next)?.challenges.length ?? 0) &&
            one?.right === true &&
            event.mistake !== null
          );
        }),
        fact.times,
      );
    case 'answered':
      return answeredInTime(fact, moments, startedAt);
    case 'missed': {
      const rang = of(moments, 'timer-expired', end).find((one) => at(one) && one.event.timer === 'time-wait');
      if (rang === undefined) return false;
      const fins = arrived.filter(
        (one) =>
          has(one.event.flight.segment, 'FIN') &&
          stateOf(one.before, end) === 'TIME-WAIT' &&
          moments.indexOf(one) < moments.indexOf(rang),
      );
      return fins.some(
        (fin) =>
          !sent.some(
            (one) => moments.indexOf(one) > moments.indexOf(fin) && moments.indexOf(one) < moments.indexOf(rang),
          ),
      );
    }
    case 'closed-port':
    case 'reset-sent': {
      const aborts = of(moments, 'called', end).some(({ event }) => event.call === 'ABORT');
      return sent.some((reset) => {
        if (!at(reset) || !isRst(reset)) return false;
        const cause = arrived.findLast((one) => moments.indexOf(one) < moments.indexOf(reset));
        const wasClosed = stateOf((cause ?? reset).before, end) === 'CLOSED';
        return fact.kind === 'closed-port' ? wasClosed : !wasClosed && !aborts;
      });
    }
    case 'aborted': {
      const call = of(moments, 'called', end).find((one) => at(one) && one.event.call === 'ABORT');
      return call !== undefined && sent.some((one) => isRst(one) && moments.indexOf(one) > moments.indexOf(call));
    }
    case 'died':
      return of(moments, 'called', end).some((one) => at(one) && one.event.call === 'DIE');
    case 'crossed': {
      const mine = sent.find((one) => at(one) && isFin(one));
      const theirs = of(moments, 'sent', peer).find(isFin);
      if (mine === undefined || theirs === undefined) return false;
      const until = Math.max(moments.indexOf(mine), moments.indexOf(theirs));
      return [...arrived, ...of(moments, 'arrived', peer)].every(
        (one) => !has(one.event.flight.segment, 'FIN') || moments.indexOf(one) > until,
      );
    }
    case 'port-early': {
      const refused = of(moments, 'bound', end).find((one) => at(one) && !one.event.ok);
      const free = refused && after(moments, refused).find((one) => stateOf(one.after, end) === 'CLOSED');
      return (
        refused !== undefined &&
        free !== undefined &&
        free.event.at - refused.event.at === fact.earlyMs &&
        stateOf(refused.before, end) === 'TIME-WAIT'
      );
    }
    case 'port-taken':
      return of(moments, 'bound', end).some(
        (one) => at(one) && one.event.ok && (stateOf(one.before, end) === 'TIME-WAIT') === fact.reuse,
      );
    case 'ghost-accepted': {
      const bytes =
        currentHalf(final)?.journal.flatMap((entry) =>
          entry.kind === 'corrupted' && entry.end === end ? [entry.bytes] : [],
        ) ?? [];
      return bytes.length > 0 && bytes.reduce((a, b) => a + b) === fact.bytes;
    }
    case 'ghost-refused':
      return (
        arrived.some(({ event, before }) => event.flight.connection < (currentHalf(before)?.connection ?? 1)) &&
        currentHalf(final)?.journal.every((entry) => entry.kind !== 'corrupted' || entry.end !== end) === true
      );
    case 'ghost-met':
      return arrived.some(
        (one, index) =>
          one.event.flight.segment.len > 0 &&
          stateOf(one.before, end) === 'TIME-WAIT' &&
          arrived.slice(0, index).some((other) => other.event.flight.segment.seq === one.event.flight.segment.seq),
      );
    case 'overtaken': {
      const fin = of(moments, 'arrived', peer).find(({ event }) => has(event.flight.segment, 'FIN'));
      if (fin === undefined) return false;
      const gap = endOf(fin.after, peer).endpoint.tcb.rcv.nxt !== segEnd(fin.event.flight.segment);
      return gap && sent.some(({ event }) => event.segment.len > 0);
    }
    case 'three-waves': {
      const fin = sent.find((one) => at(one) && isFin(one));
      if (fin === undefined) return false;
      const { tcb } = endOf(fin.before, end).endpoint;
      return (
        tcb.peerFinSeq !== null &&
        fin.event.segment.ack === tcb.rcv.nxt &&
        endOf(fin.before, peer).endpoint.tcb.snd.una !== tcb.rcv.nxt
      );
    }
    case 'late-data': {
      const late = sent.filter(
        (one) => one.event.segment.len > 0 && one.event.wrong !== true && endOf(one.before, end).finsArrived > 0,
      );
      const seqs = new Map(late.map(({ event }) => [event.segment.seq, event.segment.len]));
      const fresh = [...seqs].filter(
        ([seq]) =>
          !sent.some(
            (one) =>
              one.event.segment.seq === seq && one.event.segment.len > 0 && endOf(one.before, end).finsArrived === 0,
          ),
      );
      return fresh.reduce((sum, [, len]) => sum + len, 0) === fact.bytes;
    }
    case 'wrapped':
      return sent.some((one) => at(one) && segEnd(one.event.segment) < one.event.segment.seq);
    case 'gave-up':
      return endOf(final, end).givenUp === fact.why && stateOf(final, end) === 'CLOSED';
    case 'contradiction':
      return currentHalf(final)?.contradicts === true;
    case 'flawless': {
      const seat = seatOf(end, currentHalf(final)?.half ?? 1);
      const judged = moments.flatMap(({ event }) =>
        event.type === 'judged' && event.judgement.seat === seat ? [event.judgement] : [],
      );
      const answers = judged.filter(({ move }) => move.kind !== 'claim');
      return (
        judged.every(
          ({ verdict, mistake, by, attempt }) =>
            verdict === 'correct' && mistake === null && by !== 'stack' && attempt === 1,
        ) && answers.length === fact.moves
      );
    }
    case 'closed': {
      const closing = of(moments, 'arrived', peer).find(
        (one) => at(one) && stateOf(one.before, peer) === 'LAST-ACK' && stateOf(one.after, peer) === 'CLOSED',
      );
      const rang = of(moments, 'timer-expired', end).findLast(({ event }) => event.timer === 'time-wait');
      return (
        closing !== undefined &&
        has(closing.event.flight.segment, 'ACK') &&
        !has(closing.event.flight.segment, 'RST') &&
        (fact.freeAt === null ? rang === undefined : rang?.event.at === startedAt + fact.freeAt)
      );
    }
    case 'waited':
      return of(moments, 'timer-expired', end).some((one) => at(one) && one.event.timer === 'time-wait');
  }
}

/** The end was in TIME-WAIT and had seen the FIN before; and had its player done nothing, 2MSL would have rung so much later. */
function answeredInTime(fact: Fact & { kind: 'answered' }, moments: readonly Moment[], startedAt: number): boolean {
  const judged = of(moments, 'judged', fact.end).find(
    (one) =>
      one.event.at === startedAt + fact.at &&
      one.event.judgement.verdict === 'correct' &&
      one.event.judgement.move.kind === 'send',
  );
  if (judged === undefined) return false;
  const { endpoint, position } = endOf(judged.before, fact.end);
  if (position === null || endpoint.tcb.state !== 'TIME-WAIT' || !endpoint.history.finCameAgain) return false;
  const rings = ringsAt(judged.before, fact.end);
  // Where the position is given up before the ring, the timer itself says it.
  const endsAt = rings ?? twoMslEndsAt(endOf(judged.before, fact.end));
  return endsAt !== null && endsAt - judged.event.at === fact.leftMs && fact.leftMs > 0;
}
