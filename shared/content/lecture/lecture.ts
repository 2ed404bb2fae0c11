/** The lecture as a page: its parts, what it writes of each wave, and what it simplifies. Its sentences are in the twins of this file. */

import type { End } from '../../duel/level.ts';
import type { MistakeId } from '../../referee/mistake.ts';
import type { LecturePart, Wave } from './lecture-parts.ts';
import type { Shown } from './shown.ts';

/** The letters of the lecture, bound to the numbers of the figure. */
export type Letter = 'u' | 'v' | 'w';

/** A number as the lecture writes it. */
export type LetterNumber = 'u' | 'u+1' | 'v' | 'w' | 'w+1';

/** What the lecture writes of a wave; null: it leaves that out, and the wire has it. */
interface WrittenWave {
  /** A is the lecture's sender, B its receiver. */
  readonly from: End;
  readonly fin: boolean;
  readonly ackFlag: boolean;
  readonly seq: LetterNumber;
  readonly ack: LetterNumber | null;
  /** The number that this wave is about. */
  readonly about: Letter;
}

export const WRITTEN: Readonly<Record<Wave, WrittenWave>> = {
  'wave-1': { from: 'A', fin: true, ackFlag: false, seq: 'u', ack: null, about: 'u' },
  'wave-2': { from: 'B', fin: false, ackFlag: true, seq: 'v', ack: 'u+1', about: 'u' },
  'wave-3': { from: 'B', fin: true, ackFlag: true, seq: 'w', ack: 'u+1', about: 'w' },
  'wave-4': { from: 'A', fin: false, ackFlag: true, seq: 'u+1', ack: 'w+1', about: 'w' },
};

/** The levels whose duel the figure shows: the close of the lecture, and one whose last ACK is lost. */
export const FIGURE_LEVELS = { waves: 'last-words', why: 'lost-last-ack' } as const;

/** What the lecture simplifies, in the order in which it comes up. */
export const SIMPLIFICATIONS = [
  'no-ack',
  'state',
  'three',
  'crossing',
  'any-lost',
  'resend',
  'sure',
  'lifetime',
  'minutes',
  'port',
  'roles',
] as const;
export type Simplification = (typeof SIMPLIFICATIONS)[number];

/** Where each simplification can be tried. */
export const SIMPLE_SHOWN: Readonly<Record<Simplification, Shown>> = {
  'no-ack': { kind: 'moment', moment: 'first-fin' },
  state: { kind: 'level', levelId: 'four-waves' },
  three: { kind: 'level', levelId: 'delayed-ack' },
  crossing: { kind: 'level', levelId: 'crossing' },
  'any-lost': { kind: 'moment', moment: 'fin-lost' },
  resend: { kind: 'moment', moment: 'second-fin-lost' },
  sure: { kind: 'level', levelId: 'lost-last-ack-twice' },
  lifetime: { kind: 'level', levelId: 'lost-last-ack' },
  minutes: { kind: 'moment', moment: 'port-wanted' },
  port: { kind: 'level', levelId: 'reuse-address' },
  roles: { kind: 'level', levelId: 'crossing' },
};

/** What can be tried on each screen. */
export const PART_SHOWN: Readonly<Record<Exclude<LecturePart, 'simple'>, readonly Shown[]>> = {
  'wave-1': [{ kind: 'moment', moment: 'first-fin' }],
  'wave-2': [{ kind: 'moment', moment: 'ack-of-fin' }],
  'wave-3': [{ kind: 'moment', moment: 'second-fin' }],
  'wave-4': [{ kind: 'moment', moment: 'last-ack' }],
  wait: [{ kind: 'moment', moment: 'port-wanted' }],
  why: [
    { kind: 'moment', moment: 'fin-again' },
    { kind: 'level', levelId: 'skip-time-wait' },
  ],
};

/** The part of the lecture that each mistake is about: its line "In the lecture" leads there. */
export const LECTURE_OF: Readonly<Record<MistakeId, LecturePart>> = {
  'ack-from-closed': 'wave-4',
  'ack-overdue': 'simple',
  'syn-refused': 'simple',
  'reopen-seq': 'simple',
  'reopen-ack': 'simple',
  'no-reset-from-closed': 'simple',
  'syn-in-teardown': 'wave-1',
  'rst-for-close': 'wave-1',
  'no-ack-flag': 'simple',
  'fin-too-early': 'wave-3',
  'seq-new-for-retransmission': 'why',
  'fin-twice': 'wave-3',
  'data-after-fin': 'wave-2',
  'swapped-seq-ack': 'wave-4',
  'seq-from-peer': 'wave-2',
  'seq-fin-not-counted': 'wave-4',
  'seq-ack-counted': 'wave-2',
  'seq-stale-data': 'wave-3',
  'seq-zero': 'wave-1',
  'seq-wrong': 'wave-1',
  'ack-from-own': 'wave-2',
  'ack-fin-not-counted': 'wave-2',
  'ack-counted-twice': 'wave-4',
  'ack-stale-data': 'wave-3',
  'ack-of-nothing': 'wave-3',
  'no-fin': 'wave-1',
  'unprompted-reack': 'why',
  'needless-retransmission': 'why',
  'needless-ack': 'wave-2',
  'no-reack-in-time-wait': 'why',
  'no-reply-to-fin': 'wave-2',
  'no-retransmission': 'why',
  'close-forgotten': 'wave-3',
  'port-too-early': 'wait',
  'state-fin-closes-both': 'wave-2',
  'state-time-wait-on-passive': 'wave-4',
  'state-skips-time-wait': 'wait',
  'state-closing-for-time-wait': 'simple',
  'state-any-fin-time-wait': 'simple',
  'state-any-ack-fin-wait-2': 'wave-2',
  'state-fin-means-fin-wait-2': 'wave-2',
  'state-wrong': 'simple',
};

/**
 * A sentence with marks: `{u}`, `{w+1}` are letters, `{=w}` is the number that the letter has in the figure, `{=n}` the
 * bytes in between, `{LAST-ACK}` a state, `{FIN}` a flag, and `*…*` is stressed.
 */
export type Marked = string;

/** The words of a wave's screen. */
interface WaveText {
  /** Its name in the list of steps, and in full. */
  readonly step: string;
  readonly name: string;
  /** The wave as a person would say it. */
  readonly said: string;
  readonly text: readonly Marked[];
  /** What each row of the table means. */
  readonly rows: { readonly fin?: Marked; readonly ackFlag: Marked; readonly seq: Marked; readonly ack: Marked };
}

/** The words of a screen about the timer. */
interface PartText {
  readonly step: string;
  /** Under the step's name. */
  readonly under: string;
  readonly name: string;
  readonly said: string;
  readonly text: readonly Marked[];
  /** The two purposes, or the two halves of 2MSL. */
  readonly two: readonly [
    { readonly head: string; readonly text: Marked },
    { readonly head: string; readonly text: Marked },
  ];
}

interface SimplifiedText {
  readonly lecture: Marked;
  readonly really: Marked;
}

/** All sentences of the lecture in one language. */
export interface LectureText {
  readonly title: string;
  readonly steps: string;
  /** The lecture's names of the two ends. */
  readonly sender: string;
  readonly receiver: string;
  readonly to: string;
  readonly bytes: string;
  /** The description of the figure for screen readers. */
  readonly figure: string;
  /** Heads of the table of a wave. */
  readonly inLecture: string;
  readonly onWire: string;
  readonly leftOut: string;
  readonly flagHead: string;
  readonly flag: string;
  readonly numberHead: string;
  readonly number: string;
  readonly msl: string;
  /** Beside the two halves of 2MSL in the figure: what may still come. */
  readonly halves: readonly [string, string];
  readonly next: string;
  readonly tryIt: string;
  readonly tryLevel: string;
  readonly replay: string;
  readonly ask: string;
  readonly waves: Readonly<Record<Wave, WaveText>>;
  readonly wait: PartText;
  readonly why: PartText;
  readonly simple: {
    readonly step: string;
    readonly name: string;
    readonly lead: string;
    readonly heads: readonly [string, string, string];
    readonly rows: Readonly<Record<Simplification, SimplifiedText>>;
  };
}
