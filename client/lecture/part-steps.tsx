/** The parts of the lecture as steps: each wave is its arrow in small, then the ring, a question, and what is not equal. */

import { type LectureText, WRITTEN } from '../../shared/content/lecture/lecture.ts';
import { LECTURE_PARTS, type LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { isWave, partName, partStep } from './part-name.ts';

export function PartSteps({ part, text }: { readonly part: LecturePart; readonly text: LectureText }) {
  const at = LECTURE_PARTS.indexOf(part);
  return (
    <nav class="lecture-steps" aria-label={text.steps}>
      {LECTURE_PARTS.map((one, index) => (
        <a
          key={one}
          href={hrefOf({ kind: 'lecture', part: one })}
          class={index < at ? 'done' : ''}
          aria-current={one === part ? 'step' : undefined}
          onClick={(event) => {
            event.preventDefault();
            goTo({ kind: 'lecture', part: one });
          }}
        >
          <StepPicture part={one} />
          <span class="step-words">
            {one === part && isWave(one) ? partName(one, text) : partStep(one, text)}
            {one === 'wait' && <small>{text.wait.under}</small>}
          </span>
        </a>
      ))}
    </nav>
  );
}

/** In the list, and over the text on a phone. */
function StepPicture({ part }: { readonly part: LecturePart }) {
  if (isWave(part)) return <WavePicture side={WRITTEN[part].from === 'A' ? 'mine' : 'peer'} />;
  if (part === 'wait')
    return (
      <svg viewBox="0 0 34 30" aria-hidden="true">
        <circle class="ring-rest" cx={17} cy={15} r={10.5} />
        <path class="ring-run" d="M17 4.5A10.5 10.5 0 0 1 17 25.5" />
      </svg>
    );
  return (
    <svg viewBox="0 0 34 30" aria-hidden="true">
      <circle class="sign-ring" cx={17} cy={15} r={11} />
      <text x={17} y={20.5} text-anchor="middle" font-size={15}>
        {part === 'why' ? '?' : '≠'}
      </text>
    </svg>
  );
}

function WavePicture({ side }: { readonly side: 'mine' | 'peer' }) {
  const turned = side === 'peer' ? 'translate(40 0) scale(-1 1)' : undefined;
  return (
    <svg viewBox="0 0 40 30" aria-hidden="true" class={side}>
      <path class="step-lines" d="M5 2V28M35 2V28" />
      <g transform={turned}>
        <path class="step-arrow" d="M7 10L27 17" />
        <path class="step-head" d="M33 19.2l-10.1 .1 1.3-1.9-.3-2.4z" />
      </g>
    </svg>
  );
}
