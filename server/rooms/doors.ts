/**
 * Runs before the matchmaker: requests for a place are granted or refused here, before anything is reserved. A place
 * that must not be given then costs the others nothing, and rooms and guesses are counted by address.
 */

import { matchMaker, ServerError } from '@colyseus/core';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { DUEL_ROOM, type Stranger } from '../../shared/protocol.ts';
import { budgetKey } from '../sender.ts';
import { readClassJoin } from './class/read-class-join.ts';
import { readJoin } from './messages.ts';
import { wantsOwn } from './open-match.ts';
import type { OpenMatch } from './open-matches.ts';
import { joinRefusal } from './class/admission.ts';
import { refusal } from './refusal.ts';
import { hashSeatKey } from './seat-key.ts';
import type { OpenClass, Services } from './services.ts';

type Invoke = typeof matchMaker.controller.invokeMethod;
type Context = Parameters<Invoke>[3];
type Code = RefusalCode | ClassRefusalCode;

/** The original matchmaker. */
const invoke: Invoke = matchMaker.controller.invokeMethod.bind(matchMaker.controller);

/** Places requested by an address per minute and room, except with a key: far more than a class at its worst. */
const PLACES = { points: 6000, duration: 60 };

type DoorServices = Pick<
  Services,
  'matches' | 'classrooms' | 'guesses' | 'roomBudget' | 'quickMatch' | 'meter' | 'group' | 'limits'
>;

/**
 * What the page asks of the matchmaker. [NET190] Its other methods would tell at any speed which codes exist: a dropped
 * connection comes back over its socket, or with the key of its seat.
 */
const METHODS = ['create', 'joinOrCreate', 'joinById'];

/** Installs the checks of these services in the matchmaker of this process, replacing earlier ones. */
export function guardMatchmaker(services: DoorServices): void {
  const doors = new Doors(services);
  Object.assign(matchMaker.controller, {
    invokeMethod: (method: string, name: string, options: unknown, context: Context) =>
      doors.pass(method, name, options, context).catch((error: unknown) => {
        services.meter.refused(error instanceof ServerError ? error.message : 'server-busy');
        throw error;
      }),
  });
}

class Doors {
  readonly #services: DoorServices;
  readonly #places: RateLimiterAbstract;

  constructor(services: DoorServices) {
    this.#services = services;
    this.#places = services.limits('places', PLACES);
  }

  /** @throws ServerError with a refusal as its message */
  async pass(method: string, name: string, options: unknown, context: Context): ReturnType<Invoke> {
    const address = context?.ip ?? '';
    const ask = (way: string, where: string) => invoke(way, where, options, context);
    if (!METHODS.includes(method) || isServers(options)) throw refusal('bad-message');
    if (method === 'joinById') {
      if (!this.#hasKey(name, options)) await this.#knock(name, options, address);
      return this.#letIn(await ask(method, name), address);
    }
    const choice = name === DUEL_ROOM ? choiceOfWhoeverComes(options) : null;
    const elsewhere = choice === null ? null : await this.#services.group?.quickMatchPlace(options, address);
    // The server that pairs the players has counted it.
    if (elsewhere) return elsewhere;
    await this.#take(this.#places, address);
    if (name !== DUEL_ROOM) return this.#letIn(await ask(method, name), address);
    const create = async () => {
      if (!(await this.#services.roomBudget.take(address))) throw refusal('too-fast');
      const place = await ask('create', name);
      this.#services.roomBudget.opened(place.roomId, address);
      return this.#letIn(place, address);
    };
    if (choice === null) return create();
    return this.#services.quickMatch.reserve(choice, { in: async (code) => ask('joinById', code), create });
  }

  /** A right key opens its seat, whatever else comes from the same address. */
  #hasKey(code: string, options: unknown): boolean {
    const match = this.#services.matches.byCode(code);
    if (match !== null) {
      const read = readJoin(options);
      return read.ok && read.join.kind === 'resume' && match.seatOf(hashSeatKey(read.join.seatKey)) !== null;
    }
    const read = readClassJoin(options);
    const open = this.#services.classrooms.get(code) ?? null;
    const byKey = read.ok && (read.join.kind === 'teach' || read.join.kind === 'resume');
    return byKey && open !== null && joinRefusal(open, read.join) === null;
  }

  /** Whether a client without a key may have a place in the room of this code. */
  async #knock(code: string, options: unknown, address: string): Promise<void> {
    const { matches, classrooms, guesses } = this.#services;
    const match = matches.byCode(code);
    const open = classrooms.get(code) ?? null;
    await this.#take(this.#places, address, match === null && open === null ? '' : code);
    if (!(await guesses.hears(code, address))) throw refusal('too-fast');
    const refused =
      match !== null ? refusedByMatch(match, options) : open !== null ? refusedByClass(open, options) : null;
    const isGuess = (match === null && open === null) || (refused !== null && WRONG_KEY.has(refused));
    if (isGuess) await guesses.wrong(address);
    if (refused !== null) throw refusal(refused);
  }

  async #take(budget: RateLimiterAbstract, address: string, of = ''): Promise<void> {
    const { consumedPoints } = await budget.penalty(`${of} ${budgetKey(address)}`);
    if (consumedPoints > budget.points) throw refusal('too-fast');
  }

  #letIn<P extends { readonly roomId: string }>(place: P, address: string): P {
    this.#services.guesses.letIn(place.roomId, address);
    return place;
  }
}

/** What only a server says when it creates a room. */
const SERVERS = ['returning', 'opening', 'handedOver'];

function isServers(options: unknown): boolean {
  return typeof options === 'object' && options !== null && SERVERS.some((name) => name in options);
}

const WRONG_KEY: ReadonlySet<Code> = new Set<Code>(['bad-seat-key', 'not-the-teacher']);

/** The options for quick match; null: the request is for something else. */
function choiceOfWhoeverComes(options: unknown): Stranger | null {
  const read = readJoin(options);
  if (!read.ok || read.join.kind !== 'create' || read.join.against !== 'anyone') return null;
  const { levelId, mode } = read.join.options;
  return { levelId, mode };
}

function refusedByMatch(match: OpenMatch, options: unknown): Code | null {
  const read = readJoin(options);
  if (!read.ok) return read.code;
  const { join } = read;
  if (join.kind === 'resume') return match.seatOf(hashSeatKey(join.seatKey)) === null ? 'bad-seat-key' : null;
  const isFree = join.kind === 'join' && join.as === 'wire' ? match.wireFree : !match.isFull;
  return isFree && (match.isEmpty || !wantsOwn(join, match.against)) ? null : 'match-full';
}

function refusedByClass(open: OpenClass, options: unknown): Code | null {
  const read = readClassJoin(options);
  return read.ok ? joinRefusal(open, read.join) : read.code;
}
