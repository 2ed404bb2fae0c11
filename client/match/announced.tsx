/**
 * [UI644] What is read out of a match: arrivals, verdicts, states and times, each once and in the order in which they happen. Only a FIN
 * that has come again in TIME-WAIT, and the last seconds, interrupt what is being read.
 */

import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { has } from '../../shared/tcp/segment.ts';
import { sentences } from '../kit/sentences.ts';
import { markPassed, URGENT_S } from '../kit/time-marks.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { showsBets } from './bet-panel.tsx';
import { spokenBet } from './bet-words.ts';
import { tell } from './cause-card.tsx';
import { challengeWords } from './challenge-words.ts';
import { headline, inShort } from './feedback-words.ts';
import { hintTexts } from './hints.tsx';
import { showdownOf } from './moment-of.ts';
import { idleKey } from './situation.ts';
import { toldIn } from './told-answer.ts';

/** The texts of the live regions; a region speaks when its text changes. */
export interface Spoken {
  readonly calm: readonly string[];
  readonly urgent: string;
}

/** What a view says by itself. */
export function spokenOf(view: SeatView): Spoken {
  const last = view.judgements.at(-1);
  const said = last === undefined ? [] : [headline(last), signed(last.points.total), inShort(last)];
  const asked = view.position === null ? spokenIdle(view) : spokenCause(view.position.cause, view);
  const raised = view.challenges.at(-1);
  const urgent = finCameAgain(view);
  const bet = view.position === null && showsBets(view) ? spokenBet(view) : '';
  const calm = [sentences(said, locale.value), spokenState(view), urgent ? '' : asked, spokenHint(view), bet];
  return {
    calm: [...calm, raised === undefined ? '' : challengeWords(raised)],
    urgent: urgent ? spokenRace(view, asked) : '',
  };
}

/** The race: it must be answered before 2MSL is over. */
function finCameAgain({ position, timeWait }: SeatView): boolean {
  const cause = position?.cause;
  return timeWait !== null && cause?.kind === 'arrival' && cause.again && has(cause.segment, 'FIN');
}

/** The race in one sentence, with the time that is left; `asked`: where it is none yet. */
function spokenRace(view: SeatView, asked: string): string {
  const race = showdownOf(view);
  if (race === null) return asked;
  const { seq, ack = 0 } = race.fin;
  const count = Math.ceil((race.endsAt - race.at) / 1000);
  return t('race.spoken', { seq: String(seq), ack: String(ack), count });
}

/** What is to be seen where the fog is torn, or the situation. */
function spokenIdle(view: SeatView): string {
  return view.torn === null ? t(`idle.${idleKey(view)}`) : t('torn.spoken', { state: view.torn.state });
}

/** The state that this end has entered, once it is known to the player. */
function spokenState({ figure }: SeatView): string {
  const entered = figure.findLast((entry) => entry.kind === 'state');
  if (entered?.kind !== 'state' || entered.state === null) return '';
  return sentences([entered.state, t(`state.${entered.state}`)], locale.value);
}

/** What is left of a question's time, or of 2MSL, whichever ends first, at 30, 10 and 5 seconds. */
export function spokenTime(view: SeatView, now: number): Spoken {
  const limit = { kind: 'limit', from: view.position?.openedAt ?? null, to: view.position?.limitAt ?? null } as const;
  const twoMsl = {
    kind: 'two-msl',
    from: view.timeWait?.startedAt ?? null,
    to: view.timeWait?.endsAt ?? null,
  } as const;
  const clocks = [limit, twoMsl].filter(({ to }) => to !== null);
  const [first] = clocks.sort((a, b) => (a.to ?? 0) - (b.to ?? 0));
  if (first === undefined || first.from === null || first.to === null) return { calm: [''], urgent: '' };
  const mark = markPassed(first.to - now, first.to - first.from);
  const words = mark === null ? '' : t(`time.${first.kind}`, { count: mark });
  return mark === URGENT_S ? { calm: [''], urgent: words } : { calm: [words], urgent: '' };
}

/** The hint bought last, or the answer. */
function spokenHint(view: SeatView): string {
  const told = toldIn(view);
  if (told !== null) return sentences([t('coach.told'), spokenMove(told), t('coach.told.price')], locale.value);
  const texts = hintTexts(view);
  const text = texts.at(-1);
  return text === undefined ? '' : t('coach.hint.bought', { step: texts.length, text });
}

function spokenMove(move: Move): string {
  switch (move.kind) {
    case 'send':
      return spokenSegment(move.segment);
    case 'wait':
      return t('move.wait');
    case 'claim':
      return t('move.claim', { state: move.state });
    case 'bind':
      return t('move.bind');
  }
}

function spokenCause(cause: Cause, view: SeatView): string {
  const { title, what = '', hint } = tell(cause, view);
  const segment = cause.kind === 'arrival' ? spokenSegment(cause.segment) : '';
  return sentences([title, segment, what, hint, t('question.first')], locale.value);
}

function spokenSegment({ flags, seq, ack, len }: Extract<Cause, { kind: 'arrival' }>['segment']): string {
  const numbers = ack === undefined ? `seq ${seq}` : `seq ${seq}, ack ${ack}`;
  return len > 0
    ? `${flags.join(' ')}, ${t('segment.bytes', { count: len })}, ${numbers}`
    : `${flags.join(' ')}, ${numbers}`;
}
