/** The check of the words in comments, test titles and Markdown finds what it is there to find, and nothing else. */

import { describe, expect, it } from 'vitest';
import { checkWords } from '../tools/words.ts';

function problems(path: string, text: string): string[] {
  return checkWords([{ path, text }]);
}

describe('check of words', () => {
  it.each([
    ['a.ts', '// Whoever asks\n'],
    ['a.ts', 'const a = 1; // starts anew\n'],
    ['a.tsx', 'const a = <p>{/* gives him his seat */}</p>;\n'],
    ['a.ts', 'interface A {\n  /** The view is told of. */\n  b: 1;\n}\n'],
    ['a.test.ts', "it('gives the player his seat', () => {});\n"],
    ['a.css', 'a {\n  /* is to be had */\n}\n'],
    ['a.md', 'A segment that draws an ACK.\n'],
  ])('finds a forbidden word in the prose of %s: %j', (path, text) => {
    expect(problems(path, text)).toHaveLength(1);
  });

  it('names file, line, word and what to write instead', () => {
    expect(problems('a.ts', '\n/**\n * It starts anew.\n */\n')).toEqual(['a.ts:3: "anew": again']);
  });

  it.each([
    ['a.ts', "const whoever = 'he starts anew';\n"],
    ['a.tsx', 'const a = <p>see http://anew.example // whoever</p>;\n'],
    ['a.ts', 'const a = `// anew`; const b = /\\/\\/ anew/;\n'],
    ['a.ts', '// The history of this match; they answer again.\n'],
    ['a.css', '.anew { color: red }\n'],
  ])('leaves code, and words that only contain one, alone in %s: %j', (path, text) => {
    expect(problems(path, text)).toEqual([]);
  });
});
