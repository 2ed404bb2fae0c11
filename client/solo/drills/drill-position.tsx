/** The open question of a daily position: the cause, the question, the ways to answer, and hints. */

import { useEffect, useRef } from 'preact/hooks';
import { hintText, momentText, stateText } from '../../words/explanations.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { STATES } from '../../../shared/tcp/connection-state.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import { HINTS_MAX } from '../../../shared/duel/rules/score.ts';
import type { Asking } from './drill-sitting.ts';
import { Cards } from '../../match/card-choice.tsx';
import { CauseCard } from '../../match/cause-card.tsx';
import { Composer } from '../../match/composer.tsx';
import { questionKey } from '../../match/panel.tsx';
import { give, takeHint } from './use-drills.ts';
import { headlineOf } from './drill-verdict.tsx';
import { isFocusFree } from '../../kit/landing.ts';

export function Ask({ asking, view }: { readonly asking: Asking; readonly view: SeatView }) {
  const { question } = asking;
  const heading = useRef<HTMLHeadingElement>(null);
  // After the position before, the focused button is gone, and the focus moves here; otherwise it stays.
  useEffect(() => {
    if (isFocusFree()) heading.current?.focus({ preventScroll: true });
  }, []);
  const position = view.position === null ? null : { ...view.position, tried: asking.tried, attempt: asking.attempt };
  const asksState = question.asked === 'state' || position === null;
  return (
    <>
      <div class="panel-told">
        <Notes asking={asking} view={view} />
        <div class="question grid">
          {position !== null && <CauseCard view={view} cause={position.cause} />}
          <h2 ref={heading} tabIndex={-1} class="sr-only-again">
            {asksState ? t('daily.asks.state') : t(questionKey(position, view.port))}
          </h2>
        </div>
      </div>
      <div class="panel-answers">
        {asksState ? (
          <States />
        ) : view.compose === 'cards' ? (
          <Cards view={view} position={position} onSend={(segment) => give({ kind: 'send', segment })} />
        ) : (
          <Composer view={view} position={position} onSend={(segment) => give({ kind: 'send', segment })} />
        )}
        <Ways asking={asking} view={view} asksState={asksState} />
      </div>
    </>
  );
}

/** The verdict on the first try, and the hints so far. */
function Notes({ asking, view }: { readonly asking: Asking; readonly view: SeatView }) {
  const { said, hints, question } = asking;
  if (said === null && hints === 0) return null;
  const mistake = said?.judgement.mistake ?? null;
  return (
    <article class={`feedback grid full ${said === null ? 'needless' : said.judgement.verdict}`}>
      {said !== null && (
        <p>
          <b>{headlineOf(said, null)}</b> {mistake === null ? t('daily.partly') : momentText(mistake, locale.value)}{' '}
          {t('daily.again')}
        </p>
      )}
      {Array.from({ length: hints }, (_, i) => (
        <p class="daily-hint" key={`${i + 1}`} role="status">
          <b>{t('daily.hint.nth', { n: formatNumber(i + 1) })}</b> {hintText(i + 1, view, question.right, locale.value)}
        </p>
      ))}
    </article>
  );
}

function States() {
  return (
    <>
      <p class="dim daily-states-hint">{t('daily.asks.state.hint')}</p>
      <ol class="daily-states grid">
        {STATES.map((state, index) => (
          <li key={state}>
            <button
              type="button"
              class="state-name pick grid"
              title={stateText(state, locale.value)}
              onClick={() => give({ kind: 'claim', state })}
            >
              <kbd>{index + 1}</kbd> <b>{state}</b>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Ways({
  asking,
  view,
  asksState,
}: {
  readonly asking: Asking;
  readonly view: SeatView;
  readonly asksState: boolean;
}) {
  const left = HINTS_MAX - asking.hints;
  return (
    <div class="controls grid">
      {!asksState && <Way name={t('daily.wait')} letter="W" onUse={() => give({ kind: 'wait' })} />}
      {!asksState && view.may.bind !== 'none' && (
        <Way name={t('daily.bind')} letter="P" onUse={() => give({ kind: 'bind' })} />
      )}
      <Way
        name={t('daily.hint')}
        letter="H"
        note={left === 0 ? t('daily.hint.none') : t('daily.hint.left', { count: left })}
        off={left === 0}
        onUse={takeHint}
      />
    </div>
  );
}

function Way({
  name,
  letter,
  note = '',
  off = false,
  onUse,
}: {
  readonly name: string;
  readonly letter: string;
  readonly note?: string;
  readonly off?: boolean;
  readonly onUse: () => void;
}) {
  return (
    <button type="button" class="control pick grid" aria-keyshortcuts={letter} aria-disabled={off} onClick={onUse}>
      <span class="control-name">{name}</span>
      <span class="control-price">
        <kbd>{letter}</kbd> {note}
      </span>
    </button>
  );
}
