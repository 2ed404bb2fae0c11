/** What page and engine have once: finds code that does it a second time. Reads no files. */

import type { SourceText } from './spec.ts';

interface Once {
  /** What there is one of, and where. */
  readonly what: string;
  /** Code that does it by itself. */
  readonly sign: RegExp;
  /** The only files that may. */
  readonly home: RegExp;
  /** Where it is looked for; absent: in the page. */
  readonly area?: RegExp;
}

const PAGE = /^client\/.*\.tsx?$/;

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
  {
    what: 'one constructor for each type of state, such as tcbWith: a spread costs several times as much',
    sign: /(?:\{ |^\s*)\.\.\.(?:\w+\.)?(?:tcb|snd|rcv|app|owed|timers|history|half|duel|state|end|position|now|before|after)\b[,\s]/,
    home: /^$/,
    area: /^shared\/(?:tcp|referee|duel\/state)\/.*\.ts$/,
  },
  {
    what: 'one constructor for judgements, judgementWith: a spread gives each of them a hidden class of its own',
    sign: /(?:\{ |^\s*)\.\.\.(?:judgement|judged|verdict|points)\b[,\s]/,
    home: /^$/,
    area: /^shared\/(?:referee|duel)\/.*\.ts$/,
  },
];

/** `file:line: what there is one of` for each place in client/ and shared/ that does it again. */
export function checkOnce(files: readonly SourceText[]): string[] {
  return files.flatMap(({ path, text }) => {
    const rules = ONCE.filter(({ home, area = PAGE }) => area.test(path) && !home.test(path));
    if (rules.length === 0) return [];
    return text
      .split('\n')
      .flatMap((line, index) =>
        rules.filter(({ sign }) => sign.test(line)).map(({ what }) => `${path}:${index + 1}: ${what}`),
      );
  });
}
