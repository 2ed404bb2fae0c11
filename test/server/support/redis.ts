/** A Redis server for one test file. */

import { afterAll, beforeAll } from 'vitest';
import { RedisServer } from './redis-server.ts';

export interface RedisHere {
  /** Its address. */
  url(): string;
  /** As `RedisServer`. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a server before the tests of this file and stops it after them. */
export function redisHere(): RedisHere {
  let server: RedisServer | null = null;
  beforeAll(async () => {
    server = await RedisServer.begin();
  });
  afterAll(() => server?.end());
  const running = (): RedisServer => {
    if (server === null) throw new Error('the server of this file runs only while its tests do');
    return server;
  };
  return { url: () => running().url, kill: () => running().kill(), start: () => running().start() };
}
