/** Makes this server one of several that share a store and Redis. Loaded only where REDIS_URL is set. */

import { ErrorCode, type MatchMakerDriver, matchMaker, type Presence, ServerError } from '@colyseus/core';
import type { Time } from '../../shared/match/time.ts';
import { DUEL_ROOM } from '../../shared/protocol.ts';
import type { Others } from '../http/guard.ts';
import type { Log } from '../operation/logging.ts';
import type { Returning } from '../rooms/returning.ts';
import type { Limits } from '../limits.ts';
import { refusal } from '../rooms/refusal.ts';
import type { OtherServers } from '../rooms/services.ts';
import type { Settings } from '../settings.ts';
import type { Stores } from '../store/class-store.ts';
import type { OwnedRoom } from '../store/room-owners.ts';
import { Forwarding, hopTo, markOf, newSecret } from './forwarding.ts';
import { Group } from './group.ts';
import { connectRedis, type GroupRedis } from './redis.ts';

/** How long a place at the server of quick match is waited for: it keeps a player waiting for a moment itself. */
const PLACE_MS = 5_000;

export interface GroupParts {
  /** Of this server, among those that share the store. */
  readonly name: string;
  readonly settings: Settings;
  readonly stores: Stores;
  readonly time: Time;
  readonly log: Log;
}

/** @throws an Error for people if Redis does not answer */
export async function joinGroup({ settings, log, ...parts }: GroupParts): Promise<JoinedGroup> {
  const redis = await connectRedis(settings.redisUrl ?? '', (error) => log.write('redis-connection-broke', { error }));
  matchMaker.setHealthChecksEnabled(false);
  const group = new Group({ ...parts, log, list: redis.driver });
  return new JoinedGroup({ settings, redis, group, rooms: parts.stores.rooms });
}

interface JoinedParts {
  readonly settings: Settings;
  readonly redis: GroupRedis;
  readonly group: Group;
  readonly rooms: Stores['rooms'];
}

export class JoinedGroup implements OtherServers {
  readonly #parts: JoinedParts;
  readonly #secret = newSecret();
  readonly #forwarding: Forwarding;

  constructor(parts: JoinedParts) {
    this.#parts = parts;
    this.#forwarding = new Forwarding(parts.group, parts.rooms, this.#secret);
  }

  get returning(): Returning {
    return this.#parts.group;
  }

  /** What passes requests on. */
  get others(): Others {
    return this.#forwarding;
  }

  /** What Colyseus is started with. */
  colyseus(): {
    readonly presence: Presence;
    readonly driver: MatchMakerDriver;
    readonly selectProcessIdToCreateRoom: matchMaker.SelectProcessIdCallback;
    readonly publicAddress?: string;
  } {
    const { redis, group, settings } = this.#parts;
    const selectProcessIdToCreateRoom = (_name: string, options: unknown) => group.processFor(handedOver(options));
    const own = settings.socketUrl === undefined ? {} : { publicAddress: withoutProtocol(settings.socketUrl) };
    return { presence: redis.presence, driver: redis.driver, selectProcessIdToCreateRoom, ...own };
  }

  /** Counted in Redis, for all servers together. */
  get limits(): Limits {
    return this.#parts.redis.limits;
  }

  get mark(): string {
    return markOf(matchMaker.processId);
  }

  get redisWorks(): boolean {
    return this.#parts.redis.isUp();
  }

  /** From now on the others know this server, and it takes rooms. */
  async enter(port: number): Promise<void> {
    const { group, settings } = this.#parts;
    const address = settings.internalUrl ?? `http://${hostOf(settings)}:${port}`;
    await group.enter({ processId: matchMaker.processId, address, secret: this.#secret });
    await group.beat();
    await group.sweep();
  }

  beat(): Promise<void> {
    return this.#parts.group.beat();
  }

  sweep(): Promise<void> {
    return this.#parts.group.sweep();
  }

  leave(): Promise<void> {
    return this.#parts.group.leave();
  }

  reserve(room: OwnedRoom): Promise<boolean> {
    const { rooms, group } = this.#parts;
    return rooms.reserve(room, group.name);
  }

  /** If that fails, the next server that starts does it. */
  giveBack(room: OwnedRoom): Promise<void> {
    const { rooms, group } = this.#parts;
    return rooms.giveBack(room.id, group.name).catch(() => undefined);
  }

  async quickMatchPlace(options: unknown, address: string): Promise<matchMaker.ISeatReservation | null> {
    const { members, name } = this.#parts.group;
    const [pairs] = members;
    if (pairs === undefined || pairs.name === name) return null;
    const answer = await fetch(`${pairs.address}/matchmake/joinOrCreate/${DUEL_ROOM}`, {
      method: 'POST',
      headers: { ...hopTo(pairs), 'x-real-ip': address, 'content-type': 'application/json' },
      body: JSON.stringify(options),
      signal: AbortSignal.timeout(PLACE_MS),
    }).catch(() => null);
    const said = (await answer?.json().catch(() => null)) ?? null;
    if (isPlace(said)) return said;
    if (isRefused(said)) throw new ServerError(ErrorCode.AUTH_FAILED, said.error);
    throw refusal('server-busy');
  }
}

function hostOf({ host }: Pick<Settings, 'host'>): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** As the page's SDK wants it, which uses the protocol of the page. */
function withoutProtocol(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

/** A room that another server hands over is marked as such. */
function handedOver(options: unknown): unknown {
  return typeof options === 'object' && options !== null && 'handedOver' in options ? options.handedOver : undefined;
}

function isPlace(said: unknown): said is matchMaker.ISeatReservation {
  return typeof said === 'object' && said !== null && 'roomId' in said && 'sessionId' in said;
}

function isRefused(said: unknown): said is { readonly error: string } {
  return typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string';
}
