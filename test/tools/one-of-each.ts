/** What the page has once: finds code that does it a second time. Reads no files. */

import type { SourceText } from './spec.ts';

interface Once {
  /** What there is one of, and where. */
  readonly what: string;
  /** Code that does it by itself. */
  readonly sign: RegExp;
  /** The only files that may. */
  readonly home: RegExp;
}

const ONCE: readonly Once[] = [
  {
    what: 'one dialog and one cover, in client/kit/dialog.tsx',
    sign: /<dialog\b|\bshowModal\(/,
    home: /^client\/kit\/dialog\.tsx$/,
  },
  {
    what: 'one guard of keys, in client/kit/keys.ts',
    sign: /\b(?:isComposing|defaultPrevented|ctrlKey|metaKey|altKey|keyCode)\b|\.repeat\b/,
    home: /^client\/kit\/keys\.ts$/,
  },
  {
    what: 'one way to drag, in client/kit/drag.ts',
    sign: /\bsetPointerCapture\(|'pointermove'|onPointerMove|\bdraggable\b/,
    home: /^client\/kit\/drag\.ts$/,
  },
  {
    what: 'one list of the reasons of a mistake, in client/match/reasons.tsx',
    sign: /(?<!function )\breasonsFor\(/,
    home: /^client\/(?:match\/reasons\.tsx|words\/explanations\.ts)$/,
  },
  {
    what: 'one sentence for what was right, in client/match/feedback-words.ts',
    sign: /\bwhyRight\(/,
    home: /^client\/match\/feedback-words\.ts$/,
  },
  {
    what: 'one rule for the cost of a move and for the first try, in shared/duel/rules',
    sign: /\bpoints\.base\s*[<>=!]|\battempt === 1\b|\bFAILED_BINDS_MAX\b|\bkind === 'bind' && !/,
    home: /^$/,
  },
  {
    what: 'one hook for each clock, in client/context/use-now.ts',
    sign: /function use\w*(?:Now|Beat)\b/,
    home: /^client\/context\/use-now\.ts$/,
  },
];

/** `file:line: what there is one of` for each place in client/ that does it again. */
export function checkOnce(files: readonly SourceText[]): string[] {
  return files
    .filter(({ path }) => /^client\/.*\.tsx?$/.test(path))
    .flatMap(({ path, text }) => {
      const rules = ONCE.filter(({ home }) => !home.test(path));
      return text
        .split('\n')
        .flatMap((line, index) =>
          rules.filter(({ sign }) => sign.test(line)).map(({ what }) => `${path}:${index + 1}: ${what}`),
        );
    });
}
