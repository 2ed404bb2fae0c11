/** Who is asked something at a step, why, what is owed, and a link to practise that very position. */

import { useState } from 'preact/hooks';
import type { End } from '../../shared/duel/level.ts';
import type { OpenPosition, RecordStep } from '../../shared/duel/views/record.ts';
import { seatOf } from '../../shared/duel/state/state.ts';
import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import { tryAgainAt } from './review-again.ts';
import { useApp } from '../context/app-context.ts';
import { leaveMatch } from '../context/leave.ts';
import { nameToPlay } from '../context/generated-name.ts';
import { MoveText } from '../match/move-text.tsx';
import { SegmentLine } from '../match/segment-line.tsx';
import { leaveMark } from './left-at.ts';
import { endName, endsOf, sideOf } from './players.ts';
import type { Reviewed } from './reviewed.ts';
import { walkFragment } from './review-place.ts';
import { lettersAt } from './step-words.ts';

interface OpenPositionsProps {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly index: number;
  /** Whether practice may begin from here. */
  readonly practises: boolean;
}

export function OpenPositions({ match, half, steps, index, practises }: OpenPositionsProps) {
  const step = steps[index];
  if (step === undefined) return null;
  const ways = practises ? tryAgainAt(half, steps, index) : [];
  const asked = endsOf(match, half).flatMap((end) => (step.open[end] === null ? [] : [{ end, open: step.open[end] }]));
  if (asked.length === 0 && ways.length === 0) return null;
  return (
    <section class="open-positions grid">
      {asked.map(({ end, open }) => (
        <Asked key={end} match={match} half={half} step={step} end={end} open={open} />
      ))}
      {ways.length > 0 && (
        <>
          <div class="buttons flow">
            {ways.map(({ end, events }) => (
              <Again
                key={end}
                match={match}
                half={half}
                place={walkFragment({ half: match.review.halves.indexOf(half), step: index })}
                end={end}
                events={events}
                alone={ways.length === 1}
              />
            ))}
          </div>
          <p class="dim">{t('review.again.hint')}</p>
        </>
      )}
    </section>
  );
}

function Asked({
  match,
  half,
  step,
  end,
  open,
}: {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly step: RecordStep;
  readonly end: End;
  readonly open: OpenPosition;
}) {
  const letters = lettersAt(half, step);
  const { cause, owed } = open;
  // The head of the step has described the arrival.
  const isTold = step.subject.kind === 'arrival' && step.end === end;
  return (
    <details class={`asked ${sideOf(match, half, end)}`}>
      <summary>
        <b>{t('review.asked', { name: endName(match, half, end) })}</b>
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
  match,
  half,
  place,
  end,
  events,
  alone,
}: {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly end: End;
  readonly events: number;
  /** The fragment of the step, to come back to. */
  readonly place: string;
  /** There is no other end to choose. */
  readonly alone: boolean;
}) {
  const parts = useApp();
  const [asked, setAsked] = useState(false);
  const begin = async () => {
    setAsked(true);
    const { matchId } = match.review;
    const { actions, preferences, session } = parts;
    leaveMark(matchId, place);
    // From the result of a match practice goes through its review, which can show a refusal.
    if (session.grant.peek() !== null) leaveMatch(parts, { kind: 'review', matchId });
    await actions.practise({ name: nameToPlay(preferences.name.value), matchId, events, seat: seatOf(end, half.half) });
    setAsked(false);
  };
  const name = endName(match, half, end);
  return (
    <button
      type="button"
      class={`button again ${sideOf(match, half, end)}`}
      disabled={asked}
      onClick={() => void begin()}
    >
      {alone ? t('review.again') : t('review.again.as', { name })}
    </button>
  );
}
