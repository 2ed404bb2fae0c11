/** Says aloud what arrives and what was said of a move, for those who do not see the panel. */

import type { Cause, SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { signed } from '../i18n/i18n.ts';
import { idleKey } from '../model/situation.ts';
import { tell } from './cause-card.tsx';
import { headline, reason } from './feedback-card.tsx';

export function Announcer({ view }: { readonly view: SeatView }) {
  const last = view.judgements.at(-1);
  const said = last === undefined ? '' : `${headline(last)}. ${signed(last.points.total)}. ${reason(last)}`;
  const asked = view.position === null ? t(`idle.${idleKey(view)}`) : spokenCause(view.position.cause, view);
  return (
    <div class="sr-only">
      <p role="status">{said}</p>
      <p role="status">{asked}</p>
    </div>
  );
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
