/**
 * shared/ knows no clock, no randomness, no Node and no DOM: by its types, and by the names that ECMAScript itself has.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SHARED = resolve(import.meta.dirname, '../../shared');
const IMPURE = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b/;

const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** The errors of `text` as a module of shared/, type-checked together with all the others. */
function errorsOf(text: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(join(SHARED, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  if (config === undefined) throw new Error('cannot read shared/tsconfig.json');
  const planted = join(SHARED, 'planted.ts');
  const host = ts.createCompilerHost(config.options);
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (name, options) =>
    name === planted ? ts.createSourceFile(name, text, options) : host.getSourceFile(name, options);
  const program = ts.createProgram([...config.fileNames, planted], config.options, { ...host, getSourceFile });
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('shared/', () => {
  it('has neither the types of Node nor those of the DOM', () => {
    const names = ['process', 'Buffer', 'setTimeout', 'console', 'document', 'window', 'fetch', 'performance'];
    const errors = errorsOf(`${names.map((name) => `void ${name};`).join('\n')}\nexport {};`);
    expect(names.filter((name) => !errors.some((error) => error.startsWith(`Cannot find name '${name}'`)))).toEqual([]);
  });

  it('uses neither time nor chance', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => IMPURE.test(readFileSync(join(SHARED, file), 'utf8')))).toEqual([]);
  });
});
