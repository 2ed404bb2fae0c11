/**
 * What u, v and w stand for in a half. Each letter is bound once, to a number of the end that it belongs to: no claim of
 * the other end, and no later segment, rebinds it. Knows no wording (symbols.ts has that).
 */

import { seqAdd, seqDiff, seqMax } from '../../lib/sequence.ts';
import { type AppStep, ENDS, type End, type Level } from '../level.ts';
import { startOf } from './end-state.ts';
import { endWith, withEnd } from './constructors.ts';
import { type EndState, type HalfState, peerOf } from './state.ts';
import type { MatchOptions } from '../options.ts';
import { NO_SYMBOLS } from '../symbols.ts';
import type { Symbols } from '../vocabulary/figure.ts';

function stepsOf(level: Level, end: End, connection: number): AppStep[] {
  return level.ends[end].script.filter((step) => (step.connection ?? 1) === connection);
}

/**
 * Where our FIN is, or will be once no text is left to send and none can still be handed over by the application; null:
 * there is some, or may be. A FIN sent before pending text takes the number that the text would have had.
 */
function ownNumber(
  { level, connection }: HalfState,
  end: End,
  { endpoint: { tcb }, nextStep }: EndState,
): number | null {
  if (tcb.finSeq !== null) return tcb.finSeq;
  const next = level.ends[end].script[nextStep];
  const speaksOn = !tcb.app.closed && next?.call.kind === 'SEND' && (next.connection ?? 1) === connection;
  return speaksOn || tcb.app.pending > 0 ? null : tcb.snd.nxt;
}

/** After every event: an end whose FIN has a number binds its letter to it. */
export function boundLetters(half: HalfState): HalfState {
  return ENDS.reduce((h, end) => {
    const state = h.ends[end];
    const { letters } = state;
    if (letters.own !== null || startOf(h.level, end, h.connection) === null) return h;
    const own = ownNumber(h, end, state);
    return own === null
      ? h
      : withEnd(h, end, endWith(state, { letters: { own, peer: letters.peer, heard: letters.heard } }));
  }, half);
}

/** After an arrival at `end`: how far the peer's own text reaches, and the number of the peer's FIN if it has arrived. */
export function heardLetters(half: HalfState, end: End): HalfState {
  const state = half.ends[end];
  const peer = half.ends[peerOf(end)];
  const { letters } = state;
  const { rcv, peerFinSeq } = state.endpoint.tcb;
  const said = peer.letters.own ?? peer.endpoint.tcb.snd.nxt;
  const heard = seqMax(letters.heard, seqDiff(rcv.nxt, said) < 0 ? rcv.nxt : said);
  const fin = letters.peer ?? (peerFinSeq === peer.letters.own ? peerFinSeq : null);
  return withEnd(half, end, endWith(state, { letters: { own: letters.own, peer: fin, heard } }));
}

/** Where the passive side stands when the first FIN can arrive: after what it sends while neither end has closed. */
function numberAtFirstFin({ level, connection }: HalfState): number {
  const start = connection > 1 && level.again !== undefined ? level.again.sndNxt.B : level.ends.B.sndNxt;
  if (!stepsOf(level, 'A', connection).some(({ call }) => call.kind === 'CLOSE')) return start;
  const texts = stepsOf(level, 'B', connection).map(({ when, call }) =>
    when.state === 'ESTABLISHED' && call.kind === 'SEND' ? call.bytes : 0,
  );
  return texts.reduce(seqAdd, start);
}

/**
 * The letters as far as an end knows them: numbers not reached yet, and the peer's FIN before it has arrived, have none.
 *
 * In live mode the peer's FIN has none until the half is over, and no number beyond v has one either. An arrival looks the
 * same whether its number is the true one or was invented with some octets before it. A letter there would have to be the
 * same in both cases, because this end cannot distinguish them; but a letter stands for the true number, so it would be
 * false in one of them. Shown only where it is true, its presence or absence would reveal which case it is.
 */
export function symbolsAt(half: HalfState, end: End, mode: MatchOptions['mode']): Symbols {
  // An end that never knew the connection knows none of its numbers.
  if (startOf(half.level, end, half.connection) === null) return NO_SYMBOLS;
  return mode === 'live' ? provenAt(half, end) : heardAt(half, end);
}

/** The letters that the peer cannot have invented: they follow from what this end has seen, and from the level. */
function provenAt(half: HalfState, end: End): Symbols {
  const { letters, endpoint } = half.ends[end];
  const { tcb } = endpoint;
  const first = numberAtFirstFin(half);
  const reached = end === 'A' ? tcb.rcv.nxt : tcb.snd.nxt;
  const v = seqDiff(reached, first) < 0 ? null : first;
  if (end === 'A') return { u: letters.own, v, w: null, textEnd: first };
  const knowsW = tcb.app.closed || tcb.finSeq !== null;
  return { u: null, v, w: knowsW ? letters.own : null, textEnd: tcb.snd.nxt };
}

/** The letters by what has arrived: in coached mode nothing wrong leaves an end. */
function heardAt(half: HalfState, end: End): Symbols {
  const { letters, endpoint } = half.ends[end];
  const { tcb } = endpoint;
  const textEnd = end === 'A' ? letters.heard : tcb.snd.nxt;
  const first = numberAtFirstFin(half);
  const v = seqDiff(textEnd, first) < 0 ? null : first;
  if (end === 'A') return { u: letters.own, v, w: letters.peer, textEnd };
  const knowsW = tcb.app.closed || tcb.finSeq !== null;
  return { u: letters.peer, v, w: knowsW ? letters.own : null, textEnd };
}

/** All three letters; for a FIN that was never due, the number that it would have had. */
export function allSymbols(half: HalfState): Symbols {
  const numberOf = (end: End) => half.ends[end].letters.own ?? half.ends[end].endpoint.tcb.snd.nxt;
  return { u: numberOf('A'), v: numberAtFirstFin(half), w: numberOf('B') };
}
