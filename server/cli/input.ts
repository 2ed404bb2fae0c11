/** Finds and reads the files of a conformance run. Anything unreadable is an InputError with one clear line. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The JSON files at the paths: a file itself, or every `*.json` in a folder, sorted. */
export function jsonFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!orInputError(path, () => statSync(path)).isDirectory()) return [path];
    const names = orInputError(path, () => readdirSync(path)).filter((name) => name.endsWith('.json'));
    if (names.length === 0) throw new InputError(`${path}: there is no .json file in this folder`);
    return names.sort().map((name) => join(path, name));
  });
}

/** The cases of a file that holds one or an array of them. */
export function readCases<T>(file: string, schema: z.ZodType<T>): T[] {
  const json = parseJson(file);
  const isList = Array.isArray(json);
  return (isList ? json : [json]).map((item: unknown, index) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const where = [...(isList ? [index] : []), ...(issue?.path ?? [])].map(String).join('.');
    throw new InputError(`${file}: at ${where || 'the top'}: ${issue?.message}`);
  });
}

/** The JSON content of the file. */
export function parseJson(file: string): unknown {
  const text = orInputError(file, () => readFileSync(file, 'utf8'));
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`${file}: this is not JSON`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission to read this',
  EISDIR: 'this is a folder',
};

/** The result of `read`; an error of the file system becomes an InputError. */
export function orInputError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new InputError(`${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
  }
}
