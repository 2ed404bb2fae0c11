/** Who is asked something at a step, why, what is owed, and the way into exactly that position. */

import { useState } from 'preact/hooks';
import type { End } from '../../../shared/duel/level.ts';
import type { MatchRecord, OpenPosition, RecordStep } from '../../../shared/duel/record.ts';
import { seatOf } from '../../../shared/duel/state.ts';
import type { Cause, HalfReview } from '../../../shared/duel/view.ts';
import { t } from '../../i18n/i18n.ts';
import { tryAgainAt } from '../../model/review-again.ts';
import { useApp } from '../app-context.ts';
import { nameToPlay } from '../generated-name.ts';
import { MoveText } from '../move-text.tsx';
import { SegmentLine } from '../segment.tsx';
import { leaveMark } from './left-at.ts';
import { endName, sideOf } from './players.ts';
import { lettersAt } from './step-words.ts';

interface OpenPositionsProps {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly index: number;
}

export function OpenPositions({ record, half, steps, index }: OpenPositionsProps) {
  const step = steps[index];
  const ways = tryAgainAt(half, steps, index);
  if (step === undefined || ways.length === 0) return null;
  const asked = half.endOf.flatMap((end) => (step.open[end] === null ? [] : [{ end, open: step.open[end] }]));
  return (
    <section class="open-positions">
      {asked.map(({ end, open }) => (
        <Asked key={end} record={record} half={half} step={step} end={end} open={open} />
      ))}
      <div class="buttons">
        {ways.map(({ end, events }) => (
          <Again key={end} record={record} half={half} end={end} events={events} alone={ways.length === 1} />
        ))}
      </div>
      <p class="dim">{t('review.again.hint')}</p>
    </section>
  );
}

function Asked({
  record,
  half,
  step,
  end,
  open,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly step: RecordStep;
  readonly end: End;
  readonly open: OpenPosition;
}) {
  const letters = lettersAt(half, step);
  const { cause, owed } = open;
  // The head of the step has told of what arrives in it.
  const isTold = step.subject.kind === 'arrival' && step.end === end;
  return (
    <details class={`asked ${sideOf(half, end)}`}>
      <summary>
        <b>{t('review.asked', { name: endName(record, half, end) })}</b>
        <span>
          {causeInWords(cause)}{' '}
          {cause.kind === 'arrival' && !isTold && (
            <SegmentLine segment={cause.segment} from={end === 'A' ? 'B' : 'A'} symbols={letters} />
          )}
        </span>
        <span class="reveal">{t('review.owed')}</span>
      </summary>
      <p>
        <MoveText move={owed} from={end} symbols={letters} />
      </p>
    </details>
  );
}

function causeInWords(cause: Cause): string {
  switch (cause.kind) {
    case 'arrival':
      return t('review.cause.arrival');
    case 'timer':
      return t(`review.cause.timer.${cause.timer}`);
    case 'call':
      return t(`review.cause.call.${cause.call}`, { count: cause.bytes });
    case 'still-owed':
      return t('review.cause.still-owed');
  }
}

function Again({
  record,
  half,
  end,
  events,
  alone,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly end: End;
  readonly events: number;
  /** There is no other end to choose. */
  readonly alone: boolean;
}) {
  const { actions, preferences } = useApp();
  const [asked, setAsked] = useState(false);
  const begin = async () => {
    setAsked(true);
    const { matchId } = record;
    leaveMark(matchId, location.hash);
    await actions.practise({ name: nameToPlay(preferences.name.value), matchId, events, seat: seatOf(end, half.half) });
    setAsked(false);
  };
  const name = endName(record, half, end);
  return (
    <button type="button" class={`button again ${sideOf(half, end)}`} disabled={asked} onClick={() => void begin()}>
      {alone ? t('review.again') : t('review.again.as', { name })}
    </button>
  );
}
