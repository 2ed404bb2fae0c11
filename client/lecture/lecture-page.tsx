/** The lecture, one screen a wave: the text at the left, the figure beside it, and the parts as steps above. */

import { useState } from 'preact/hooks';
import { type Letter, WRITTEN } from '../../shared/content/lecture/lecture.ts';
import { LECTURE_PARTS, type LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import { LANGUAGES } from '../../shared/lib/language.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { goTo } from '../context/route.ts';
import { useKeys } from '../kit/use-keys.ts';
import { locale } from '../words/i18n.ts';
import { studyTexts } from '../words/study.ts';
import { LectureFigure } from './lecture-figure.tsx';
import { figureLevel, lectureHalf } from './lecture-layout.ts';
import { isWave, partName } from './part-name.ts';
import { LetterKeys } from './letter-keys.tsx';
import type { Numbers } from './marked.tsx';
import { PartArticle } from './part-article.tsx';
import { SimpleArticle } from './simple-article.tsx';
import { PartSteps } from './part-steps.tsx';
import { WaveArticle } from './wave-article.tsx';

/** @param part of the address: unknown ones lead to the first */
export function LecturePage({ part: asked }: { readonly part: string | null }) {
  const part = LECTURE_PARTS.find((one) => one === asked) ?? 'wave-1';
  const { lecture: text, language } = studyTexts();
  const [pointed, setPointed] = useState<Letter | null>(null);
  const [chosen, setChosen] = useState<Letter | null>(null);
  const [played, setPlayed] = useState(0);
  useKeys((key) => {
    const to = LECTURE_PARTS[LECTURE_PARTS.indexOf(part) + (key === 'ArrowRight' ? 1 : -1)];
    if ((key !== 'ArrowRight' && key !== 'ArrowLeft') || to === undefined) return null;
    return () => goTo({ kind: 'lecture', part: to });
  });
  const lit = pointed ?? chosen ?? (isWave(part) ? WRITTEN[part].about : null);
  const numbers = numbersOf(part);
  return (
    <main
      id="main"
      class={`lecture at-${part}`}
      lang={locale.value === language ? undefined : LANGUAGES[language].tag}
      data-lit={lit ?? undefined}
      onPointerOver={({ target }) => setPointed(letterAt(target))}
    >
      <PartSteps part={part} text={text} />
      {part === 'simple' ? (
        <SimpleArticle text={text} numbers={numbers} />
      ) : (
        <>
          <div class="lecture-text" key={part}>
            <ProblemNotice />
            {isWave(part) ? (
              <WaveArticle wave={part} text={text} numbers={numbers} />
            ) : (
              <PartArticle part={part} text={text} numbers={numbers} />
            )}
          </div>
          <LectureFigure part={part} text={text} name={partName(part, text)} played={played} />
          <LetterKeys
            text={text}
            numbers={numbers}
            lit={lit}
            onLight={setChosen}
            onReplay={isWave(part) ? () => setPlayed(played + 1) : null}
          />
        </>
      )}
    </main>
  );
}

function letterAt(target: EventTarget | null): Letter | null {
  const found = target instanceof Element ? target.closest('[data-letter]')?.getAttribute('data-letter') : null;
  return found === 'u' || found === 'v' || found === 'w' ? found : null;
}

function numbersOf(part: LecturePart): Numbers {
  const { u, v, w } = lectureHalf(figureLevel(part)).symbols;
  if (u === null || v === null || w === null) throw new Error('the figure of the lecture has no letters');
  return { u, v, w, n: w - v };
}
