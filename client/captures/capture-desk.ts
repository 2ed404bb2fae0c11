/** Reads dropped captures and answers requests about them. Runs in a worker; knows neither page nor network. */

import { type CaptureContents, CaptureDigest } from '../../shared/capture/read/digest.ts';
import { CaptureError, type CaptureProblem } from '../../shared/capture/read/error.ts';
import { explainClose, hasClose } from '../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import { type Sighting, sightingsBetween, sightingsIn } from '../../shared/capture/read/views.ts';
import { isWinnable } from '../../shared/bot/winnable.ts';
import type { Level } from '../../shared/duel/level.ts';
import { levelName } from './capture-name.ts';

/** A file in numbers. */
export interface CaptureSummary {
  readonly name: string;
  readonly frames: number;
  readonly packets: number;
  readonly connections: number;
  readonly unread: CaptureContents['unread'];
  readonly unknownLinks: CaptureContents['unknownLinks'];
  readonly forgotten: number;
  readonly refused: number;
  readonly damage: CaptureProblem | null;
}

/** A close, and whether it can be played. */
export interface CaptureCase {
  readonly close: CloseExplanation;
  /** Its level, or why there is none. */
  readonly level: Level | CaptureProblem;
}

/** The part of `File` that is needed. */
export type CaptureFile = Pick<File, 'name' | 'size' | 'stream'>;

/** What a room accepts as a player's own level. */
const MOST = { steps: 40, faults: 60, octets: 2 ** 20 } as const;

export class CaptureDesk {
  readonly #names: string[] = [];
  #closes: readonly Sighting[] = [];

  /** How many closes the files hold. */
  get count(): number {
    return this.#closes.length;
  }

  /** Reads one file, or one from each host. Rejects with CaptureError if one of them is unreadable. */
  async read(files: readonly CaptureFile[], onProgress: (octets: number) => void): Promise<CaptureSummary[]> {
    const contents = [];
    let before = 0;
    for (const file of files) {
      const digest = new CaptureDigest();
      contents.push({ name: file.name, ...(await digested(file, digest, (octets) => onProgress(before + octets))) });
      before += file.size;
    }
    const [first, second] = contents;
    const sightings =
      second === undefined
        ? sightingsIn(first?.connections ?? [])
        : sightingsBetween(first?.connections ?? [], second.connections);
    this.#closes = sightings.filter(({ one, two }) => hasClose(one) || (two !== null && hasClose(two)));
    this.#names.splice(0, Number.POSITIVE_INFINITY, ...files.map(({ name }) => name));
    return contents.map(({ connections, damage, ...rest }) => ({
      ...rest,
      // Two interfaces that show the same connection do not make it two.
      connections: sightingsIn(connections).length,
      damage: damage?.problem ?? null,
    }));
  }

  /** The closes from `from` on, at most `count` of them. */
  cases(from: number, count: number): CaptureCase[] {
    return this.#closes.slice(from, from + count).flatMap((sighting, i) => {
      const close = explainClose(sighting);
      return close === null ? [] : [{ close, level: this.#levelOf(sighting, from + i) }];
    });
  }

  #levelOf({ one, two }: Sighting, index: number): Level | CaptureProblem {
    const name = levelName(this.#names[0] ?? '', this.#closes.length > 1 ? index + 1 : null);
    try {
      const level = levelFromCapture({ name, recordedWith: null }, one, two ?? undefined);
      if (!isPlayable(level)) return 'too-long';
      return isWinnable(level) ? level : 'unwinnable';
    } catch (error) {
      if (error instanceof CaptureError) return error.problem;
      throw error;
    }
  }
}

async function digested(file: CaptureFile, digest: CaptureDigest, onProgress: (octets: number) => void) {
  const reader = file.stream().getReader();
  let octets = 0;
  for (let piece = await reader.read(); !piece.done && digest.wantsMore; piece = await reader.read()) {
    digest.push(piece.value);
    octets += piece.value.length;
    onProgress(octets);
  }
  return digest.end();
}

function isPlayable({ ends, faults }: Level): boolean {
  return (
    faults.length <= MOST.faults &&
    [ends.A, ends.B].every(({ script }) => {
      const octets = script.reduce((sum, { call }) => sum + (call.kind === 'SEND' ? call.bytes : 0), 0);
      return script.length <= MOST.steps && octets <= MOST.octets;
    })
  );
}
