/** The panel, top down: the cause, the question, the time left, the answers, the variables. */

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PositionView } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { formatNumber, type MessageKey, t } from '../words/i18n.ts';
import { feedbackOf } from './judged.ts';
import { useApp } from '../context/app-context.ts';
import { ChallengeDialog } from './challenge-dialog.tsx';
import { BetPanel } from './bet-panel.tsx';
import { Cards } from './card-choice.tsx';
import { CauseCard } from './cause-card.tsx';
import { Composer } from './composer.tsx';
import { Controls } from './controls.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { Hints } from './hints.tsx';
import { Idle } from './idle-panel.tsx';
import { ProblemNotice } from '../context/problem.tsx';
import { isRaceAsked, offeredIn, RacePrice, RaceQuestion } from './race-question.tsx';
import { StandIn } from './stand-in.tsx';
import { StateNames } from './state-names.tsx';
import { TimeLeft } from './time-left.tsx';
import { useMoveKeys } from './use-move-keys.ts';
import { Variables } from './variables.tsx';
import { isFocusFree } from '../kit/landing.ts';
import { onceLaidOut } from '../kit/laid-out.ts';

/** `moments`: in the showdown nothing but the race is asked. */
export function Panel({ view, moments = false }: { readonly view: SeatView; readonly moments?: boolean }) {
  const { actions, session } = useApp();
  const [open, setOpen] = useState<'names' | 'challenges' | null>(null);
  const reasons = useRef<HTMLDetailsElement>(null);
  const positionId = view.position?.id ?? null;
  /** The situation in which a request was made that is not answered yet. */
  const unanswered = useSignal<string | null>(null);
  const situation = situationOf(view);
  const askOnce = (ask: () => Promise<unknown>) => {
    if (unanswered.value === situation) return;
    unanswered.value = situation;
    void ask().finally(() => {
      if (unanswered.value === situation) unanswered.value = null;
    });
  };
  const play = (move: Move) => askOnce(() => actions.ask('move', { positionId, move }));
  const buyHint = () => {
    if (positionId !== null) askOnce(() => actions.ask('hint', { positionId }));
  };
  const beside = {
    openNames: () => setOpen('names'),
    openChallenges: () => setOpen('challenges'),
    buyHint,
    hurry: () => actions.hurry(!session.hurried.value),
  };
  const race = moments && isRaceAsked(view);
  const offered = race ? offeredIn(view) : view;
  useMoveKeys(offered, play, {
    names: beside.openNames,
    hint: buyHint,
    challenges: beside.openChallenges,
    hurry: beside.hurry,
    why: () => reasons.current?.toggleAttribute('open'),
  });
  const feedback = feedbackOf(view);
  const { position } = view;
  return (
    <section
      class={`panel ${race ? 'race' : panelMode(view)}`}
      aria-label={t('arena.panel')}
      aria-busy={unanswered.value === situation}
    >
      <div class="panel-told">
        <ProblemNotice />
        <StandIn view={view} />
        <div class="said">
          {feedback !== null && !race && (
            <FeedbackCard
              key={`${view.half}.${feedback.judgement.id}`}
              feedback={feedback}
              view={view}
              reasons={reasons}
            />
          )}
          <Hints view={view} />
        </div>
        {position === null ? <Idle view={view} /> : <Question view={view} position={position} race={race} />}
      </div>
      <div class="panel-answers">
        {position !== null && <Segments view={view} position={position} play={play} />}
        <BetPanel view={view} place={(bet) => askOnce(() => actions.ask('bet', bet))} />
        {/* Of a question or of a wait: other buttons, which do not move when one follows the other. */}
        <Controls key={position === null ? 'wait' : 'question'} view={offered} play={play} beside={beside} />
        {race && <RacePrice view={view} />}
      </div>
      {position !== null && !race && feedback === null && position.hints.taken === 0 && (
        <p class="coach">
          {coachPrice(position)} {t(`coach.${view.mode}`)}
        </p>
      )}
      {!race && <Variables view={view} />}
      {open === 'challenges' && <ChallengeDialog view={view} onClose={() => setOpen(null)} />}
      {open === 'names' && (
        <StateNames view={view} onName={(state) => play({ kind: 'claim', state })} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/**
 * Changes with every effect of a move, a hint or a bet. Repeated requests in one situation are sent once; the next situation
 * may come before the answer to the last request, and does not wait for it.
 */
function situationOf({ half, position, judgements, bets }: SeatView): string {
  return [half, judgements.length, position?.id, position?.hints.taken, bets.length].join();
}

/** `retry`: after a wrong try, when the reason needs the room. */
function panelMode(view: SeatView): 'idle' | 'asked' | 'retry' {
  if (view.position === null) return 'idle';
  return feedbackOf(view)?.form === 'full' ? 'retry' : 'asked';
}

/** A position's question in a few words. */
export function questionKey({ attempt, cause }: PositionView, port: SeatView['port']): MessageKey {
  const bind = cause.kind === 'call' && (cause.call === 'BIND' || cause.call === 'LISTEN');
  if (bind && port !== 'free') return 'question.bind';
  if (bind || (cause.kind === 'timer' && cause.timer === 'time-wait')) return 'question.port';
  return attempt > 1 ? 'question.again' : 'question.first';
}

function Question({
  view,
  position,
  race,
}: {
  readonly view: SeatView;
  readonly position: PositionView;
  readonly race: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // If the focused element is gone the focus moves to the question; otherwise it stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each question again
  useLayoutEffect(
    () =>
      onceLaidOut(heading.current, () => {
        if (isFocusFree()) heading.current?.focus({ preventScroll: true });
      }),
    [position.id, position.attempt],
  );
  if (race)
    return (
      <RaceQuestion key={position.id} id={position.id}>
        <h2 ref={heading} tabIndex={-1}>
          {t('race.title')}
        </h2>
      </RaceQuestion>
    );
  return (
    <div class="question grid" key={position.id} data-position={position.id}>
      <CauseCard view={view} cause={position.cause} />
      <h2 ref={heading} tabIndex={-1} class="sr-only-again">
        {t(questionKey(position, view.port))}
      </h2>
      <TimeLeft view={view} position={position} />
    </div>
  );
}

/** The gain of a right move, with speed points if this player gets any. */
export function coachPrice({ speedMax }: PositionView): string {
  return speedMax > 0 ? t('coach.speed', { most: formatNumber(speedMax) }) : t('coach');
}

/** The segment to send: chosen from four, or composed. */
function Segments({
  view,
  position,
  play,
}: {
  readonly view: SeatView;
  readonly position: PositionView;
  readonly play: (move: Move) => void;
}) {
  const onSend = (segment: Segment) => play({ kind: 'send', segment });
  return view.compose === 'cards' ? (
    <Cards key={position.id} view={view} position={position} onSend={onSend} />
  ) : (
    <Composer key={position.id} view={view} position={position} onSend={onSend} />
  );
}
