/** Holds what an explanation claims against what truly happened. */

import type { CloseExplanation, ExplainedSegment } from '../../../shared/capture/explain/explanation.ts';
import type { Oddity } from '../../../shared/capture/explain/oddity.ts';
import { otherSide, type Side } from '../../../shared/capture/read/connection.ts';
import { seqLeq, seqLt } from '../../../shared/lib/sequence.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import { has, sameSegment, segEnd, segLen } from '../../../shared/tcp/segment.ts';
import type { Observation } from './observe.ts';
import type { Transmission, Truth } from './truth.ts';

/** The claims of an explanation that are not so; empty: all are. */
export function falseClaims(close: CloseExplanation, truth: Truth, observation: Observation): string[] {
  const checker = new Checker(close, truth, observation);
  return [
    ...close.segments.flatMap((row) => checker.ofRow(row)),
    ...checker.ofKind(),
    ...([0, 1] as const).flatMap((side) => checker.ofStates(side)),
    ...(close.doubled && observation.manner !== 'doubled' ? ['doubled: it is not'] : []),
    ...(!close.doubled && observation.manner === 'doubled' && close.packets > 7 ? ['not doubled: it is'] : []),
  ];
}

/** Whether the explanation says that the states, and who closed first, may be others. */
export function isHedged({ finUnseen, troubled, fromTheStart }: CloseExplanation): boolean {
  return finUnseen || troubled || !fromTheStart;
}

/** Whether something was lost on its way, or came so late that a timer rang. */
function inTrouble({ arrivals, late }: Transmission): boolean {
  return arrivals.length === 0 || late;
}

class Checker {
  readonly #close: CloseExplanation;
  readonly #truth: Truth;
  readonly #observation: Observation;

  constructor(close: CloseExplanation, truth: Truth, observation: Observation) {
    this.#close = close;
    this.#truth = truth;
    this.#observation = observation;
  }

  ofRow(row: ExplainedSegment): string[] {
    const sent = this.#behind(row);
    if (sent === undefined) return [`frame ${row.number}: not one that was observed`];
    const wrong = row.oddities.filter((oddity) => !this.#holds(oddity, sent));
    return [
      ...wrong.map((oddity) => `frame ${row.number} (${told(sent)}): ${oddity}`),
      ...row.arrivals.flatMap(({ rules }) => this.#ofRules(rules, row, sent)),
    ];
  }

  #behind({ number, from }: ExplainedSegment): Transmission | undefined {
    const { behind } = this.#observation;
    // From both ends, each end's segments are numbered in its own file.
    const own = behind.length === 1 ? behind[0] : behind[this.#atEnd(from)];
    return own?.get(number);
  }

  #atEnd(from: Side): Side {
    return this.#close.ends[from].port === 40_001 ? 0 : 1;
  }

  /** No timer is named that has not run out, and no connection is called gone that was there. */
  #ofRules(rules: readonly string[], row: ExplainedSegment, sent: Transmission): string[] {
    const gone = rules.includes('TCP20') && sent.arrivals.length > 0;
    const begun = this.#close.segments[0]?.at ?? row.at;
    const timers = rules.filter((rule) => rule === 'TCP30' || (rule === 'TCP36' && row.at - begun < 1000));
    const alike = this.#truth.sent.filter((one) => one.from === sent.from && sameSegment(one.segment, sent.segment));
    const real = alike.flatMap(({ arrivals }) => arrivals.flatMap((arrival) => arrival.rules));
    const was = isHedged(this.#close) || real.includes('TCP20') || real.includes('TCP22');
    return [
      ...timers.map((rule) => `frame ${row.number}: ${rule} cannot have run out`),
      ...(gone && !was ? [`frame ${row.number} (${told(sent)}): TCP20, but its receiver had a connection`] : []),
    ];
  }

  #holds(oddity: Oddity, sent: Transmission): boolean {
    const { sent: all } = this.#truth;
    const ended = sent.arrivals.some(({ before, after }) => before !== 'CLOSED' && after === 'CLOSED');
    switch (oddity) {
      case 'lost':
        return sent.arrivals.length === 0;
      case 'lost-guess':
        return this.#around(sent).some(inTrouble);
      case 'retransmission':
      case 'fin-again':
        return all.some((one) => one !== sent && one.from === sent.from && overlaps(one, sent));
      case 'ack-of-unseen':
        return this.#observation.manner.startsWith('cut') || this.#observation.manner === 'one-direction';
      case 'arrived-twice':
        return sent.arrivals.length > 1;
      case 'never-sent':
      case 'syn-inside':
      case 'ack-of-nothing':
        return false;
      case 'crossed':
        return this.#crossed(sent);
      case 'rst-at-fin':
      case 'rst-dropped':
      case 'rst-challenged':
        return !ended;
      case 'from-closed':
        return sent.senderWas === 'CLOSED';
      case 'receiver-gone':
        return all.some(
          ({ from, segment }) => from !== sent.from && has(segment, 'RST') && segment.seq === sent.segment.ack,
        );
      default:
        return true;
    }
  }

  /** A segment, what repeats it, and what acknowledges it or is acknowledged by it. */
  #around(sent: Transmission): Transmission[] {
    const { sent: all } = this.#truth;
    const same = all.filter((one) => one === sent || (one.from === sent.from && overlaps(one, sent)));
    const linked = all.filter((one) => one.from !== sent.from && same.some((own) => acks(one, own) || acks(own, one)));
    return [...same, ...linked];
  }

  #crossed(sent: Transmission): boolean {
    const { tripMs, sent: all } = this.#truth;
    const came = ({ arrivals, sentAt }: Transmission) => Math.max(sentAt + 2 * tripMs, ...arrivals.map(({ at }) => at));
    return all.some((o) => o.from !== sent.from && o.sentAt <= came(sent) && sent.sentAt <= came(o));
  }

  ofKind(): string[] {
    const { kind, first } = this.#close;
    if (isHedged(this.#close)) return [];
    const [one, two] = [this.#finsOf(this.#atEnd(first)), this.#finsOf(this.#atEnd(otherSide(first)))];
    // What one place never saw it cannot tell.
    if (!this.#close.certain && ![...one, ...two].every((fin) => this.#isSeen([fin]))) return [];
    const crossed = [one, two].every(([fin]) => fin?.senderWas === 'FIN-WAIT-1');
    if ((kind === 'four-waves' || kind === 'three-waves') && crossed) return [`${kind}: the FINs crossed`];
    if (kind === 'simultaneous' && !crossed) return [`${kind}: one end knew of the other's FIN`];
    const complete = this.#observation.manner !== 'cut-end';
    if (kind === 'reset' && complete && one.length + two.length > 0 && this.#isSeen([...one, ...two])) {
      return [`${kind}: there was a FIN`];
    }
    return [];
  }

  #isSeen(fins: readonly Transmission[]): boolean {
    const seen = new Set(this.#observation.behind.flatMap((list) => [...list.values()]));
    return fins.some((fin) => seen.has(fin));
  }

  #finsOf(side: Side): Transmission[] {
    return this.#truth.sent.filter(({ from, segment }) => from === side && has(segment, 'FIN'));
  }

  /** The states reported for an end must be those that it went through, as far as they go. */
  ofStates(side: Side): string[] {
    if (isHedged(this.#close)) return [];
    const real = this.#truth.states[this.#atEnd(side)];
    const said = this.#close.states[side];
    // A RST ends any state: what an end did after its last segment was seen is not told.
    const ends = said.at(-1) === 'CLOSED' && this.#close.segments.some(({ segment }) => has(segment, 'RST'));
    const seen = ends ? said.slice(0, -1) : said;
    const shared = Math.min(real.length, seen.length);
    const differs = seen.slice(0, shared).some((state, i) => state !== real[i]);
    const more = seen.length > real.length || (ends && !real.includes('CLOSED'));
    // Where a RST shows that a connection was gone it is said that what happened there before is not known.
    const gone = this.#close.segments.some((row) => row.from !== side && row.oddities.includes('receiver-gone'));
    if ((!differs && !more) || gone || this.#isAssumed(this.#atEnd(side))) return [];
    return [`states of end ${this.#atEnd(side)}: told ${text(said)}, was ${text(real)}`];
  }

  /** What nothing contradicts is taken to have arrived in time, as the note for one place says; some has not. */
  #isAssumed(side: Side): boolean {
    return !this.#close.certain && this.#truth.sent.some((one) => one.from !== side && inTrouble(one));
  }
}

/** Whether one acknowledges the other, or is a RST with the number that the other acknowledges. */
function acks(one: Transmission, { segment }: Transmission): boolean {
  if (has(one.segment, 'RST') && one.segment.seq === segment.ack) return true;
  const { ack } = one.segment;
  return segLen(segment) > 0 && ack !== undefined && seqLeq(segEnd(segment), ack);
}

function overlaps(a: Transmission, b: Transmission): boolean {
  if (segLen(a.segment) === 0 || segLen(b.segment) === 0) return false;
  return seqLt(a.segment.seq, segEnd(b.segment)) && seqLt(b.segment.seq, segEnd(a.segment));
}

function told({ segment: { flags, seq, ack, len } }: Transmission): string {
  return `${flags.join()} seq=${seq} ack=${ack} len=${len}`;
}

function text(states: readonly State[]): string {
  return states.join(' > ');
}
