/** What students ask about closing a connection: the questions by name, and where the game shows each answer. Its sentences are in the twins of this file. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { Shown } from '../lecture/shown.ts';

/** The questions, in the groups in which they are listed. */
export const ASK_GROUPS = {
  waves: ['four', 'three', 'fin-number', 'fin-ack', 'close-shutdown', 'crossing'],
  waiting: [
    'time-wait',
    'two-msl',
    'who-waits',
    'server-time-wait',
    'many-time-wait',
    'in-use',
    'tw-reuse',
    'syn-in-time-wait',
  ],
  losses: ['first-lost', 'second-lost', 'third-lost', 'fourth-lost', 'out-of-order'],
  trouble: ['many-close-wait', 'fin-wait-2', 'fin-timeout', 'reset', 'linger', 'dead-host'],
} as const;
export type AskGroup = keyof typeof ASK_GROUPS;
export type AskId = (typeof ASK_GROUPS)[AskGroup][number];

export const ASK_IDS: readonly AskId[] = Object.values(ASK_GROUPS).flat();

const level = (levelId: string): Shown => ({ kind: 'level', levelId });

/** Where each answer can be seen. */
export const ASK_SHOWN: Readonly<Record<AskId, readonly Shown[]>> = {
  four: [level('last-words'), { kind: 'lecture', part: 'wave-2' }],
  three: [level('delayed-ack'), level('three-waves')],
  'fin-number': [
    { kind: 'moment', moment: 'last-ack' },
    { kind: 'lecture', part: 'wave-4' },
  ],
  'fin-ack': [
    { kind: 'moment', moment: 'first-fin' },
    { kind: 'lecture', part: 'simple' },
  ],
  'close-shutdown': [level('half-open-reader'), level('last-words')],
  crossing: [{ kind: 'moment', moment: 'fins-cross' }],
  'time-wait': [{ kind: 'moment', moment: 'fin-again' }, level('skip-time-wait')],
  'two-msl': [{ kind: 'lecture', part: 'wait' }, level('lost-last-ack')],
  'who-waits': [{ kind: 'lecture', part: 'wave-4' }, level('four-waves')],
  'server-time-wait': [level('reuse-address')],
  'many-time-wait': [level('skip-time-wait')],
  'in-use': [level('reuse-address'), { kind: 'moment', moment: 'port-wanted' }],
  'tw-reuse': [level('reuse-address'), level('skip-time-wait')],
  'syn-in-time-wait': [level('reuse-address'), level('ghost')],
  'first-lost': [{ kind: 'moment', moment: 'fin-lost' }],
  'second-lost': [{ kind: 'moment', moment: 'ack-lost' }],
  'third-lost': [{ kind: 'moment', moment: 'second-fin-lost' }],
  'fourth-lost': [{ kind: 'moment', moment: 'fin-again' }, level('lost-last-ack-twice')],
  'out-of-order': [{ kind: 'moment', moment: 'data-missing' }],
  'many-close-wait': [level('forgotten-close')],
  'fin-wait-2': [level('forgotten-close')],
  'fin-timeout': [level('forgotten-close'), { kind: 'lecture', part: 'wait' }],
  reset: [level('nobody-home'), level('abort')],
  linger: [level('abort')],
  'dead-host': [level('crash'), level('nobody-home')],
};

/** The question that students ask about what was mistaken. */
export const ASK_OF: Readonly<Partial<Record<MistakeId, AskId>>> = {
  'ack-overdue': 'three',
  'syn-refused': 'syn-in-time-wait',
  'reopen-seq': 'syn-in-time-wait',
  'reopen-ack': 'syn-in-time-wait',
  'no-reset-from-closed': 'reset',
  'ack-from-closed': 'reset',
  'rst-for-close': 'linger',
  'no-ack-flag': 'fin-ack',
  'fin-too-early': 'four',
  'data-after-fin': 'close-shutdown',
  'seq-fin-not-counted': 'fin-number',
  'seq-ack-counted': 'fin-number',
  'ack-fin-not-counted': 'fin-number',
  'ack-counted-twice': 'fin-number',
  'ack-of-nothing': 'out-of-order',
  'ack-stale-data': 'out-of-order',
  'unprompted-reack': 'fourth-lost',
  'needless-ack': 'fin-number',
  'no-reack-in-time-wait': 'fourth-lost',
  'no-reply-to-fin': 'second-lost',
  'no-retransmission': 'first-lost',
  'seq-new-for-retransmission': 'first-lost',
  'close-forgotten': 'many-close-wait',
  'port-too-early': 'in-use',
  'state-fin-closes-both': 'close-shutdown',
  'state-time-wait-on-passive': 'who-waits',
  'state-skips-time-wait': 'time-wait',
  'state-closing-for-time-wait': 'crossing',
  'state-any-fin-time-wait': 'crossing',
  'state-any-ack-fin-wait-2': 'fin-wait-2',
  'state-fin-means-fin-wait-2': 'fin-wait-2',
};

/** All sentences of the page in one language. */
export interface AskText {
  readonly title: string;
  readonly lead: string;
  readonly groups: Readonly<Record<AskGroup, string>>;
  /** Leads to a part of the lecture. */
  readonly inLecture: string;
  readonly questions: Readonly<Record<AskId, { readonly question: string; readonly answer: string }>>;
}
