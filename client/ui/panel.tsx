/** The panel, top down: what happened, what is asked, the time left, the answers, what you know. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PositionView, SeatView } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { formatNumber, type MessageKey, t } from '../i18n/i18n.ts';
import { feedbackOf } from '../model/judged.ts';
import { useApp } from './app-context.ts';
import { CallDialog } from './call-dialog.tsx';
import { Cards } from './cards.tsx';
import { CauseCard } from './cause-card.tsx';
import { Composer } from './composer.tsx';
import { Controls } from './controls.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { Hints } from './hints.tsx';
import { Idle } from './idle.tsx';
import { ProblemNotice } from './problem.tsx';
import { StandIn } from './stand-in.tsx';
import { StateNames } from './state-names.tsx';
import { TimeLeft } from './time-left.tsx';
import { useMoveKeys } from './use-move-keys.ts';
import { Variables } from './variables.tsx';
import { isFocusFree } from './landing.ts';

export function Panel({ view }: { readonly view: SeatView }) {
  const { actions } = useApp();
  const naming = useRef<HTMLDialogElement>(null);
  const calling = useRef<HTMLDialogElement>(null);
  const reasons = useRef<HTMLDetailsElement>(null);
  const positionId = view.position?.id ?? null;
  /** In which situation something was asked for that is not answered yet. */
  const unanswered = useSignal<string | null>(null);
  const situation = situationOf(view);
  const askOnce = (ask: () => Promise<unknown>) => {
    if (unanswered.value === situation) return;
    unanswered.value = situation;
    void ask().finally(() => {
      if (unanswered.value === situation) unanswered.value = null;
    });
  };
  const play = (move: Move) => askOnce(() => actions.move(positionId, move));
  const buyHint = () => {
    if (positionId !== null) askOnce(() => actions.hint(positionId));
  };
  const beside = {
    openNames: () => naming.current?.showModal(),
    openCalls: () => calling.current?.showModal(),
    buyHint,
  };
  useMoveKeys(view, play, {
    names: beside.openNames,
    hint: buyHint,
    calls: beside.openCalls,
    why: () => reasons.current?.toggleAttribute('open'),
  });
  const feedback = feedbackOf(view);
  const { position } = view;
  return (
    <section
      class={`panel ${panelMode(view)}`}
      aria-label={t('arena.panel')}
      aria-busy={unanswered.value === situation}
    >
      <div class="panel-told">
        <ProblemNotice />
        <StandIn view={view} />
        <div class="said">
          {feedback !== null && (
            <FeedbackCard
              key={`${view.half}.${feedback.judgement.id}`}
              feedback={feedback}
              view={view}
              reasons={reasons}
            />
          )}
          <Hints view={view} />
        </div>
        {position === null ? <Idle view={view} /> : <Question view={view} position={position} />}
      </div>
      <div class="panel-answers">
        {position !== null && <Segments view={view} position={position} play={play} />}
        <Controls view={view} play={play} beside={beside} />
      </div>
      {position !== null && feedback === null && position.hints.taken === 0 && (
        <p class="coach">
          {coachPrice(position)} {t(`coach.${view.mode}`)}
        </p>
      )}
      <Variables view={view} />
      <CallDialog view={view} dialog={calling} />
      <StateNames view={view} dialog={naming} onName={(state) => play({ kind: 'claim', state })} />
    </section>
  );
}

/**
 * Changes with whatever a move or a hint leads to. What is asked for twice in one situation is asked for once; the next one may
 * be there before the answer to the last, and waits for nothing.
 */
function situationOf({ half, position, judgements }: SeatView): string {
  return [half, judgements.length, position?.id, position?.hints.taken].join();
}

/** `retry`: after a wrong try, when the reason needs the room. */
function panelMode(view: SeatView): 'idle' | 'asked' | 'retry' {
  if (view.position === null) return 'idle';
  return feedbackOf(view)?.form === 'full' ? 'retry' : 'asked';
}

/** What a position asks, in a few words. */
export function questionKey({ attempt, cause }: PositionView, port: SeatView['port']): MessageKey {
  const bind = cause.kind === 'call' && cause.call === 'BIND';
  if (bind && port !== 'free') return 'question.bind';
  if (bind || (cause.kind === 'timer' && cause.timer === 'time-wait')) return 'question.port';
  return attempt > 1 ? 'question.again' : 'question.first';
}

function Question({ view, position }: { readonly view: SeatView; readonly position: PositionView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever had the focus on something that is gone now starts at the question; nobody else's focus is taken.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each question anew
  useEffect(() => {
    if (isFocusFree()) heading.current?.focus({ preventScroll: true });
  }, [position.id, position.attempt]);
  return (
    <div class="question" key={position.id} data-position={position.id}>
      <CauseCard view={view} cause={position.cause} />
      <h2 ref={heading} tabIndex={-1}>
        {t(questionKey(position, view.port))}
      </h2>
      <TimeLeft view={view} position={position} />
    </div>
  );
}

/** What a right move brings: with what speed adds where it adds anything to this player. */
export function coachPrice({ speedMax }: PositionView): string {
  return speedMax > 0 ? t('coach.speed', { most: formatNumber(speedMax) }) : t('coach');
}

/** The segment that is sent: chosen from four, or composed. */
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
