/** The referee: judges a move by RFC 9293 and names the mistake. Knows no score and no clock. */

import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Endpoint } from './endpoint.ts';
import { type SendFacts, sendFacts } from './facts.ts';
import { MISTAKES, type MistakeId } from './mistake.ts';
import { ACK_IDS, NEEDLESS_IDS, SEND_MISTAKES, SEQ_IDS } from './send-mistakes.ts';
import { CLAIM_MISTAKES, lectureStates, WAIT_MISTAKES } from './state-mistakes.ts';
import type { Move, Notation, Verdict } from './verdict.ts';

const CORRECT: Verdict = { verdict: 'correct', mistake: null, others: [], remark: null };
const LECTURE_FIRST_FIN: Verdict = { verdict: 'correct', mistake: null, others: [], remark: 'lecture-first-fin' };

/** Of a family of ids that name the same fault more or less precisely, keeps only the first that matches. */
function onlyFirstOf(family: readonly MistakeId[], ids: readonly MistakeId[]): MistakeId[] {
  const first = ids.find((id) => family.includes(id));
  return ids.filter((id) => id === first || !family.includes(id));
}

/** The verdict from the matching mistakes, in the order of MISTAKES. */
function verdictOf(fitting: readonly MistakeId[]): Verdict {
  const wrong = fitting.filter((id) => !NEEDLESS_IDS.includes(id));
  const [mistake, ...others] = wrong.length > 0 ? wrong : fitting;
  if (mistake === undefined) return CORRECT;
  return { verdict: wrong.length > 0 ? 'wrong' : 'needless', mistake, others, remark: null };
}

/** The mistakes of sending with what each looks for, in the order of MISTAKES. */
const SENDING = MISTAKES.flatMap((id) => {
  const fits = SEND_MISTAKES[id];
  return fits === undefined ? [] : [{ id, fits, isNeedless: NEEDLESS_IDS.includes(id) }];
});

/** The mistake that a verdict on sending names, without the rest of the verdict; null: none. Cards ask it of many segments. */
export function mistakeIn(facts: SendFacts): MistakeId | null {
  let needless: MistakeId | null = null;
  for (const { id, fits, isNeedless } of SENDING) {
    if ((isNeedless && needless !== null) || !fits(facts)) continue;
    if (!isNeedless) return id;
    needless = id;
  }
  return needless;
}

function judgeSend(endpoint: Endpoint, segment: Segment, notation: Notation): Verdict {
  const facts = sendFacts(endpoint, segment, notation);
  const fitting = SENDING.filter(({ fits }) => fits(facts)).map(({ id }) => id);
  const verdict = verdictOf(onlyFirstOf(ACK_IDS, onlyFirstOf(SEQ_IDS, fitting)));
  const lecture = verdict.verdict === 'correct' && facts.lectureFirstFin;
  return lecture ? LECTURE_FIRST_FIN : verdict;
}

function judgeWait(endpoint: Endpoint): Verdict {
  return verdictOf(MISTAKES.filter((id) => WAIT_MISTAKES[id]?.(endpoint) ?? false));
}

function judgeClaim(endpoint: Endpoint, claim: State, notation: Notation): Verdict {
  if (claim === endpoint.tcb.state) return CORRECT;
  if (notation === 'lecture' && lectureStates(endpoint).includes(claim)) return { ...CORRECT, remark: 'lecture-state' };
  const fitting = MISTAKES.filter((id) => CLAIM_MISTAKES[id]?.(endpoint, claim) ?? false);
  return verdictOf(fitting.slice(0, 1));
}

/** A port is free once its connection is gone; with SO_REUSEADDR a socket may listen on it in TIME-WAIT already. */
function mayTakePort({ tcb }: Endpoint, { reuse }: Extract<Move, { kind: 'bind' }>): boolean {
  return tcb.state === 'CLOSED' || (reuse === true && tcb.state === 'TIME-WAIT');
}

/**
 * Judges a move from the endpoint in its current state: `correct`, `needless` (legal, changes nothing) or `wrong`, with
 * the first matching mistake of MISTAKES and the other matching ones.
 */
export function judge(endpoint: Endpoint, move: Move, notation: Notation): Verdict {
  switch (move.kind) {
    case 'send':
      return judgeSend(endpoint, move.segment, notation);
    case 'wait':
      return judgeWait(endpoint);
    case 'claim':
      return judgeClaim(endpoint, move.state, notation);
    case 'bind':
      return mayTakePort(endpoint, move) ? CORRECT : verdictOf(['port-too-early']);
  }
}
