/**
 * The end of a match: how the half ended, both scores, what happened in at most three sentences that are numbered in the
 * figure, and one button to what comes next.
 */

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { drawsFrom } from '../../shared/lib/random.ts';
import { MEANT_TO_BREAK } from '../context/level-groups.ts';
import { Person } from '../kit/person.tsx';
import { sentences } from '../kit/sentences.ts';
import { seatName, seatsOf } from '../review/players.ts';
import type { Reading } from '../review/use-reading.ts';
import { levelText } from '../words/explanations.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { Confetti } from '../figure/svg/confetti-pieces.tsx';
import { confettiIn, type Region } from '../figure/layout/confetti-places.ts';
import { CountUp } from './count-up.tsx';
import type { Story, StoryLine } from './use-story.ts';

export interface EndingParts {
  readonly reading: Reading;
  readonly story: Story;
  /** It arrives: the fog lifts, then everything appears in turn. */
  readonly arriving: boolean;
  /** Confetti may fall. */
  readonly festive: boolean;
  /** Absent: what the half was. */
  readonly headline?: string;
  /** Between the scores: who won. */
  readonly verdict: string;
  /** The one button, or that one waits. */
  readonly next: ComponentChildren;
  /** Everything else, below. */
  readonly children?: ComponentChildren;
}

export function EndingPanel(parts: EndingParts) {
  const { reading, story, arriving, verdict, next, children } = parts;
  const { walk, steps } = reading;
  const panel = useRef<HTMLElement>(null);
  useFocusOnNext(panel);
  return (
    <>
      <article class={arriving ? 'ending arriving' : 'ending'} ref={panel} aria-labelledby="ending-title">
        <Hero parts={parts} />
        <ScoreLine reading={reading} verdict={verdict} arriving={arriving} />
        <ol class="story" aria-label={t('ending.story')}>
          {story.lines.map((line, index) => (
            <Line key={line.fact.entryId + line.fact.kind} line={line} nth={index} />
          ))}
          {story.lines.length === 0 && (
            <li class="story-plain">
              {t('story.plain', { what: levelText(reading.match.levelId, locale.value).teaches })}
            </li>
          )}
        </ol>
        <div class="ending-foot onward">
          {next}
          {steps.length > 0 && (
            <button type="button" class="plain" onClick={() => walk.go({ ...walk.place, step: 0 })}>
              {t('ending.review')}
            </button>
          )}
        </div>
      </article>
      <Spoken parts={parts} />
      {children}
    </>
  );
}

function Hero({ parts: { reading, story, festive, headline } }: { readonly parts: EndingParts }) {
  const { ending } = story;
  const host = useRef<HTMLDivElement>(null);
  const pieces = usePieces(host, festive ? reading.match.review.seed : null);
  const meant = MEANT_TO_BREAK.includes(reading.match.levelId) && ending !== 'clean' && ending !== 'open';
  return (
    <div class={`ending-hero ending-${ending}`} ref={host}>
      {pieces.length > 0 && (
        <svg class="ending-sky" aria-hidden="true">
          <Confetti pieces={pieces} />
        </svg>
      )}
      <h1 id="ending-title" tabIndex={-1}>
        {headline ?? t(`ending.${ending}`)}
      </h1>
      <p>{headline === undefined ? t(meant ? 'outcome.meant' : `ending.${ending}.what`) : t(`ending.${ending}`)}</p>
    </div>
  );
}

function ScoreLine({ reading: { match }, verdict, arriving }: Pick<EndingParts, 'reading' | 'verdict' | 'arriving'>) {
  const [own, other] = seatsOf(match);
  const one = (seat: 0 | 1, side: string) => (
    <div class={side}>
      <small>
        <i class="dot" aria-hidden="true" />
        <span class="one-line">{seat === match.you ? t('you') : <Person name={seatName(match, seat)} />}</span>
      </small>
      <CountUp score={match.review.scores[seat]} counts={arriving} />
    </div>
  );
  return (
    <div class="ending-score">
      {one(own, 'mine')}
      <span class="ending-verdict">{verdict}</span>
      {one(other, 'peer')}
    </div>
  );
}

function Line({ line: { time, text, hot }, nth }: { readonly line: StoryLine; readonly nth: number }) {
  const at = hot === null ? -1 : text.indexOf(hot);
  return (
    <li style={{ '--nth': nth }}>
      <span class="story-no" aria-hidden="true">
        {nth + 1}
      </span>
      <span class="story-time">
        <span class="sr-only">{t('ending.at', { time })}</span>
        <span aria-hidden="true">{time}</span>
      </span>
      <p>
        {hot === null || at < 0 ? (
          text
        ) : (
          <>
            {text.slice(0, at)}
            <b class="hot">{hot}</b>
            {text.slice(at + hot.length)}
          </>
        )}
      </p>
    </li>
  );
}

/** The keys go where one goes on, or else to the headline. A key that is still held from the last move presses nothing. */
function useFocusOnNext(panel: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const target =
      panel.current?.querySelector<HTMLElement>('.ending-foot .primary') ?? panel.current?.querySelector('h1');
    target?.focus({ preventScroll: true });
  }, [panel]);
}

/** Once, when it is there: headline, score, sentences. */
function Spoken({ parts: { reading, story, headline, verdict } }: { readonly parts: EndingParts }) {
  const [said, setSaid] = useState('');
  const { match } = reading;
  const scores = seatsOf(match).map((seat) => {
    const name = seat === match.you ? t('you') : seatName(match, seat);
    return `${name} ${formatNumber(match.review.scores[seat])}`;
  });
  const text = sentences(
    [headline ?? t(`ending.${story.ending}`), verdict, scores.join(', '), ...story.lines.map((line) => line.text)],
    locale.value,
  );
  useEffect(() => setSaid(text), [text]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}

/** How many pieces lie round the headline. */
const PIECES = 20;

/** Confetti round the words of the headline, as they are laid out; again when that changes. */
function usePieces(host: { readonly current: HTMLElement | null }, seed: number | null) {
  const [laid, setLaid] = useState<{ readonly area: Region; readonly words: readonly Region[] } | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || seed === null) return undefined;
    const measure = () => setLaid(measured(element));
    measure();
    const observer = new ResizeObserver(measure);
    for (const one of [element, ...element.querySelectorAll('h1, p')]) observer.observe(one);
    return () => observer.disconnect();
  }, [host, seed]);
  if (laid === null || seed === null) return [];
  return confettiIn(laid.area, laid.words, PIECES, drawsFrom(seed, 541));
}

function measured(element: HTMLElement): { readonly area: Region; readonly words: readonly Region[] } {
  const around = element.getBoundingClientRect();
  const words = [...element.querySelectorAll('h1, p')].flatMap((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return [...range.getClientRects()].map(({ left, top, width, height }) => ({
      x: left - around.left - 4,
      y: top - around.top,
      width: width + 8,
      height,
    }));
  });
  return { area: { x: 0, y: 0, width: around.width, height: around.height }, words };
}
