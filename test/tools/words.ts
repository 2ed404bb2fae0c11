/** Finds words in comments, test titles and Markdown that a native engineer would not write there. Reads no files. */

import ts from 'typescript';
import { type SourceText, titlesIn } from './spec.ts';

/** Each word that is reported, and what to write instead. A person is `they`. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:whoever|whomever|whatsoever)\b/i, 'name the player, the client or the thing'],
  [/\b(?:he|him|his|himself|she|her|hers|herself)\b/i, 'they, them, their'],
  [/\banew\b/i, 'again'],
  [/\bto be had\b|\b(?:is|are|was|were) had\b/i, 'available, found'],
  [/\b(?:is|are|was|were) (?:told of|looked at)\b/i, 'reported; checked'],
  [/\b(?:comes?|came) to be\b/i, 'becomes'],
  [/\bthat is said\b/i, 'say it in the active voice'],
  [/\bdraws? an? (?:ACK|RST|reset|answer)\b/i, 'triggers'],
  [/\bbef[ae]ll?s?\b/i, 'happens to'],
  [/\bought (?:not )?to\b/i, 'should'],
  [/\bin silence\b/i, 'silently'],
  [/\bfor ever\b/i, 'forever'],
  [/\bone's own\b/i, "the player's own"],
  [/\bheld against\b/i, 'compared with'],
];

/** `file:line: "word": advice` for each forbidden word in the prose of the files. */
export function checkWords(files: readonly SourceText[]): string[] {
  return files.flatMap((file) => proseOf(file).flatMap(({ line, text }) => wordsIn(text, `${file.path}:${line}`)));
}

function wordsIn(text: string, place: string): string[] {
  return FORBIDDEN.flatMap(([pattern, advice]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${place}: "${found[0]}": ${advice}`];
  });
}

interface Prose {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Line by line: all of a Markdown file, the comments of a style sheet, the comments and test titles of a script. */
function proseOf(file: SourceText): Prose[] {
  if (file.path.endsWith('.md')) return linesOf(file.text, 0);
  if (file.path.endsWith('.css'))
    return [...file.text.matchAll(/\/\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index }) =>
      linesOf(comment, linesBefore(file.text, index)),
    );
  return [...commentsIn(file), ...titlesIn(file)];
}

function commentsIn({ path, text }: SourceText): Prose[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const starts = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    // In the text of an element `//` is no comment.
    if (ts.isJsxText(node)) return;
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) starts.set(pos, end);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...starts].flatMap(([pos, end]) => linesOf(text.slice(pos, end), linesBefore(text, pos)));
}

function linesOf(text: string, before: number): Prose[] {
  return text.split('\n').map((line, index) => ({ line: before + index + 1, text: line }));
}

function linesBefore(text: string, position: number): number {
  return text.slice(0, position).split('\n').length - 1;
}
