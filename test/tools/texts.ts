/** Checks the texts that students read: the terms of the glossaries, punctuation, plurals, lengths. Reads no files. */

import ts from 'typescript';
import { GLOSSARY_EN } from '../../shared/content/glossary.en.ts';
import type { GlossaryEntry } from '../../shared/content/glossary.ts';
import { GLOSSARY_ES } from '../../shared/content/glossary.es.ts';
import { GLOSSARY_ZH } from '../../shared/content/glossary.zh.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import type { SourceText } from './spec.ts';

/** A text as it stands in the source; `§` is a value that it is given when it is shown. */
interface Found {
  readonly place: string;
  readonly language: Locale;
  /** The key under which it stands; for a branch of a condition, as the one for several. */
  readonly key: string;
  readonly text: string;
  /** Whether it speaks about the protocol, where a word may be a term. */
  readonly protocol: boolean;
}

/** What a sentence may have: words, or characters in Chinese; Spanish takes more words for the same. */
export const LONGEST: Readonly<Record<Locale, number>> = { en: 25, zh: 60, es: 40 };

/** `file:line: "what": advice` for each text that breaks a rule. */
export function checkTexts(files: readonly SourceText[]): string[] {
  return files.flatMap((file) => textsOf(file).flatMap((found) => [...glossary(found), ...form(found)]));
}

const GLOSSARY: Readonly<Record<Locale, readonly (readonly [RegExp, GlossaryEntry])[]>> = {
  en: compiled(GLOSSARY_EN, (source) => `\\b(?:${source})(?!\\w)`),
  zh: compiled(GLOSSARY_ZH, (source) => source),
  es: compiled(GLOSSARY_ES, (source) => `(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`),
};

function compiled(entries: readonly GlossaryEntry[], whole: (source: string) => string): [RegExp, GlossaryEntry][] {
  return entries
    .filter(({ not }) => not.length > 0)
    .map((entry) => [new RegExp(whole(entry.not.map((source) => `(?:${source})`).join('|')), 'iu'), entry]);
}

function glossary({ place, language, text, protocol }: Found): string[] {
  return GLOSSARY[language].flatMap(([pattern, { term, note, where }]) => {
    if (where === 'protocol' && !protocol) return [];
    // What is put into a text is called in the code, not to the reader.
    const found = pattern.exec(text.replace(/\{\{\w+\}\}/g, '§'));
    return found === null ? [] : [`${place}: "${found[0]}": ${term}. ${note}`];
  });
}

/** A blank before the dots of something that goes on is not English. */
function dots({ language, text }: Found): string[] {
  return language === 'en' && /^(?!…).*[\w}] …$/.test(text) ? ['no blank before …'] : [];
}

function form(found: Found): string[] {
  const rules = [...tooLong(found), ...dots(found), ...(found.language === 'zh' ? chinese(found) : plural(found))];
  return rules.map((problem) => `${found.place}: ${problem}`);
}

/** The sentences of a text. */
export function sentencesOf(text: string, language: Locale): string[] {
  const ends = language === 'zh' ? /(?<=[。！？][”）]?)/ : /(?<=[.!?…]["”’»)]?)\s+(?=\S)/;
  return text
    .split(ends)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The words of a sentence, or the characters of a Chinese one: a run of Latin letters and digits counts as one. */
export function lengthOf(sentence: string, language: Locale): number {
  if (language !== 'zh') return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}§{]/u.test(word)).length;
  return (sentence.match(/[\p{Script=Han}]|[A-Za-z0-9§{}_.=+-]+/gu) ?? []).length;
}

function tooLong({ text, language }: Found): string[] {
  return sentencesOf(text, language)
    .filter((sentence) => lengthOf(sentence, language) > LONGEST[language])
    .map(
      (sentence) => `${lengthOf(sentence, language)} of at most ${LONGEST[language]} in one sentence: "${sentence}"`,
    );
}

const COUNTED =
  /(§|\{\{\w+\}\}) (bytes|points|segments|students|questions|positions|rounds|levels|days|hints|moves|duels|classes|frames|connections|closes|keys|faults|options|pairs|things)\b/;

/** One of a thing is no plural: a count in a sentence needs both forms, `_one` and `_other`. */
function plural({ key, text }: Found): string[] {
  const counted = COUNTED.exec(text);
  return counted === null || key.endsWith('_other') ? [] : [`"${counted[0]}": what about 1?`];
}

const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}[,;:?!]|[,;:?!](?: )?\p{Script=Han}/u, 'full-width punctuation'],
  [/\p{Script=Han} ?\(|\([^()]*\p{Script=Han}[^()]*\)/u, 'full-width brackets'],
  [/\p{Script=Han}["']|["']\p{Script=Han}/u, 'full-width quotes'],
  [/\p{Script=Han}\.(?!\w)/u, 'a full stop is 。'],
  [/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, 'a blank between Chinese and Latin'],
  [/ {2}/, 'one blank'],
  [/(?<!…)…(?!…)/, 'six dots: ……'],
];

function chinese({ text }: Found): string[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  return CHINESE.flatMap(([pattern, advice]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`"${text.slice(Math.max(0, found.index - 4), found.index + 6)}": ${advice}`];
  });
}

const PROTOCOL =
  /^shared\/(content|capture)\/(?!report)|^client\/words\/\w+\/(match|first|coach|daily|capture|review|result)\.ts$|figure-labels/;

/** Tables that have several languages: each in a constant that begins with the name of its language. */
const MIXED = /^client\/figure\/layout\/figure-labels\.ts$/;

/** Whether a file has texts that students read. */
export function isTextFile(path: string): boolean {
  return languageOf(path) !== null || MIXED.test(path) || /^shared\/content\/.*\.json$/.test(path);
}

/** The language in a file's name; null if the file has several, or none of the two. */
function languageOf(path: string): Locale | null {
  const [, suffix, folder] = /^(?:shared|client)\/.*\.(en|zh|es)\.ts$|^client\/words\/(en|zh|es)\//.exec(path) ?? [];
  return /\bglossary\./.test(path) ? null : languageNamed(suffix ?? folder);
}

function languageNamed(name: string | undefined): Locale | null {
  return LOCALES.find((locale) => locale === name) ?? null;
}

function textsOf(file: SourceText): Found[] {
  if (file.path.endsWith('.json')) return ofJson(file);
  const language = languageOf(file.path);
  if (language === null && !MIXED.test(file.path)) return [];
  return ofScript(file, (node) => language ?? languageNamed(constantOf(node).slice(0, 2).toLowerCase()));
}

/** The name of the constant of a file in which a text stands. */
function constantOf(node: ts.Node): string {
  let name = '';
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isVariableDeclaration(at)) name = at.name.getText();
  return name;
}

/** Every pair of an English and a Chinese text in a file of lessons or questions. */
function ofJson({ path, text }: SourceText): Found[] {
  return text.split('\n').flatMap((line, index) => {
    const [, language, value] = /^\s*"(en|zh|es)": (".*"),?$/.exec(line) ?? [];
    if (value === undefined) return [];
    const place = `${path}:${index + 1}`;
    const said: unknown = JSON.parse(value);
    const named = languageNamed(language);
    if (typeof said !== 'string' || named === null) return [];
    return [{ place, language: named, key: '', text: said, protocol: true }];
  });
}

function ofScript({ path, text }: SourceText, languageIn: (node: ts.Node) => Locale | null): Found[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const said = textIn(node);
    const language = said === null || said === '' ? null : languageIn(node);
    if (said !== null && language !== null) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const protocol = PROTOCOL.test(path);
      found.push({ place: `${path}:${line}`, language, key: keyOf(node), text: said, protocol });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of a literal; null for other nodes, and for strings that are names in the code. */
function textIn(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `§${literal.text}`).join('');
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return null;
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return null;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return null;
  if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return null;
  return node.text;
}

function keyOf(node: ts.Node): string {
  if (ts.isConditionalExpression(node.parent)) return 'branch_other';
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isPropertyAssignment(at)) return at.name.getText().replace(/^'|'$/g, '');
  return '';
}
