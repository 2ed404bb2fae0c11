/** A sentence of the lecture with its marks: letters, their numbers, states, flags, and what is stressed. */

import type { ComponentChild } from 'preact';
import type { Marked as MarkedText } from '../../shared/content/lecture/lecture.ts';
import { isolated } from '../../shared/lib/direction.ts';

/** The numbers that the letters have in the figure, and `n`: the bytes between v and w. */
export type Numbers = Readonly<Record<'u' | 'v' | 'w' | 'n', number>>;

const MARKS = /\{([^}]+)\}|\*([^*]+)\*/g;

export function Marked({ text, numbers }: { readonly text: MarkedText; readonly numbers: Numbers }) {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { 0: whole, 1: mark, 2: stressed, index } of text.matchAll(MARKS)) {
    parts.push(text.slice(at, index));
    parts.push(
      stressed === undefined ? (
        <Mark key={index} mark={mark ?? ''} numbers={numbers} />
      ) : (
        <b key={index}>{numbered(stressed, numbers)}</b>
      ),
    );
    at = index + whole.length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

function Mark({ mark, numbers }: { readonly mark: string; readonly numbers: Numbers }) {
  if (mark.startsWith('=')) return <span class="number">{numberOf(mark.slice(1), numbers)}</span>;
  if (/^[uvw](\+1)?$/.test(mark)) return <LetterMark letter={mark} />;
  if (/^(FIN|ACK)$/.test(mark)) return <FlagMark flag={mark} />;
  return (
    <b class={`state state-${mark.toLowerCase()}`} translate={false}>
      {isolated(mark)}
    </b>
  );
}

/** A number of the lecture, in the colour of its end; pointing at it lights all its places. */
export function LetterMark({ letter }: { readonly letter: string }) {
  return (
    <i class="letter" data-letter={letter[0]} translate={false}>
      {letter}
    </i>
  );
}

export function FlagMark({ flag }: { readonly flag: string }) {
  return (
    <b class={`chip ${flag.toLowerCase()}`} translate={false}>
      {flag}
    </b>
  );
}

/** The numbers in a stressed part. */
function numbered(text: string, numbers: Numbers): string {
  return text.replace(/\{=(\w)\}/g, (_, name: string) => String(numberOf(name, numbers)));
}

/** The value of `u`, `u+1`, `n`. */
export function numberOf(name: string, numbers: Numbers): number {
  const [letter = '', more] = name.split('+');
  const value = letter === 'u' || letter === 'v' || letter === 'w' || letter === 'n' ? numbers[letter] : 0;
  return value + (more === undefined ? 0 : 1);
}
