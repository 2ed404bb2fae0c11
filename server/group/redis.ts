/**
 * What Colyseus keeps in Redis for a group of servers: the list of all rooms, and messages between servers. Nothing here
 * is needed to play: while Redis is away, what is done here is done without it, and the list is written again when it is
 * back. Only the store says which server has which room.
 */

import { type IRoomCache, LocalDriver, type Presence } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { type Limits, ownLimits } from '../limits.ts';

const CONNECT_MS = 3_000;
const COMMAND_MS = 2_000;
const AGAIN_MS = 250;

export interface GroupRedis {
  readonly presence: Presence;
  readonly driver: SharedList;
  readonly limits: Limits;
  /** Whether it answers now. */
  isUp(): boolean;
}

/**
 * @param onTrouble called when the connection breaks; it is made again by itself
 * @throws an Error that says where and why if Redis does not answer
 */
export async function connectRedis(url: string, onTrouble: (error: Error) => void): Promise<GroupRedis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    // A command that cannot be sent now fails now: players wait for it.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => AGAIN_MS,
  });
  const presence = new SteadyPresence(redis);
  const driver = new SharedList(redis);
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    presence.shutdown();
    throw new Error(`Redis at ${redis.options.host}:${redis.options.port} does not answer`, { cause });
  }
  let isBroken = false;
  redis.on('error', (error: Error) => {
    if (!isBroken) onTrouble(error);
    isBroken = true;
  });
  redis.on('ready', () => {
    isBroken = false;
    driver.writeAll();
  });
  return { presence, driver, limits: limitsIn(redis), isUp: () => redis.status === 'ready' };
}

/** While Redis is away each server counts by itself. */
function limitsIn(redis: Redis): Limits {
  return (name, limit) =>
    new RateLimiterRedis({
      ...limit,
      storeClient: redis,
      keyPrefix: `last-ack-${name}`,
      insuranceLimiter: ownLimits(name, limit),
    });
}

/** Messages get lost while Redis is away; subscriptions hold. */
class SteadyPresence extends RedisPresence {
  constructor(redis: Redis) {
    super(redis);
    // One line for each break is enough: the server's own.
    for (const connection of [this.sub, this.pub]) connection.removeAllListeners('error').on('error', () => undefined);
  }

  override async subscribe(topic: string, callback: (...args: unknown[]) => void): Promise<this> {
    // A subscription that fails now is made as soon as Redis is back.
    await super.subscribe(topic, callback).catch(() => undefined);
    return this;
  }

  override async unsubscribe(topic: string, callback?: (...args: unknown[]) => void): Promise<this> {
    await super.unsubscribe(topic, callback).catch(() => undefined);
    return this;
  }

  override async publish(topic: string, data: unknown): Promise<void> {
    await super.publish(topic, data).catch(() => undefined);
  }

  override hset(key: string, field: string, value: string): Promise<boolean> {
    return super.hset(key, field, value).catch(() => false);
  }

  override shutdown(): void {
    this.sub.disconnect();
  }

  override hdel(key: string, field: string): Promise<boolean> {
    return super.hdel(key, field).catch(() => false);
  }
}

/** The rooms of this server, which Redis lists together with those of the others. */
export class SharedList extends LocalDriver {
  readonly #list: RedisDriver;

  constructor(redis: Redis) {
    super();
    this.#list = new RedisDriver(redis);
  }

  /** Redis may have lost everything. */
  writeAll(): void {
    for (const room of this.rooms) this.#write(room);
  }

  override async insert(room: IRoomCache): Promise<boolean> {
    const isNew = await super.insert(room);
    if (isNew) this.#write(room);
    return isNew;
  }

  override update(room: IRoomCache, changes: Parameters<LocalDriver['update']>[1]): boolean {
    super.update(room, changes);
    this.#write(room);
    return true;
  }

  override persist(room: IRoomCache, create = false): boolean {
    const done = super.persist(room, create);
    this.#write(room);
    return done;
  }

  override remove(roomId: string): ReturnType<LocalDriver['remove']> {
    const own = this.rooms.find((room) => room.roomId === roomId);
    if (own !== undefined) void this.#erase(own).catch(() => undefined);
    return super.remove(roomId);
  }

  override async cleanup(processId: string): Promise<void> {
    await super.cleanup(processId);
    await this.#list.cleanup(processId).catch(() => undefined);
  }

  override async shutdown(): Promise<void> {
    await this.#list.shutdown().catch(() => undefined);
  }

  #write(room: IRoomCache): void {
    if (this.has(room.roomId)) void this.#list.persist(room).catch(() => undefined);
  }

  /** A room that was handed over is in the list as the other server's. */
  async #erase({ roomId, processId }: IRoomCache): Promise<void> {
    const listed = await this.#list.findOne({ roomId });
    if (listed?.processId === processId) await this.#list.remove(roomId);
  }
}
