/** Which sockets are asked whether they are still there, and which are closed. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, type WebSocketServer } from 'ws';
import { Sockets } from '../../server/sockets.ts';

const ROUND_MS = 3_000;

test('[NET300] a socket that is heard from is not pinged; one that is silent is, and is closed without an answer', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const http = createServer();
  const sockets = new Sockets({ server: http, pingInterval: ROUND_MS });
  const { wss } = sockets as unknown as { readonly wss: WebSocketServer };
  onTestFinished(() => {
    vi.useRealTimers();
    for (const client of wss.clients) client.terminate();
    http.close();
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const connect = async (options = {}) => {
    const accepted = once(wss, 'connection');
    const client = new WebSocket(`ws://127.0.0.1:${port}/`, options);
    let pings = 0;
    client.on('ping', () => {
      pings += 1;
    });
    const [there] = (await accepted) as [WebSocket];
    await once(client, 'open');
    return { client, there, pings: () => pings };
  };
  const [talker, silent, dead] = [await connect(), await connect(), await connect({ autoPong: false })];
  /** The talker says something, a round passes, and those that were pinged answer. */
  const round = async (answers: readonly Promise<unknown>[] = []) => {
    const heard = once(talker.there, 'message');
    talker.client.send('here');
    await heard;
    vi.advanceTimersByTime(ROUND_MS);
    await Promise.all(answers);
  };
  await round();
  await round([once(silent.there, 'pong'), once(dead.client, 'ping')]);
  await round([once(dead.client, 'ping')]);
  expect(silent.pings()).toBe(1);
  await round([once(dead.client, 'close'), once(silent.there, 'pong')]);
  expect([talker.pings(), silent.pings(), dead.pings()]).toEqual([0, 2, 2]);
  expect([talker, silent].map(({ client }) => client.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
});
