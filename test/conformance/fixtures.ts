/** The conformance data of test/fixtures, unchanged. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MistakeCase } from '../../shared/conformance/mistakes.ts';
import type { Recording } from '../../shared/conformance/recordings.ts';
import type { VectorCase } from '../../shared/conformance/vectors.ts';

const ROOT = join(import.meta.dirname, '../fixtures');

/** JSON vouched for by its authors: the types of the runners describe it. */
function read<T>(folder: string): T[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.json'));
  return names.map((name) => JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')) as T);
}

export const VECTORS: readonly VectorCase[] = read<VectorCase[]>('vectors').flat();
export const MISTAKE_CASES: readonly MistakeCase[] = read<MistakeCase[]>('mistakes').flat();
export const RECORDINGS: readonly Recording[] = read<Recording>('recordings');
