/** The story of the half that is shown, from the reader's end. */

import { useMemo } from 'preact/hooks';
import { endingOf } from '../../shared/story/ending.ts';
import type { Ending, Fact } from '../../shared/story/fact.ts';
import { storyOf } from '../../shared/story/half-story.ts';
import { endName } from '../review/players.ts';
import type { Reading } from '../review/use-reading.ts';
import { factWords, momentTime } from './fact-words.ts';
import { locale } from '../words/i18n.ts';

export interface StoryLine {
  readonly fact: Fact;
  readonly time: string;
  readonly text: string;
  readonly hot: string | null;
}

export interface Story {
  readonly ending: Ending;
  readonly lines: readonly StoryLine[];
}

export function useStory({ match, half }: Reading): Story {
  const language = locale.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  return useMemo(() => {
    const reader = match.you === undefined ? null : half.endOf[match.you];
    const told = { reader, nameOf: (end: 'A' | 'B') => endName(match, half, end) };
    const lines = storyOf(half, reader).map((fact) => ({
      fact,
      time: momentTime(fact.at),
      ...factWords(fact, told),
    }));
    return { ending: endingOf(half), lines };
  }, [match, half, language]);
}
