/** The clause of RFC 9293 that each mistake breaks: sections, with the step of 3.10.7.4 where one decides. */

import { RULES, type RuleId } from '../tcp/rule.ts';
import type { State } from '../tcp/connection-state.ts';
import { has } from '../tcp/segment.ts';
import type { MistakeId } from './mistake.ts';
import type { Move } from './verdict.ts';

/** The clause of each mistake wherever its position says no other. */
export const MISTAKE_CLAUSES: Readonly<Record<MistakeId, string>> = {
  'syn-refused': '3.6.1',
  'reopen-seq': '3.6.1',
  'reopen-ack': '3.4',
  'ack-from-closed': '3.10.7.1',
  'no-reset-from-closed': '3.10.7.1',
  'syn-in-teardown': '3.10.7.4 fourth',
  'rst-for-close': '3.6, 3.10.5',
  'no-ack-flag': '3.10.7.4 fifth',
  'fin-too-early': '3.10.4, 3.6',
  'seq-new-for-retransmission': '3.8.1',
  'fin-twice': '3.10.4',
  'data-after-fin': '3.10.2',
  'swapped-seq-ack': '3.4',
  'seq-from-peer': '3.4',
  'seq-fin-not-counted': '3.4',
  'seq-ack-counted': '3.4',
  'seq-stale-data': '3.4',
  'seq-zero': '3.4',
  'seq-wrong': '3.4',
  'ack-from-own': '3.4',
  'ack-fin-not-counted': '3.4',
  'ack-counted-twice': '3.4',
  'ack-stale-data': '3.4',
  'ack-of-nothing': '3.4',
  'no-fin': '3.10.4',
  'unprompted-reack': '3.10.7.4',
  'needless-retransmission': '3.8.1',
  'needless-ack': '3.4, 3.8.6.3',
  'no-reack-in-time-wait': '3.10.7.4 eighth',
  'ack-overdue': '3.8.6.3',
  'no-reply-to-fin': '3.10.7.4 eighth',
  'no-retransmission': '3.10.8',
  'close-forgotten': '3.10.4',
  'port-too-early': '3.6.1',
  'state-fin-closes-both': '3.6',
  'state-time-wait-on-passive': '3.3.2',
  'state-skips-time-wait': '3.6.1',
  'state-closing-for-time-wait': '3.10.7.4 eighth',
  'state-any-fin-time-wait': '3.10.7.4 eighth',
  'state-any-ack-fin-wait-2': '3.10.7.4 fifth',
  'state-fin-means-fin-wait-2': '3.10.7.4 eighth',
  'state-wrong': '3.3.2',
};

/** The rules by which an end owes a RST although the segment that arrived had a connection, or nothing arrived. */
const RESETTING: readonly RuleId[] = ['TCP22', 'TCP23', 'TCP28'];

/**
 * The clause that a mistake breaks at the position where it is made.
 * @param state the state of the end
 * @param rules the rules that decided at the event before the move
 * @param move what was done
 */
export function clauseBroken(mistake: MistakeId, state: State, rules: readonly RuleId[], move: Move): string {
  const rule = rules.findLast((one) => RESETTING.includes(one));
  if (mistake === 'no-reset-from-closed' && rule !== undefined) return RULES[rule];
  // Before TIME-WAIT the connection itself holds the port.
  if (mistake === 'port-too-early' && state !== 'TIME-WAIT') return '3.3.1';
  if (mistake === 'needless-retransmission' && move.kind === 'send' && has(move.segment, 'RST')) return '3.10.7.1';
  return MISTAKE_CLAUSES[mistake];
}
