/** Everything that page and command line do with a capture, whatever its origin. */

import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import { CaptureDigest } from '../../shared/capture/read/digest.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { readCapture } from '../../shared/capture/read/read.ts';

/**
 * @returns whether anything of it could be explained
 * @throws whatever is not a CaptureError, which is a fault
 */
export function digestCapture(bytes: Uint8Array): boolean {
  tolerate(() => {
    for (const connection of connections(readCapture(bytes)))
      tolerate(() => levelFromCapture({ name: 'x', recordedWith: null }, connection));
  });
  return tolerate(() => explainAll(bytes));
}

/** In bounded memory, however many packets there are. */
function explainAll(bytes: Uint8Array): void {
  const reading = new CaptureDigest();
  reading.push(bytes);
  const { connections: found } = reading.end();
  for (const one of found) {
    explainClose({ one, two: null, previous: null });
    tolerate(() => explainClose({ one, two: found[0] ?? null, previous: null }));
  }
}

/** @returns whether it came to its end */
function tolerate(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return false;
  }
}
