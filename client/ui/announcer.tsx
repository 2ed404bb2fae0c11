/** Says aloud what arrives and what was said of a move, for those who do not see the panel. */

import type { Cause, SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { signed } from '../i18n/i18n.ts';
import { idleKey } from '../model/situation.ts';
import { tell } from './cause-card.tsx';
import { calledWords } from './called.ts';
import { headline, inShort } from './feedback-card.tsx';
import { hintTexts } from './hints.tsx';

export function Announcer({ view }: { readonly view: SeatView }) {
  const last = view.judgements.at(-1);
  const said = last === undefined ? '' : `${headline(last)}. ${signed(last.points.total)}. ${inShort(last)}`;
  const asked = view.position === null ? t(`idle.${idleKey(view)}`) : spokenCause(view.position.cause, view);
  const called = view.calls.at(-1);
  return (
    <div class="sr-only">
      <p role="status">{said}</p>
      <p role="status">{asked}</p>
      <p role="status">{spokenHint(view)}</p>
      <p role="status">{called === undefined ? '' : calledWords(called)}</p>
    </div>
  );
}

/** The hint that was bought last; the answer stands marked beside the answers. */
function spokenHint(view: SeatView): string {
  const texts = hintTexts(view);
  const text = texts.at(-1);
  return text === undefined ? '' : t('coach.hint.bought', { step: texts.length, text });
}

function spokenCause(cause: Cause, view: SeatView): string {
  const { title, what = '', hint } = tell(cause, view);
  const segment = cause.kind === 'arrival' ? spokenSegment(cause.segment) : '';
  return [title, segment, what, hint, t('question.first')].filter((part) => part !== '').join('. ');
}

function spokenSegment({ flags, seq, ack, len }: Extract<Cause, { kind: 'arrival' }>['segment']): string {
  const numbers = ack === undefined ? `seq ${seq}` : `seq ${seq}, ack ${ack}`;
  return len > 0
    ? `${flags.join(' ')}, ${t('segment.bytes', { count: len })}, ${numbers}`
    : `${flags.join(' ')}, ${numbers}`;
}
