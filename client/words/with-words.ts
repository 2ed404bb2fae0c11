/** [NET161] Loads a screen together with its sentences: one is useless without the other. */

import { bringContent, bringLevelTexts } from './explanations.ts';
import { bringWords, type Part } from './i18n.ts';

/** @returns a loader that also waits for these parts of the sentences, for the explanations and for the texts of the levels */
export function withWords<T>(parts: readonly Part[], load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const [loaded] = await Promise.all([
      load(),
      ...withOptions(parts).map(bringWords),
      bringContent(),
      bringLevelTexts(),
    ]);
    return loaded;
  };
}

/** A player's and a teacher's pages also name the options of a match. */
function withOptions(parts: readonly Part[]): readonly Part[] {
  return ['start', ...parts];
}
