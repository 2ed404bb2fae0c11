/** Under the figure: the three letters with their numbers, each of which lights all its places, and the replay. */

import type { LectureText, Letter } from '../../shared/content/lecture/lecture.ts';
import { Icon } from '../kit/icon.tsx';
import type { Numbers } from './marked.tsx';

const LETTERS = ['u', 'v', 'w'] as const;

export function LetterKeys({
  text,
  numbers,
  lit,
  onLight,
  onReplay,
}: {
  readonly text: LectureText;
  readonly numbers: Numbers;
  readonly lit: Letter | null;
  readonly onLight: (letter: Letter | null) => void;
  /** Null: nothing moves here. */
  readonly onReplay: (() => void) | null;
}) {
  return (
    <div class="lecture-keys in-line">
      {LETTERS.map((letter) => (
        <button
          key={letter}
          type="button"
          class="letter-key"
          data-letter={letter}
          aria-pressed={lit === letter}
          onFocus={() => onLight(letter)}
          onBlur={() => onLight(null)}
          onClick={() => onLight(letter)}
        >
          <i class="letter" data-letter={letter} translate={false}>
            {letter}
          </i>{' '}
          {numbers[letter]}
        </button>
      ))}
      {onReplay !== null && (
        <button type="button" class="lecture-replay in-line" onClick={onReplay}>
          <Icon name="play" />
          <span>{text.replay}</span>
        </button>
      )}
    </div>
  );
}
