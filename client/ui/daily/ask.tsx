/** The open question of a daily position: what happened, what is asked, the ways to answer, and hints. */

import { useEffect, useRef } from 'preact/hooks';
import { stateText } from '../../../shared/content/explain.ts';
import { hintText, momentText } from '../../../shared/content/why.ts';
import type { SeatView } from '../../../shared/duel/view.ts';
import { STATES } from '../../../shared/tcp/state.ts';
import { formatNumber, locale, t } from '../../i18n/i18n.ts';
import { bindState } from '../../model/situation.ts';
import { type Asking, HINTS } from '../../model/sitting.ts';
import { Cards } from '../cards.tsx';
import { CauseCard } from '../cause-card.tsx';
import { Composer } from '../composer.tsx';
import { questionKey } from '../panel.tsx';
import { give, takeHint } from './use-daily.ts';
import { headlineOf } from './verdict.tsx';
import { isFocusFree } from '../landing.ts';

export function Ask({ asking, view }: { readonly asking: Asking; readonly view: SeatView }) {
  const { question } = asking;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes from the position before had the focus on a button that is gone; nobody else's focus is taken.
  useEffect(() => {
    if (isFocusFree()) heading.current?.focus({ preventScroll: true });
  }, []);
  const position = view.position === null ? null : { ...view.position, tried: asking.tried, attempt: asking.attempt };
  const asksState = question.asked === 'state' || position === null;
  return (
    <>
      <div class="panel-told">
        <Notes asking={asking} view={view} />
        <div class="question">
          {position !== null && <CauseCard view={view} cause={position.cause} />}
          <h2 ref={heading} tabIndex={-1}>
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

/** What was said of the first try, and the hints so far. */
function Notes({ asking, view }: { readonly asking: Asking; readonly view: SeatView }) {
  const { said, hints, question } = asking;
  if (said === null && hints === 0) return null;
  const mistake = said?.judgement.mistake ?? null;
  return (
    <article class={`feedback full ${said === null ? 'needless' : said.judgement.verdict}`}>
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
      <ol class="daily-states">
        {STATES.map((state, index) => (
          <li key={state}>
            <button
              type="button"
              class="state-name"
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
  const left = HINTS - asking.hints;
  return (
    <div class="controls">
      {!asksState && <Way name={t('daily.wait')} letter="W" onUse={() => give({ kind: 'wait' })} />}
      {!asksState && bindState(view) !== 'none' && (
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
    <button type="button" class="control" aria-keyshortcuts={letter} aria-disabled={off} onClick={onUse}>
      <span class="control-name">{name}</span>
      <span class="control-price">
        <kbd>{letter}</kbd> {note}
      </span>
    </button>
  );
}
