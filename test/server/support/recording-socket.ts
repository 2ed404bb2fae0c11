/** Import this before the sdk: it keeps every byte that a server sends to a client of this process. */

import { WebSocket } from 'ws';

const frames: { readonly url: string; readonly bytes: Buffer }[] = [];

class RecordingSocket extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    this.on('message', (data) => frames.push({ url: this.url, bytes: Buffer.from(data as Buffer) }));
  }
}

// The sdk takes the global class when it is loaded.
Object.assign(globalThis, { WebSocket: RecordingSocket });

/** The bytes received in the session so far, in order. */
export function framesOf(sessionId: string): readonly Buffer[] {
  return frames.filter(({ url }) => url.includes(`sessionId=${sessionId}`)).map(({ bytes }) => bytes);
}
