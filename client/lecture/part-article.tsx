/** The wait in words, and why it is there: its two halves, its two purposes. */

import { type LectureText, PART_SHOWN } from '../../shared/content/lecture/lecture.ts';
import { Marked, type Numbers } from './marked.tsx';
import { PartWays } from './part-ways.tsx';
import { ShownLink } from './shown-link.tsx';

export function PartArticle({
  part,
  text,
  numbers,
}: {
  readonly part: 'wait' | 'why';
  readonly text: LectureText;
  readonly numbers: Numbers;
}) {
  const words = text[part];
  const shown = PART_SHOWN[part];
  return (
    <article class="of-timer">
      <p class="kick">
        <b>{words.name}</b> <span>{part === 'why' ? text.msl : text.sender}</span>
      </p>
      <h1>{words.said}</h1>
      {words.text.map((sentence) => (
        <p class="told" key={sentence}>
          <Marked text={sentence} numbers={numbers} />
        </p>
      ))}
      <ol class={`two two-${part}`}>
        {words.two.map(({ head, text: said }, index) => (
          <li key={head}>
            <b>{head}</b>
            <p>
              <Marked text={said} numbers={numbers} />
            </p>
            {index > 0 && shown[index] !== undefined && <ShownLink shown={shown[index]} look="button" />}
          </li>
        ))}
      </ol>
      <PartWays part={part} text={text} shown={shown} />
    </article>
  );
}
