/** An end of a captured connection, followed by the engine: the capture goes in, states and rules come out. */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../../lib/sequence.ts';
import { createTcb, DEFAULT_CONFIG } from '../../tcp/create.ts';
import type { TcpEvent } from '../../tcp/event.ts';
import { sent } from '../../tcp/output.ts';
import type { RuleId } from '../../tcp/rule.ts';
import { has, makeSegment, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { transition } from '../../tcp/transition.ts';
import { closeTcb } from '../../tcp/update.ts';

/** What sending or receiving one segment changed at an end. */
export interface Change {
  readonly before: State;
  readonly after: State;
  readonly rules: readonly RuleId[];
}

/** If windows are unknown, none is too small. */
const ANY_WINDOW = 2 ** 30;

/** No system waits less in TIME-WAIT, nor in a FIN-WAIT-2 that no application holds, ms. */
const SHORTEST = { timeWait: 15_000, finWait2: 1_000 } as const;

export class Follower {
  #tcb: Tcb;
  /** The right edge of the window that this end has offered; null while none is known. */
  #edge: number | null = null;
  readonly #windowsKnown: boolean;
  /** The last segment that arrived had text or a FIN. */
  #hadText = false;
  /** When the current state began, ms. */
  #since = 0;

  /** An end in ESTABLISHED with these numbers; `windowsKnown`: the capture shows whether windows are scaled. */
  constructor(sndNxt: number, rcvNxt: number, windowsKnown: boolean) {
    const start = {
      state: 'ESTABLISHED',
      sndUna: sndNxt,
      sndNxt,
      rcvNxt,
      sndWnd: ANY_WINDOW,
      rcvWnd: ANY_WINDOW,
    } as const;
    this.#tcb = createTcb(start, DEFAULT_CONFIG, 0);
    this.#windowsKnown = windowsKnown;
  }

  get tcb(): Tcb {
    return this.#tcb;
  }

  get state(): State {
    return this.#tcb.state;
  }

  /** This end sent a segment. `at` in milliseconds; `peerFin`: the number of the FIN that the peer has sent. */
  sends(segment: Segment, at: number, peerFin: number | null): Change {
    const before = this.state;
    const rules = has(segment, 'RST') ? this.#resets(segment, at) : this.#sendsOn(segment, at, peerFin);
    return this.#changed(before, at, rules);
  }

  /** This end has no connection, as all shows that it sends. */
  isGone(): void {
    this.#tcb = closeTcb(this.#tcb, 'aborted');
  }

  /**
   * A segment arrived. `mostSent`: the number after the last one that this end ever sends in the capture;
   * `reset`: it is answered with a RST, as no connection that lives does.
   */
  receives(segment: Segment, at: number, mostSent: number, reset: boolean): Change {
    const before = this.state;
    const deaf = this.#bringsData(segment) && (before === 'FIN-WAIT-1' || before === 'FIN-WAIT-2');
    const gone = reset && !deaf && before !== 'CLOSED' ? this.#vanish(at) : [];
    if (reset && deaf) this.#deafen();
    this.#hadText = segLen(segment) > 0;
    this.#catchUp(segment, mostSent);
    const window = this.#edge === null ? ANY_WINDOW : Math.max(0, seqDiff(this.#edge, this.#tcb.rcv.nxt));
    this.#tcb = { ...this.#tcb, rcv: { ...this.#tcb.rcv, wnd: window } };
    const rules = this.#takesAck(segment)
      ? this.#acknowledged(segment, at)
      : this.#happen({ type: 'segment', segment }, at);
    return this.#changed(before, at, [...gone, ...rules]);
  }

  /**
   * Whether the systems of today take the acknowledgment of a segment that RFC 9293 drops: it repeats what came before and
   * ends at RCV.NXT. BSD repeats the FIN on the ACK that it owes in CLOSING.
   */
  #takesAck(segment: Segment): boolean {
    const { rcv, snd } = this.#tcb;
    const repeats = segLen(segment) > 0 && segEnd(segment) === rcv.nxt && !has(segment, 'SYN') && !has(segment, 'RST');
    const { ack } = segment;
    const isNew = ack !== undefined && seqLt(snd.una, ack) && seqLeq(ack, snd.nxt);
    return repeats && isNew && this.state !== 'CLOSED';
  }

  /** Takes only the acknowledgment of a repeated segment. */
  #acknowledged({ ack }: Segment, at: number): readonly RuleId[] {
    const bare = makeSegment({ seq: this.#tcb.rcv.nxt, ack });
    return this.#happen({ type: 'segment', segment: bare }, at);
  }

  /** Whether there is data in it, or missing before it, that the application has not had. */
  #bringsData(segment: Segment): boolean {
    const end = seqAdd(segEnd(segment), has(segment, 'FIN') ? -1 : 0);
    return segLen(segment) > 0 && seqLt(this.#tcb.rcv.nxt, end);
  }

  #changed(before: State, at: number, rules: readonly RuleId[]): Change {
    if (this.state !== before) this.#since = at;
    return { before, after: this.state, rules };
  }

  /** The application has called a full CLOSE and accepts no more text. */
  #deafen(): void {
    const { app, config } = this.#tcb;
    this.#tcb = { ...this.#tcb, config: { ...config, halfDuplexClose: true }, app: { ...app, deaf: true } };
  }

  /** The connection has ended without a segment that shows it: by a timer, if one had the time, or with its host. */
  #vanish(at: number): readonly RuleId[] {
    const { state } = this;
    this.#tcb = closeTcb(this.#tcb, 'aborted');
    const lasted = at - this.#since;
    if (state === 'TIME-WAIT' && lasted >= SHORTEST.timeWait) return ['TCP30'];
    return state === 'FIN-WAIT-2' && lasted >= SHORTEST.finWait2 ? ['TCP36'] : [];
  }

  /** Packets were omitted here: the next ones show where both ends are. */
  resume(sndNxt: number, rcvNxt: number): void {
    const { snd, rcv } = this.#tcb;
    this.#tcb = {
      ...this.#tcb,
      snd: { ...snd, una: sndNxt, nxt: sndNxt },
      rcv: { ...rcv, nxt: rcvNxt },
      held: [],
      inFlight: [],
    };
  }

  #happen(event: TcpEvent, at: number): readonly RuleId[] {
    const step = transition(this.#tcb, event, at);
    this.#tcb = step.tcb;
    return step.rules;
  }

  /** An ACK of what this end sent while the capture missed it. */
  #catchUp({ ack }: Segment, mostSent: number): void {
    const { snd } = this.#tcb;
    if (ack === undefined || this.state === 'CLOSED' || !seqLt(snd.nxt, ack) || !seqLeq(ack, mostSent)) return;
    this.#tcb = { ...this.#tcb, snd: { ...snd, nxt: ack } };
  }

  /** Why an end sends a RST: what drew it has arrived before and is told there; otherwise it gives the connection up. */
  #resets(segment: Segment, at: number): readonly RuleId[] {
    const { state } = this;
    if (state === 'CLOSED') {
      // A connection that ended with this RST has named its rules when the text arrived.
      const ends = this.#tcb.config.halfDuplexClose && this.#tcb.owed.resets.length > 0;
      this.#tcb = sent(this.#tcb, segment, at);
      return ends ? [] : ['TCP20'];
    }
    this.#tcb = closeTcb(this.#tcb, 'aborted');
    // Without ACK it answers something that the capture does not show, and after both FINs there is nothing to give up.
    const answers = segment.ack === undefined;
    if (answers || state === 'TIME-WAIT' || state === 'CLOSING' || state === 'LAST-ACK') return [];
    return state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT' && this.#hadText ? ['TCP22'] : ['TCP28'];
  }

  #sendsOn(segment: Segment, at: number, peerFin: number | null): readonly RuleId[] {
    if (this.state === 'CLOSED' || has(segment, 'SYN')) return [];
    const rules = [...this.#learnOf(segment, at, peerFin), ...this.#callsFor(segment, at)];
    this.#tcb = sent(this.#tcb, segment, at);
    this.#offer(segment);
    return rules;
  }

  /** What an end acknowledges has arrived, whether the capture shows it or not. */
  #learnOf({ ack }: Segment, at: number, peerFin: number | null): readonly RuleId[] {
    const { rcv, snd } = this.#tcb;
    const unseen = ack === undefined ? 0 : seqDiff(ack, rcv.nxt);
    if (unseen <= 0 || unseen > ANY_WINDOW || this.#tcb.peerFinSeq !== null) return [];
    this.#tcb = { ...this.#tcb, rcv: { ...rcv, wnd: ANY_WINDOW } };
    const withFin = peerFin !== null && ack === seqAdd(peerFin, 1);
    const segment = makeSegment({
      flags: withFin ? ['FIN'] : [],
      seq: rcv.nxt,
      ack: snd.una,
      len: unseen - (withFin ? 1 : 0),
    });
    const rules = this.#happen({ type: 'segment', segment }, at);
    // What else it was that came is not in the capture.
    return withFin ? rules : [];
  }

  /** The calls of the application that explain what is new in a segment; a retransmission needs none. */
  #callsFor(segment: Segment, at: number): readonly RuleId[] {
    const end = segEnd(segment);
    if (has(segment, 'FIN') && this.#tcb.finSeq === null && end === this.#tcb.snd.nxt) this.#forgetFin(end);
    if (this.#tcb.finSeq !== null || segLen(segment) === 0 || !seqLt(this.#tcb.snd.nxt, end)) {
      return segLen(segment) > 0 && seqLt(segment.seq, this.#tcb.snd.nxt) ? ['TCP38'] : [];
    }
    const { snd } = this.#tcb;
    // What the capture has missed was sent anyway.
    if (seqLt(snd.nxt, segment.seq)) this.#tcb = { ...this.#tcb, snd: { ...snd, nxt: segment.seq } };
    const closes = has(segment, 'FIN');
    const bytes = seqDiff(end, this.#tcb.snd.nxt) - (closes ? 1 : 0);
    const rules = bytes > 0 ? [...this.#happen({ type: 'call', call: { kind: 'SEND', bytes } }, at)] : [];
    if (closes) rules.push(...this.#happen({ type: 'call', call: { kind: 'CLOSE', full: false } }, at));
    return closes && bytes > 0 ? [...rules, 'TCP39'] : rules;
  }

  /** The capture missed the first FIN, and only now shows what its number was. */
  #forgetFin(end: number): void {
    const { snd } = this.#tcb;
    const una = snd.una === end ? seqAdd(end, -1) : snd.una;
    this.#tcb = { ...this.#tcb, snd: { ...snd, una, nxt: seqAdd(end, -1) } };
  }

  #offer({ ack, wnd }: Segment): void {
    if (!this.#windowsKnown || ack === undefined || wnd === undefined) return;
    const edge = seqAdd(ack, wnd);
    if (this.#edge === null || seqLt(this.#edge, edge)) this.#edge = edge;
  }
}
