/** The cause of a position: the application called, a segment came out of the fog, a timer rang. */

import { isRaceMissed } from '../../shared/duel/state/missed-race.ts';
import type { AppCall, TimerName } from '../../shared/duel/vocabulary/figure.ts';
import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { has } from '../../shared/tcp/segment.ts';
import { type MessageKey, t } from '../words/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { SegmentLine } from './segment-line.tsx';

interface Told {
  readonly icon: IconName;
  readonly title: string;
  readonly what?: string;
  readonly hint: string;
}

export function CauseCard({ view, cause }: { readonly view: SeatView; readonly cause: Cause }) {
  const { icon, title, what, hint } = tell(cause, view);
  return (
    <div class={`cause grid ${cause.kind}`}>
      <Icon name={icon} />
      <div>
        <p class={cause.kind === 'arrival' ? 'cause-title sr-only-phone' : 'cause-title'}>{title}</p>
        {cause.kind === 'arrival' && (
          <SegmentLine segment={cause.segment} from={view.peer.end} symbols={view.symbols} />
        )}
        {what !== undefined && <p class="cause-what">{what}</p>}
        {hint !== '' && <p class="cause-hint sr-only-again">{hint}</p>}
      </div>
    </div>
  );
}

/** A cause in words, for the eye and for the ear. */
export function tell(cause: Cause, view: SeatView): Told {
  switch (cause.kind) {
    case 'call':
      return tellCall(cause, view);
    case 'arrival':
      return {
        icon: 'arrival',
        title: t('cause.arrival'),
        hint: arrivalHints(cause).join(' '),
      };
    case 'timer':
      return tellTimer(cause.timer, view);
    case 'still-owed':
      return { icon: 'owed', title: t('cause.owed'), hint: t('cause.owed.hint') };
  }
}

/** An end that has asked its peer in vain gives up because of that, and not because its application has waited. */
function tellTimer(timer: TimerName, view: SeatView): Told {
  const before = view.figure.findLast((entry) => entry.kind === 'timer' && entry.timer !== 'user');
  const isProbed = timer === 'user' && before?.kind === 'timer' && before.timer === 'keep-alive';
  if (isProbed) return { icon: 'timer', title: t('cause.timer.probed'), hint: t('cause.timer.probed.hint') };
  return { icon: 'timer', title: t(`cause.timer.${timer}`), hint: t(timerHint(timer, view)) };
}

function timerHint(timer: TimerName, { figure }: SeatView): MessageKey {
  const late = timer === 'time-wait' && isRaceMissed(figure);
  return late ? 'cause.timer.time-wait.late' : `cause.timer.${timer}.hint`;
}

/** That the segment is a repetition, and that the application has called as well. */
function arrivalHints({ segment, again, called }: Extract<Cause, { kind: 'arrival' }>): string[] {
  const known = again ? [t(has(segment, 'FIN') ? 'cause.arrival.finAgain' : 'cause.arrival.again')] : [];
  return called === null ? known : [...known, t(`called.${called.call}`, { count: called.bytes })];
}

function tellCall({ call, bytes, full }: AppCall, { you }: SeatView): Told {
  const key = call === 'CLOSE' && full ? 'CLOSE.full' : call;
  return {
    icon: 'app',
    title: t('cause.call'),
    what: t(`cause.call.${key}`, { count: bytes, port: you.address.port }),
    hint: t(`cause.call.${key}.hint`),
  };
}
