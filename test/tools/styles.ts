/**
 * What keeps the page's styles on their scales: type, radius, space and screens come from tokens.css, each class has an
 * element, each custom property a value. Expects the formatter's layout: one declaration per line.
 */

import ts from 'typescript';

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Where the scales are written down. */
const TOKENS = 'kit/tokens.css';
/** Pictures: laid out in px of their own, and excluded from the scales (postcss.config.js). */
const PICTURES = /(figure\/(phaser|svg)\/[\w-]+|kit\/waves)\.css$/;
/** Lines of a style sheet that need no reason in its head. */
const LONG = 300;
/** The largest step of space, px: beyond it a length is a place of its own. */
const LARGEST_SPACE = 40;

interface Line {
  readonly at: string;
  readonly text: string;
  readonly print: boolean;
}

/** @returns what is off the scales, as `file:line: what`, for each style sheet. */
export function checkScales(sheets: readonly Source[]): string[] {
  return sheets.flatMap((sheet) => [
    ...tooLong(sheet),
    ...(sheet.path.endsWith(TOKENS)
      ? []
      : linesOf(sheet).flatMap((line) =>
          offScale(line, PICTURES.test(sheet.path)).map((what) => `${line.at}: ${what}`),
        )),
  ]);
}

function tooLong({ path, text }: Source): string[] {
  const head = /^\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
  const lines = text.split('\n').length - 1;
  return lines > LONG && !head.includes('lines') ? [`${path}: ${lines} lines without a reason in its head`] : [];
}

function offScale({ text, print }: Line, picture: boolean): string[] {
  if (/^@media .*(width|height|aspect-ratio)/.test(text)) return [`not a screen of ${TOKENS}: ${text}`];
  if (picture || print) return [];
  const [, property = '', value = ''] = /^([\w-]+): (.*);$/.exec(text) ?? [];
  const said = `${property}: ${value}`;
  if (/^font(-size)?$/.test(property) && /\d(px|rem|pt)/.test(value)) return [`a size of type of its own: ${said}`];
  if (property.endsWith('radius') && /\d(px|rem)/.test(value)) return [`a radius of its own: ${said}`];
  if (property === 'z-index' && /\d/.test(value.replace(/var\([^)]*\)/g, ''))) return [`a level of its own: ${said}`];
  return /gap$|^(padding|margin)/.test(property) && hasSpace(value) ? [`a space of its own: ${said}`] : [];
}

const hasSpace = (value: string) =>
  [...value.matchAll(/(?<![\w.-])-?(\d+(?:\.\d+)?)px/g)].some(
    ([, px]) => Number(px) > 1 && Number(px) <= LARGEST_SPACE,
  );

/** The lines of a sheet without its comments, and whether each is for paper. */
function linesOf({ path, text }: Source): Line[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''));
  let print = false;
  return bare.split('\n').map((line, at) => {
    if (line.startsWith('@media')) print = line === '@media print {';
    if (line === '}') print = false;
    return { at: `${path}:${at + 1}`, text: line.trim(), print };
  });
}

/** @returns classes that no string of `scripts` names, as `file:line: .class`. Parts of a composed name count: `of-${side}`. */
export function unusedClasses(sheets: readonly Source[], scripts: readonly Source[]): string[] {
  const said = namesIn(scripts);
  return sheets.flatMap((sheet) =>
    linesOf(sheet).flatMap(({ at, text }) =>
      [...(text.endsWith(';') ? [] : text.matchAll(/\.([A-Za-z_][\w-]*)/g))]
        .map(([, name = '']) => name)
        .filter((name) => !said.whole.has(name) && ![...said.starts].some((start) => name.startsWith(start)))
        .filter((name) => ![...said.ends].some((end) => name.endsWith(end)))
        .map((name) => `${at}: nothing has the class ${name}`),
    ),
  );
}

interface Said {
  readonly whole: Set<string>;
  readonly starts: Set<string>;
  readonly ends: Set<string>;
}

/** Every word in a string of the scripts, and the beginnings and ends of those that are composed. */
function namesIn(scripts: readonly Source[]): Said {
  const said: Said = { whole: new Set(), starts: new Set(), ends: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent)) hear(node.text, said);
    if (ts.isTemplateExpression(node)) {
      for (const text of [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]) hear(text, said);
    }
    ts.forEachChild(node, visit);
  };
  for (const { path, text } of scripts) visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return said;
}

function hear(text: string, { whole, starts, ends }: Said): void {
  for (const word of text.match(/[\w-]+/g) ?? []) whole.add(word.toLowerCase()).add(word);
  const [start] = /[a-z][\w-]*-$/i.exec(text) ?? [];
  const [end] = /^-[\w-]*[a-z]/i.exec(text) ?? [];
  if (start !== undefined) starts.add(start);
  if (end !== undefined) ends.add(end);
}

/** @returns custom properties that are read and have no value, as `file:line: --name`. */
export function unsetProperties(sheets: readonly Source[], scripts: readonly Source[]): string[] {
  const set = new Set(sheets.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)));
  const script = scripts.map(({ text }) => text).join('\n');
  return sheets.flatMap((sheet) =>
    linesOf(sheet).flatMap(({ at, text }) =>
      [...text.matchAll(/var\((--[\w-]+)\)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !set.has(name) && !script.includes(name))
        .map((name) => `${at}: ${name} has no value`),
    ),
  );
}
