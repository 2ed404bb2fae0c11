/** How the view of a seat, or the third player's, is sent: see `lib/view-parts.ts`. */

import type { ViewShape } from '../../lib/view-parts.ts';
import { STATES } from '../../tcp/connection-state.ts';
import { FLAGS } from '../../tcp/segment.ts';
import type { SeatView } from '../vocabulary/seat.ts';
import type { WireView } from '../vocabulary/traffic.ts';

/** The objects in a view. A form that is missing costs bytes and nothing else; a test looks for it. */
const FORMS = [
  'flags seq ack len',
  'flags seq len',
  'flags len',
  'kind segment',
  'kind reuse',
  'kind',
  'kind state',
  'kind timer',
  'kind call bytes full',
  'kind segment again called',
  'call bytes full',
  // Judgements
  'id at half seat end positionId cause attempt by state move verdict mistake others remark peerWould clause points right grounds numbers',
  'id at half seat end positionId cause attempt by standsIn state move verdict mistake others remark peerWould clause points right grounds numbers',
  'base speed streak penalty total',
  'sndUna sndNxt rcvNxt finSeq peerFinSeq pending closed pureAcks textStarts ackSent twoMslEndsAt',
  'rules before acked inFlight restarted corrupted noTimeWait',
  'rules before acked inFlight restarted corrupted noTimeWait unanswered',
  'rules before acked inFlight restarted corrupted noTimeWait ack',
  'rules before acked inFlight restarted corrupted noTimeWait probed',
  // Entries of the figure
  'kind id at segment again by wrong',
  'kind id at segment again',
  'kind id at reachedAt segment again',
  'kind id at segment',
  'kind id at state',
  'kind id at call bytes full',
  'kind id at timer',
  'kind id at ok',
  'kind id at sndNxt rcvNxt',
  'kind id at bytes',
  // Of the end and of its player
  'seat name end role address score streak ready timeFactor botPlays',
  'name kind bot presence end role address score ready',
  'ip port',
  'state sndNxt rcvNxt',
  'state sndUna sndNxt rcvNxt pending',
  'state sndUna sndNxt rcvNxt pending ackHeldUntil',
  'u v w textEnd',
  'u v w',
  'claim bind',
  'id cause openedAt speedUntil limitAt base speedMax streakBonus attempt cards tried given claim hints',
  'taken price',
  'step cost',
  'gain cost',
  'startedAt endsAt',
  'at seat end positionId cause step cost',
  'about entryId states gain',
  'about guess at seat end entryId truth points',
  'state since fins acks resetAt',
  'at entryId',
  'entryId arrivedAt',
  // The third player's
  'id from sentAt segment again order arrivals onTheWay',
  'name address',
  'A B',
  'left of',
].map((form) => form.split(' '));

/** The most frequent strings. */
const WORDS = [
  ...FLAGS,
  ...STATES,
  ...[
    'sent',
    'arrived',
    'arrival',
    'state',
    'call',
    'CLOSE',
    'SEND',
    'timer',
    'send',
    'wait',
    'player',
    'correct',
    'wrong',
  ],
];

const SEAT_PARTS = [
  'figure',
  'tcp',
  'symbols',
  'position',
  'may',
  'judgements',
  'you/score',
  'you/streak',
  'you/ready',
  'peer',
  'phase',
  'half',
  'timeWait',
  'port',
  'hints',
  'challenges',
  'challengeable',
  'bet',
  'bets',
  'torn',
  'halfStartedAt',
  'halfEnd',
  'start',
  'halfScores',
  'review',
  'canFinish',
] as const;

/** The names of the parts that change while a match is played. */
const PARTS = ['now', ...SEAT_PARTS, 'traffic', 'budget', 'orders', 'ends'] as const satisfies readonly PartName[];
type PartName = keyof SeatView | keyof WireView | `you/${keyof SeatView['you']}`;

export const DUEL_SHAPE = {
  // Of the player mostly the score changes.
  records: ['you'] satisfies (keyof SeatView & keyof WireView)[],
  lists: ['figure', 'judgements', 'traffic'] satisfies (keyof SeatView | keyof WireView)[],
  clock: 'now' satisfies keyof SeatView & keyof WireView,
  names: PARTS,
  code: { forms: FORMS, words: WORDS },
} satisfies ViewShape;
