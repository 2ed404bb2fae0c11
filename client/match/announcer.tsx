/** Announces arrivals and verdicts, for players who do not see the panel. */

import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { toldIn } from './told-answer.ts';
import { sentences } from '../kit/sentences.ts';
import { idleKey } from './situation.ts';
import { tell } from './cause-card.tsx';
import { showsBets } from './bet-panel.tsx';
import { spokenBet } from './bet-words.ts';
import { challengeWords } from './challenge-words.ts';
import { headline, inShort } from './feedback-words.ts';
import { hintTexts } from './hints.tsx';

export function Announcer({ view }: { readonly view: SeatView }) {
  const last = view.judgements.at(-1);
  const said = last === undefined ? [] : [headline(last), signed(last.points.total), inShort(last)];
  const asked = view.position === null ? t(`idle.${idleKey(view)}`) : spokenCause(view.position.cause, view);
  const raised = view.challenges.at(-1);
  return (
    <div class="sr-only">
      <p role="status">{sentences(said, locale.value)}</p>
      <p role="status">{asked}</p>
      <p role="status">{spokenHint(view)}</p>
      <p role="status">{view.position === null && showsBets(view) ? spokenBet(view) : ''}</p>
      <p role="status">{raised === undefined ? '' : challengeWords(raised)}</p>
    </div>
  );
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
