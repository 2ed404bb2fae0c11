/** The figure of the opening: what has been said, the fog, and the end of the player's line, where they act. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { lazily } from '../../kit/lazily.tsx';
import { reducedMotion } from '../../kit/motion.ts';
import { sound } from '../../sound/sound.ts';
import { t } from '../../words/i18n.ts';
import { OpeningFog } from './opening-fog.tsx';
import { type Age, type Answer, SAID } from './opening-position.ts';
import type { OpeningArrow, OpeningLayout } from './opening-layout.ts';
import { AnswerWords, Names, Words } from './opening-words.tsx';

/** While nobody answers, the FIN comes once more, as it would: ms. */
const AGAIN_MS = 20_000;
const DEGREES = 180 / Math.PI;

/** What is behind the fog is loaded when it is torn open. */
const Beyond = lazily(
  () => import('./beyond.tsx').then((page) => page.Beyond),
  () => <i hidden />,
);

export interface Shown {
  /** The answer that a pointer or the focus is on. */
  readonly looked: Answer | null;
  readonly done: boolean;
  /** Whether the fog is torn open: the player chose to send nothing. */
  readonly torn: boolean;
  /** Whether the figure asks what the player sends: else nothing leads from answers to it. */
  readonly asks: boolean;
}

interface Drawn extends Shown {
  readonly layout: OpeningLayout;
  readonly width: number;
  readonly height: number;
}

export function OpeningFigure(drawn: Drawn) {
  const { layout, width, height, done, torn, asks } = drawn;
  const box = `0 0 ${width} ${height}`;
  const lines = useRef<SVGSVGElement>(null);
  return (
    <div
      class={`opening-figure${torn ? ' torn' : ''}${done ? ' done' : ''}`}
      role="img"
      aria-label={t('opening.figure')}
    >
      <OpeningFog layout={layout} width={width} height={height} lines={lines} />
      <svg class="opening-lines" ref={lines} viewBox={box} aria-hidden="true">
        {layout.arrows.map((arrow, at) => (
          <Arrow key={arrow.said} arrow={arrow} class={ageOf(at, layout.arrows.length)} />
        ))}
        {done && <Arrow arrow={layout.answer} class="newest sent" />}
        {asks && !done && <Preview {...drawn} />}
      </svg>
      {torn && <Beyond layout={layout} box={box} height={height} />}
      <svg class="opening-marks" viewBox={box} aria-hidden="true">
        <Line layout={layout} height={height} />
        <Unsure at={layout.unsure} />
        {asks && !done && <Rails layout={layout} height={height} />}
        <Flights arrows={layout.arrows} done={done} />
        <Now layout={layout} done={done} />
      </svg>
      <Names layout={layout} width={width} />
      {layout.arrows.map((arrow, at) => (
        <Words
          key={arrow.said}
          arrow={arrow}
          age={ageOf(at, layout.arrows.length)}
          again={arrow.said === SAID.length - 1}
        />
      ))}
      {asks && <AnswerWords {...drawn} />}
    </div>
  );
}

function ageOf(at: number, of: number): Age {
  if (at === of - 1) return 'newest';
  return at >= of - 3 ? 'last' : 'older';
}

function Arrow({ arrow: { said, from, to }, class: name }: { readonly arrow: OpeningArrow; readonly class: string }) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x) * DEGREES;
  return (
    <g class={`opening-arrow ${name} ${SAID[said]?.from ?? 'mine'}`}>
      <line pathLength="1" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <path d="M0 0-16-6-13 0-16 6z" transform={`translate(${to.x} ${to.y}) rotate(${angle})`} />
    </g>
  );
}

/** Where the answer will go, before it is given. */
function Preview({ layout: { answer, upright }, looked }: Drawn) {
  const { from, to } = answer;
  const shown = !upright && (looked === null || looked.flags.length > 0);
  return shown ? (
    <line class={`opening-preview${looked === null ? '' : ' looked'}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
  ) : null;
}

function Line({
  layout: { bars, lineX, lineWidth, now, arrows },
  height,
}: {
  readonly layout: OpeningLayout;
  readonly height: number;
}) {
  return (
    <>
      {bars.map(({ state, top, bottom }) => (
        <rect
          key={state}
          class={`opening-bar in-${state}`}
          x={lineX - lineWidth / 2}
          y={top}
          width={lineWidth}
          height={Math.max(0, bottom - top - 2)}
          rx="2"
        />
      ))}
      <line class="opening-to-come" x1={lineX} y1={now.y + now.radius + 20} x2={lineX} y2={height - 60} />
      {arrows
        .filter(({ said }) => SAID[said]?.from === 'mine')
        .map(({ said, from }) => (
          <circle key={said} class="opening-sent" cx={lineX} cy={from.y} r="5.5" />
        ))}
    </>
  );
}

function Unsure({ at: { x, y, radius } }: { readonly at: OpeningLayout['unsure'] }) {
  return (
    <g class="opening-unsure">
      <circle cx={x} cy={y} r={radius} />
      <circle class="outer" cx={x} cy={y} r={radius * 1.5} />
      <text x={x} y={y + radius * 0.58} font-size={radius * 1.65}>
        ?
      </text>
    </g>
  );
}

/** From each answer to the end of the player's line; to send nothing lets time pass. */
function Rails({ layout, height }: { readonly layout: OpeningLayout; readonly height: number }) {
  const { cards, now, upright } = layout;
  return (
    <g class="opening-rails">
      {cards.map((card, at) => {
        const y = card.top + card.height / 2;
        const waits = at === cards.length - 1;
        const right = card.left + card.width;
        const bend = (now.x - right) / 2;
        const path = upright
          ? `M${now.x} ${now.y + now.radius}V${y - 16}q0 16 16 16H${card.left}`
          : waits
            ? `M${right} ${y}c${bend * 1.4} 0 ${bend * 2} 0 ${bend * 2} ${Math.min(62, height - y - 20)}`
            : `M${right} ${y}c${bend} 0 ${bend * 0.6} ${now.y - y} ${now.x - right - now.radius - 4} ${now.y - y}`;
        return <path key={y} class={waits ? 'waits' : undefined} d={path} />;
      })}
    </g>
  );
}

/** Once after the page is there: the last ACK flies into the fog, and after a silence the FIN comes out of it. */
function Flights({ arrows, done }: { readonly arrows: readonly OpeningArrow[]; readonly done: boolean }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (reducedMotion()) return;
    const timer = setInterval(() => {
      setTurn((before) => before + 1);
      if (!done) sound.play('finAgain');
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [done]);
  const [lost, again] = [arrows.at(-2), arrows.at(-1)];
  return (
    <>
      {turn === 0 && lost !== undefined && <Flight arrow={lost} class="lost" />}
      {again !== undefined && <Flight key={turn} arrow={again} class={turn === 0 ? 'again' : 'once-more'} />}
    </>
  );
}

function Flight({ arrow: { said, from, to }, class: name }: { readonly arrow: OpeningArrow; readonly class: string }) {
  const style = { '--from-x': `${from.x}px`, '--from-y': `${from.y}px`, '--to-x': `${to.x}px`, '--to-y': `${to.y}px` };
  return <circle class={`opening-flight ${name} ${SAID[said]?.from ?? 'mine'}`} r="6" style={style} />;
}

/** The ring is 2MSL, of which a little has passed; answered, it is full again. */
function Now({ layout: { now }, done }: { readonly layout: OpeningLayout; readonly done: boolean }) {
  const { x, y, radius } = now;
  return (
    <g class="opening-now">
      <circle class="halo" cx={x} cy={y} r={radius * 1.9} />
      <circle class="track" cx={x} cy={y} r={radius} />
      <circle
        class={done ? 'left full' : 'left'}
        cx={x}
        cy={y}
        r={radius}
        pathLength="1"
        transform={`rotate(-90 ${x} ${y})`}
      />
      <circle class="dot" cx={x} cy={y} r={radius * 0.36} />
    </g>
  );
}
