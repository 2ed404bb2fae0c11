/** The first thing that anybody sees: a connection is being closed, and it is their turn. The first tap is the first move. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { isNewcomer, keeping, progress } from '../../context/progress.ts';
import { goTo } from '../../context/route.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { sound } from '../../sound/sound.ts';
import { rem, useRoom } from '../../kit/use-size.ts';
import { beginFirst } from '../../solo/first/first-seat.ts';
import { nextStep } from '../../solo/path/path.ts';
import { levelText } from '../../words/explanations.ts';
import { locale, t } from '../../words/i18n.ts';
import { AnswerCard } from './answer-card.tsx';
import { type Answer, ANSWERS, type Answered, answered, UNANSWERED } from './opening-position.ts';
import { OpeningFigure } from './opening-figure.tsx';
import { type OpeningLayout, openingLayout } from './opening-layout.ts';
import { OpeningWays } from './opening-ways.tsx';

/** How long the fog is torn open after nothing was sent, ms. */
const TEAR_MS = 2_600;
/** Between the two sounds of an answer, ms. */
const SOUND_AFTER_MS = 250;

/** @param onGoDown leads to a control further down on the page, by its selector */
export function Opening({ onGoDown }: { readonly onGoDown: (selector: string) => void }) {
  const [host, room] = useRoom<HTMLElement>();
  const [state, setState] = useState<Answered>(UNANSWERED);
  const [looked, setLooked] = useState<Answer | null>(null);
  const [torn, setTorn] = useState(false);
  const answer = (given: Answer) => {
    setState((before) => answered(before, given));
    soundAnswer(given);
    if (given.id === 'nothing') setTorn(true);
  };
  useEffect(() => {
    if (!torn) return;
    const timer = setTimeout(() => setTorn(false), TEAR_MS);
    return () => clearTimeout(timer);
  }, [torn]);
  useKeys((key) => {
    const given = state.done ? undefined : ANSWERS[Number(key) - 1];
    return given === undefined ? null : () => answer(given);
  });
  const layout = room === null ? null : openingLayout(room.width, room.height);
  return (
    <section class={`opening${layout?.upright === true ? ' upright' : ''}`} ref={host} aria-labelledby="opening-ask">
      {layout !== null && room !== null && (
        <OpeningFigure layout={layout} {...room} looked={looked} done={state.done} torn={torn} asks />
      )}
      <Title left={layout?.titled === true ? (layout.cards[0]?.left ?? 0) : null} />
      {layout !== null && (
        <>
          <Ask layout={layout} state={state} />
          {!state.done &&
            ANSWERS.map((given, at) => (
              <AnswerCard
                key={given.id}
                answer={given}
                number={at + 1}
                box={layout.cards[at]}
                wrong={state.wrong.includes(given.id)}
                onGive={() => answer(given)}
                onLook={(now) => setLooked(now ? given : null)}
              />
            ))}
        </>
      )}
      <OpeningWays
        onGoDown={onGoDown}
        left={layout === null || layout.upright ? null : (layout.cards[0]?.left ?? null)}
      />
    </section>
  );
}

/** What was sent is heard to leave before it is heard to be right; after the wrong silence the fog tears. */
function soundAnswer({ id, why }: Answer): void {
  if (why === null) {
    sound.play('sent');
    sound.play('right', { after: SOUND_AFTER_MS });
  } else {
    sound.play('wrong');
    if (id === 'nothing') sound.play('tear', { after: SOUND_AFTER_MS });
  }
}

/** The name of the game goes into the fog like its last ACK. */
function Title({ left }: { readonly left: number | null }) {
  return (
    <div class={left === null ? 'sr-only' : 'opening-title'} style={{ left: rem(left ?? 0) }}>
      <h1>{t('app.name')}</h1>
      <p>{t('opening.line')}</p>
    </div>
  );
}

function Ask({ layout, state }: { readonly layout: OpeningLayout; readonly state: Answered }) {
  const { left = 0, width = 0 } = layout.cards[0] ?? {};
  const bottom = rem(state.done ? layout.doneBottom : layout.askBottom);
  const wrong = state.done ? undefined : ANSWERS.find(({ id }) => id === state.wrong.at(-1));
  return (
    <div class="opening-asks" style={{ left: rem(left), width: rem(width), bottom }}>
      {layout.leads && !state.done && wrong === undefined && (hasPlayed() ? <GoOn /> : <p>{t('opening.lead')}</p>)}
      <div role="status" class="grid">
        {typeof wrong?.why === 'string' && <p class="opening-wrong">{t(wrong.why)}</p>}
        {state.done && <p>{t('opening.right.why')}</p>}
      </div>
      {(layout.leads || wrong === undefined) && (
        <h2 id="opening-ask">{t(state.done ? 'opening.right' : 'opening.ask')}</h2>
      )}
      {state.done && <Onward />}
    </div>
  );
}

/** Who has played before sees the way on first, to exactly the next station of the map; the move below it is a warm-up. */
function GoOn() {
  const step = nextStep(progress.value);
  const level = step === null ? '' : levelText(step.levelId, locale.value).title;
  // The names of the levels are on their way.
  if (step !== null && level === '') return <p>{t('opening.lead')}</p>;
  return (
    <div class="opening-next flow">
      <p>{step === null ? t('path.home.all') : t('opening.next', { level })}</p>
      <button type="button" class="button primary" onClick={() => goTo({ kind: 'path' })}>
        {t('opening.go-on')}
      </button>
    </div>
  );
}

/** What comes next stands where the eyes are. */
function Onward() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <div class="opening-onward grid">
      <button type="button" class="button primary big" ref={button} onClick={beginFirst}>
        {t('opening.on')}
      </button>
      <p class="dim">{t('opening.on.hint')}</p>
    </div>
  );
}

function hasPlayed(): boolean {
  return keeping.value !== 'loading' && !isNewcomer(progress.value);
}
