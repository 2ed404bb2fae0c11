/** The figure beside the lecture: the same drawing as in a review, with the letters at their numbers. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LectureText } from '../../shared/content/lecture/lecture.ts';
import type { LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { reducedMotion } from '../kit/motion.ts';
import { useRoom } from '../kit/use-size.ts';
import { locale } from '../words/i18n.ts';
import {
  eyeOf,
  figureLevel,
  flownAt,
  focusOf,
  hiddenIn,
  layoutLecture,
  lectureHalf,
  momentAt,
  untilOf,
  wavesOf,
} from './lecture-layout.ts';
import { Bracket } from './lecture-shapes.tsx';
import { isWave } from './part-name.ts';

/** How long each arrow of a wave flies, ms. */
const FLIGHT_MS = 700;

export function LectureFigure({
  part,
  text,
  name,
  played,
}: {
  readonly part: LecturePart;
  readonly text: LectureText;
  /** The name of the part, for the description. */
  readonly name: string;
  /** Counts the replays. */
  readonly played: number;
}) {
  const [host, room] = useRoom<HTMLDivElement>();
  const words = figureLabels(locale.value);
  const half = lectureHalf(figureLevel(part));
  const figure = useMemo(
    () => (room === null ? null : layoutLecture(half, room, words, text.halves)),
    [half, room, words, text],
  );
  return (
    <div class="lecture-figure">
      <p class="lecture-ends" aria-hidden="true">
        <b class="mine">{text.sender}</b>
        <b class="peer">{text.receiver}</b>
      </p>
      <div class="lecture-sky" ref={host}>
        {figure !== null && room !== null && (
          <Drawn part={part} text={text} figure={figure} height={room.height} name={name} played={played} />
        )}
      </div>
    </div>
  );
}

function Drawn({
  part,
  text,
  figure,
  height,
  name,
  played,
}: {
  readonly part: LecturePart;
  readonly text: LectureText;
  readonly figure: ReviewFigure;
  readonly height: number;
  readonly name: string;
  readonly played: number;
}) {
  const { until, still } = useFlight(part, figure, played);
  const moment = momentAt(figure, until, still ? focusOf(part, figure) : null);
  const unseen = useMemo(() => hiddenIn(part, figure), [part, figure]);
  return (
    <div class={still ? 'lecture-drawn still' : 'lecture-drawn'}>
      <ReviewSvg
        figure={figure}
        label={text.figure.replace('{{part}}', name)}
        moment={moment}
        flown={flownAt(figure, until)}
        unseen={unseen}
        page={windowOn(part, figure, height)}
      >
        <Bracket figure={figure} half={lectureHalf(figureLevel(part))} until={until} bytes={text.bytes} />
      </ReviewSvg>
    </div>
  );
}

/** The visible stretch: all of it, or around what the part is about. */
function windowOn(part: LecturePart, figure: ReviewFigure, height: number) {
  if (figure.height <= height) return { from: 0, height };
  const from = Math.max(0, Math.min(figure.height - height, eyeOf(part, figure) - height * 0.55));
  return { from, height };
}

/** How far down time has come, px: on entering a wave, and on each replay, it runs through it. */
function useFlight(part: LecturePart, figure: ReviewFigure, played: number) {
  const end = untilOf(part, figure);
  const [until, setUntil] = useState(end);
  const frame = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `played` starts it again
  useEffect(() => {
    if (!isWave(part) || reducedMotion()) {
      setUntil(end);
      return;
    }
    const flights = wavesOf(figure)[part];
    const from = (flights[0]?.from[1] ?? 0) - 1;
    const begun = performance.now();
    const draw = (now: number) => {
      const share = Math.min(1, (now - begun) / (FLIGHT_MS * flights.length));
      setUntil(from + (end - from) * share);
      if (share < 1) frame.current = requestAnimationFrame(draw);
    };
    draw(begun);
    return () => cancelAnimationFrame(frame.current);
  }, [part, figure, played, end]);
  return { until, still: until >= end };
}
