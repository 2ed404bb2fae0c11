/** Reads the rules of shared/SPEC.md and finds mismatches between them, the code and the tests. Knows no files. */

import ts from 'typescript';

export const AREAS = [
  ...['TCP', 'WIRE', 'REF', 'DUEL', 'LEVEL', 'VIEW', 'EXP', 'CAP', 'NET', 'BOT', 'UI'],
  ...['LESSON', 'CLASS', 'ROOM', 'STORE', 'SCALE', 'REPORT', 'BOARD'],
  ...['WHY', 'CHALLENGE', 'REVIEW', 'STORY', 'PATH', 'DRILL', 'QUIZ', 'SOUND', 'SANDBOX'],
] as const;

const ID = `(?:${AREAS.join('|')})[0-9]+`;
const RULE_LINE = new RegExp(`^- \\*\\*(${ID})\\*\\* (?:\\(([^)]+)\\) )?(\\S.*[.?!])$`);
const ANY_ID = new RegExp(`\\b${ID}\\b`, 'g');
const ONE_ID = new RegExp(`^${ID}$`);
/** A title whose id comes from a table: `[%s]`, `[$rule]`, or `[${rule}]`. */
const PLACEHOLDER = /\[(%s|\$[\w.]+|\$\{[^}]*\})\]/;

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export interface SpecInput {
  readonly spec: string;
  /** The text of shared/tcp/rule.ts. */
  readonly ruleTable: SourceText;
  /** Everything under shared/, server/ and client/ except the rule table. */
  readonly code: readonly SourceText[];
  readonly tests: readonly SourceText[];
}

interface Rule {
  readonly id: string;
  readonly clause: string | null;
}

/** One line for each problem. */
export function checkSpec({ spec, ruleTable, code, tests }: SpecInput): string[] {
  const { rules, problems } = parseSpec(spec);
  const known = new Set(rules.map(({ id }) => id));
  const tested = new Set(tests.flatMap(idsInTitles));
  const inCode = new Set(code.flatMap(idsIn));
  return [
    ...problems,
    ...AREAS.filter((area) => !rules.some(({ id }) => areaOf(id) === area)).map((area) => `${area} has no rule`),
    ...unknown(known, code, idsIn),
    ...unknown(known, tests, idsInTitles),
    ...rules.filter(({ id }) => !tested.has(id)).map(({ id }) => `${id} is cited by no test title`),
    ...compareTable(rules.filter(isTcp), readRuleTable(ruleTable)),
    ...rules.filter((rule) => isTcp(rule) && !inCode.has(rule.id)).map(({ id }) => `${id} is carried out by no code`),
  ];
}

/** The rules in order, and the lines that look like rules but are malformed or duplicates. */
export function parseSpec(spec: string): { rules: Rule[]; problems: string[] } {
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const [index, line] of spec.split('\n').entries()) {
    if (!line.startsWith('- ')) continue;
    const [, id, clause] = RULE_LINE.exec(line) ?? [];
    if (id === undefined) problems.push(`SPEC.md:${index + 1} is not a rule: ${line.slice(0, 60)}`);
    else if (rules.some((rule) => rule.id === id)) problems.push(`SPEC.md:${index + 1} has ${id} for the second time`);
    else rules.push({ id, clause: clause ?? null });
  }
  return { rules, problems };
}

/** The titles of a test file's suites and tests, each with its line, counted from 1. */
export function titlesIn({ path, text }: SourceText): { line: number; text: string }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return nodesOf(source).flatMap((node) =>
    titleOf(node).map((title) => ({
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      text: title,
    })),
  );
}

/** The ids in `[...]` in the titles of a test file's suites and tests; for titles filled from a table, the ids in that file. */
export function idsInTitles({ path, text }: SourceText): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const titles = nodesOf(source).flatMap(titleOf);
  const cited = titles.flatMap((title) => [...title.matchAll(/\[[^\]]*\]/g)].flatMap(([bracket]) => matches(bracket)));
  if (!titles.some((title) => PLACEHOLDER.test(title))) return cited;
  const literals = nodesOf(source).filter(ts.isStringLiteralLike);
  return [...cited, ...literals.map(({ text }) => text).filter((text) => ONE_ID.test(text))];
}

/** `{ TCP1: '3.10.7.4 first', … }` as written in the constant RULES. */
function readRuleTable({ path, text }: SourceText): Map<string, string> {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const declaration = nodesOf(source).find(
    (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node) && node.name.getText() === 'RULES',
  );
  const entries = (declaration === undefined ? [] : nodesOf(declaration)).filter(ts.isPropertyAssignment);
  return new Map(
    entries.map(({ name, initializer }) => [
      name.getText(),
      ts.isStringLiteralLike(initializer) ? initializer.text : initializer.getText(),
    ]),
  );
}

function compareTable(rules: readonly Rule[], table: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  for (const { id, clause } of rules) {
    const inTable = table.get(id);
    if (inTable === undefined) problems.push(`${id} is missing in RULES`);
    else if (inTable !== clause) problems.push(`${id} is "${clause ?? ''}" in SPEC.md and "${inTable}" in RULES`);
  }
  const known = new Set(rules.map(({ id }) => id));
  return [...problems, ...[...table.keys()].filter((id) => !known.has(id)).map((id) => `${id} of RULES is unknown`)];
}

function unknown(
  known: ReadonlySet<string>,
  files: readonly SourceText[],
  idsOf: (file: SourceText) => string[],
): string[] {
  return files.flatMap((file) =>
    [...new Set(idsOf(file))].filter((id) => !known.has(id)).map((id) => `${id} is cited by ${file.path} but unknown`),
  );
}

/** The title of a call of `describe`, `it` or `test`, including `.each(…)` and the like; otherwise nothing. */
function titleOf(node: ts.Node): string[] {
  if (!ts.isCallExpression(node) || !['describe', 'it', 'test'].includes(rootName(node.expression))) return [];
  const [first] = node.arguments;
  if (first === undefined) return [];
  if (ts.isStringLiteralLike(first)) return [first.text];
  return ts.isTemplateExpression(first) ? [first.getText()] : [];
}

/** `it` of `it`, `it.each`, `it.each(table)` and `` it.each`…` ``. */
function rootName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootName(node.expression);
  return ts.isTaggedTemplateExpression(node) ? rootName(node.tag) : '';
}

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [root];
  root.forEachChild((child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}

function idsIn({ text }: SourceText): string[] {
  return matches(text);
}

function matches(text: string): string[] {
  return text.match(ANY_ID) ?? [];
}

function isTcp({ id }: Rule): boolean {
  return areaOf(id) === 'TCP';
}

function areaOf(id: string): string {
  return id.replace(/[0-9]+$/, '');
}
