/** `referee explain [--lang LANGUAGE] FILE [FILE]`: streams captures, one or one from each host, and explains every close. */

import { createReadStream, openSync, statSync } from 'node:fs';
import { type CaptureContents, CaptureDigest } from '../../shared/capture/read/digest.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { explainClose, hasClose } from '../../shared/capture/explain/explain-close.ts';
import { punctuation } from '../../shared/capture/explain/explain-notes.ts';
import { explanationLines } from '../../shared/capture/explain/explain-text.ts';
import { type Sighting, sightingsBetween, sightingsIn } from '../../shared/capture/read/views.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { fill, unreadTexts, type Words } from '../../shared/capture/explain/explain-words.ts';
import { InputError, orInputError } from './input.ts';

export const EXPLAIN_USAGE = `referee explain [--lang ${LOCALES.join('|')}] FILE.pcap|.pcapng [FILE of the other host]`;

const CHUNK = 2 ** 20;
/** From this size on it takes long enough to show progress. */
const LARGE = 2 ** 26;

/**
 * Prints what every close in the files is.
 * @throws InputError if one of them cannot be read
 */
export async function explainFiles(args: readonly string[]): Promise<void> {
  const { locale, files } = parseArguments(args);
  const words = WORDS[locale];
  const read: CaptureContents[] = [];
  for (const file of files) read.push(await contentsOf(file, words));
  const [first, second] = read;
  if (first === undefined) throw new InputError(`usage: ${EXPLAIN_USAGE}`);
  const sightings =
    second === undefined ? sightingsIn(first.connections) : sightingsBetween(first.connections, second.connections);
  const closes = sightings.filter(({ one, two }) => hasClose(one) || (two !== null && hasClose(two)));
  for (const [index, contents] of read.entries()) printSummary(files[index] ?? '', contents, words);
  for (const [index, sighting] of closes.entries()) printClose(sighting, index + 1, words);
  if (closes.length === 0) console.log(words.remarks['no-close']);
}

function parseArguments(args: readonly string[]): { locale: Locale; files: readonly string[] } {
  const at = args.indexOf('--lang');
  const language = at < 0 ? 'en' : LOCALES.find((locale) => locale === args[at + 1]);
  const files = at < 0 ? args : args.toSpliced(at, 2);
  const wrong = files.length < 1 || files.length > 2 || files.some((file) => file.startsWith('--'));
  if (wrong || language === undefined) throw new InputError(`usage: ${EXPLAIN_USAGE}`);
  return { locale: language, files };
}

async function contentsOf(file: string, words: Words): Promise<CaptureContents> {
  const { size, isFolder } = orInputError(file, () => {
    const stat = statSync(file);
    return { size: stat.size, isFolder: stat.isDirectory() };
  });
  if (isFolder) throw new InputError(`${file}: this is a folder`);
  const fd = orInputError(file, () => openSync(file, 'r'));
  const digest = new CaptureDigest();
  const progress = new Progress(size);
  try {
    for await (const chunk of createReadStream(file, { fd, highWaterMark: CHUNK })) {
      digest.push(chunk as Uint8Array);
      progress.add((chunk as Uint8Array).length);
      if (!digest.wantsMore) break;
    }
    return digest.end();
  } catch (error) {
    if (error instanceof CaptureError)
      throw new InputError(`${file}: ${fill(words.problems[error.problem], error.detail)}`);
    throw error;
  } finally {
    progress.done();
  }
}

function printSummary(file: string, contents: CaptureContents, words: Words): void {
  const { connections, frames, packets, forgotten, refused, damage } = contents;
  // Two interfaces that show the same connection do not make it two.
  const seen = sightingsIn(connections);
  const closes = seen.filter(({ one, two }) => hasClose(one) || (two !== null && hasClose(two))).length;
  console.log(`${file}${punctuation(words).colon}${fill(words.remarks.summary, frames, packets, seen.length, closes)}`);
  for (const text of unreadTexts(contents, words)) console.log(text);
  if (forgotten > 0) console.log(fill(words.remarks.forgotten, forgotten));
  if (refused > 0) console.log(fill(words.remarks.refused, refused));
  if (damage !== null) console.error(`${file}: ${fill(words.remarks.damage, words.problems[damage.problem])}`);
}

function printClose(sighting: Sighting, index: number, words: Words): void {
  const close = explainClose(sighting);
  if (close !== null) console.log(['', ...explanationLines(close, index, words)].join('\n'));
}

/** Progress in a large file, for a user at a terminal. */
class Progress {
  readonly #size: number;
  readonly #shown: boolean;
  #read = 0;
  #percent = -1;

  constructor(size: number) {
    this.#size = size;
    this.#shown = process.stderr.isTTY && size >= LARGE;
  }

  add(octets: number): void {
    this.#read += octets;
    const percent = Math.floor((this.#read / this.#size) * 100);
    if (!this.#shown || percent === this.#percent) return;
    this.#percent = percent;
    process.stderr.write(`\r${percent} %`);
  }

  done(): void {
    if (this.#shown) process.stderr.write('\r      \r');
  }
}
