/** What a client sends to a running server: messages, frames and requests. Others in the same rooms must not notice. */

import { connect } from 'node:net';
import fc from 'fast-check';
import type { Room } from 'colyseus.js';
import { CLASS_REQUESTS } from '../../shared/class-messages.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { readyLesson } from '../../shared/content/lessons.ts';
import { create, joinAsWire, joinByCode, OPTIONS, type Player, resume, resumeWire } from '../server/support/player.ts';
import { startTestServer, type TestServer } from '../server/support/server.ts';
import { joinClass, openClass, resumeClass, type Student, teach, type Teacher } from '../server/support/student.ts';
import type { Fuzzer } from './fuzzer.ts';
import { damaged, type Json, mutated, odd } from './mutate.ts';

/** How often those who do nothing odd are asked whether they are well. */
const LOOK_EVERY = 25;
/** In which the server has to close the connection of a request that is over. */
const CLOSED_WITHIN_MS = 5_000;

/** However many inputs there are. */
const FOREVER_MS = 2 ** 31 - 1;

type Who = 'player' | 'wire' | 'student' | 'teacher';

/** A match of three and a class, with somebody in each who only watches. */
export class Rooms {
  readonly server: TestServer;
  readonly #bob: Player;
  readonly #ada: Player;
  readonly #lin: Student;
  readonly #teacher: Teacher;
  readonly #odd = new Map<Who, { readonly room: Room; readonly closedWith: number | null }>();
  readonly #keys = new Map<Who, string>();
  #fed = 0;

  private constructor(server: TestServer, [ada, bob]: readonly [Player, Player], teacher: Teacher, lin: Student) {
    this.server = server;
    this.#ada = ada;
    this.#bob = bob;
    this.#teacher = teacher;
    this.#lin = lin;
  }

  static async open(): Promise<Rooms> {
    const server = await startTestServer({
      seed: 7,
      settings: { maxRooms: 400, idleMs: FOREVER_MS, abandonMs: FOREVER_MS },
    });
    const ada = await create(server.url, { options: { ...OPTIONS, wire: 'person' } });
    const bob = await joinByCode(server.url, ada.grant.code);
    for (const player of [ada, bob]) await player.ask('time-factor', { factor: 'off' });
    await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
    const teacher = await openClass(server.url);
    const lin = await joinClass(server.url, teacher.grant.code, 'Lin');
    return new Rooms(server, [ada, bob], teacher, lin);
  }

  /** The room of a client that sends odd things, connected again if it was cut off. */
  async oddOne(who: Who): Promise<Room> {
    const known = this.#odd.get(who);
    if (known !== undefined && known.closedWith === null && known.room.connection.isOpen) return known.room;
    const made = await this.#come(who);
    made.room.reconnection.enabled = false;
    this.#odd.set(who, made);
    return made.room;
  }

  /** For the first time, or again with the key. */
  async #come(who: Who): Promise<Player | Player<WireView> | Student | Teacher> {
    const { url } = this.server;
    const key = this.#keys.get(who);
    switch (who) {
      case 'player':
        return resume(url, this.#ada.grant.seatKey);
      case 'wire': {
        if (key !== undefined) return resumeWire(url, key);
        const wire = await joinAsWire(url, this.#ada.grant.code);
        this.#keys.set(who, wire.grant.seatKey);
        return wire;
      }
      case 'student': {
        if (key !== undefined) return resumeClass(url, key);
        const student = await joinClass(url, this.#teacher.grant.code, 'Eve');
        this.#keys.set(who, student.key);
        return student;
      }
      case 'teacher': {
        if (key !== undefined) return teach(url, key);
        const teacher = await openClass(url);
        this.#keys.set(who, teacher.key);
        return teacher;
      }
    }
  }

  /** A moment later. @throws if somebody else was disturbed */
  async fed(): Promise<void> {
    await this.server.time.advance(100);
    this.#fed += 1;
    if (this.#fed % LOOK_EVERY === 0) await this.othersAreWell();
  }

  async othersAreWell(): Promise<void> {
    await this.server.time.advance(2_000);
    const told = await Promise.all([this.#bob, this.#lin, this.#teacher].map((one) => one.room.request('clock', {})));
    if (!told.every((reply: { readonly ok?: boolean }) => reply.ok === true)) throw new Error('somebody was disturbed');
    if (!(await fetch(`${this.server.url}/healthz`)).ok) throw new Error('the server is not well');
  }

  async close(): Promise<void> {
    await this.server.stop();
  }
}

const segment = { flags: ['ACK', 'FIN'], seq: 1, ack: 2, len: 0, wnd: 512 };
/** Messages as a page sends them. */
const MESSAGES: readonly Json[] = [
  {},
  { positionId: 0, move: { kind: 'send', segment } },
  { positionId: null, move: { kind: 'wait' } },
  { positionId: 1, move: { kind: 'claim', state: 'FIN-WAIT-1' } },
  { entryId: 1, mistake: 'wrong-seq' },
  { end: 'A', order: 'lose' },
  { factor: '2' },
  { round: 1, question: 0, answer: { kind: 'several', options: [0, 1] } },
  { index: 0 },
  { lesson: { ready: 'fifteen' }, next: 0 },
  { student: 1, name: 'Eve' },
  { student: 1, into: 2 },
  { seconds: 60 },
  { settings: { leaderboard: 'off', speed: true, locked: false, roster: false } },
];
const KINDS = [
  ...['ready', 'move', 'hint', 'challenge', 'name', 'time-factor', 'order', 'finish', 'here', 'clock'],
  ...Object.keys(CLASS_REQUESTS),
  ...['seat', 'view', 'parts', '__proto__', 'constructor', '*', '_', ''],
];

export function messages(rooms: Rooms): Fuzzer<readonly [Who, string, Json]> {
  return {
    name: 'messages',
    inputs: fc.tuple(
      fc.constantFrom<Who>('player', 'wire', 'student', 'teacher'),
      fc.constantFrom(...KINDS),
      fc.oneof(mutated(MESSAGES), odd),
    ),
    async feed([who, kind, message]) {
      const room = await rooms.oddOne(who);
      const reply = await room.request(kind, message).catch(() => null);
      await rooms.fed();
      if (reply === null || reply === undefined) return 'ignored, or cut off';
      if (reply.code === 'server-busy') throw new Error('the server could not answer');
      return reply.ok === true ? 'done' : 'refused';
    },
    end: () => rooms.othersAreWell(),
  };
}

/** Octets that begin like a message of the protocol, and octets that do not. */
const frame: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc.uint8Array({ minLength: 2_000, maxLength: 2_400 }),
  fc
    .tuple(fc.integer({ min: 9, max: 24 }), fc.uint8Array({ maxLength: 64 }))
    .map(([code, rest]) => Uint8Array.of(code, ...rest)),
  fc
    .tuple(fc.integer({ min: 10, max: 20 }), fc.constantFrom(...KINDS), fc.uint8Array({ maxLength: 64 }))
    .map(([code, kind, rest]) => Uint8Array.of(code, 0xa0 | (kind.length % 32), ...Buffer.from(kind), ...rest)),
  // A length far beyond the end.
  fc.uint8Array({ maxLength: 16 }).map((rest) => Uint8Array.of(13, 0xdb, 0xff, 0xff, 0xff, 0xff, ...rest)),
);

export function frames(rooms: Rooms): Fuzzer<readonly [Who, Uint8Array]> {
  return {
    name: 'frames',
    inputs: fc.tuple(fc.constantFrom<Who>('player', 'wire', 'student', 'teacher'), frame),
    async feed([who, bytes]) {
      const room = await rooms.oddOne(who);
      room.connection.send(bytes);
      await rooms.fed();
      return room.connection.isOpen ? 'borne' : 'cut off';
    },
    end: () => rooms.othersAreWell(),
  };
}

/** A request as it goes over the line. */
function line(method: string, path: string, body: Json = null, header = ''): Uint8Array {
  const text = body === null ? '' : JSON.stringify(body);
  const length =
    method === 'GET' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${header}${length}\r\n${text}`,
  );
}

const [LEVEL] = LEVELS;
const JOIN = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
const REQUESTS: readonly Uint8Array[] = [
  line('GET', '/'),
  line('GET', '/d/ACDEF'),
  line('GET', '/assets/../../package.json'),
  line('GET', '/api/invitations/ACDEF'),
  line('GET', '/api/classes/ACDEFH'),
  line('GET', '/api/lessons/ACDEFACDEF', null, 'Authorization: Bearer ACDEFACDEF-xxxxxxxxxxxxxxxxxxxxxx\r\n'),
  line(
    'GET',
    '/a/b?sessionId=c',
    null,
    'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n',
  ),
  line('DELETE', '/api/classes/ACDEFH', {}),
  line('POST', '/matchmake/create/duel', JOIN),
  line('POST', '/matchmake/create/duel', { ...JOIN, level: LEVEL }),
  line('POST', '/matchmake/joinById/ACDEF', { kind: 'resume', seatKey: 'ACDEF-xxxxxxxxxxxxxxxxxxxxxx' }),
  line('POST', '/matchmake/create/class', { kind: 'open', lesson: { ready: 'fifteen' } }),
  line('POST', '/api/lessons', { lesson: readyLesson('fifteen') }),
  line('POST', '/api/report', {
    keys: ['ACDEFH-xxxxxxxxxxxxxxxxxxxxxx'],
    format: 'csv',
    language: 'en',
    table: 'moves',
  }),
  line('POST', '/api/reviews', { name: 'Eve', bot: 'perfect', seat: 0, events: [] }),
  line('POST', '/api/files?name=a.json', {}),
];

/** @returns what came back; '' if the connection was closed without a word */
function answerTo(port: number, request: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.end(request));
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`still open: ${Buffer.from(request).toString('latin1')}`));
    }, CLOSED_WITHIN_MS);
    socket.on('data', (octets) => {
      answer += octets.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}

/** What no answer to a stranger contains. */
const TOO_MUCH = /node_modules|\n\s+at .+:\d+:\d+|ZodError|SqliteError/;

export function requests(rooms: Rooms): Fuzzer<readonly [Uint8Array, number]> {
  return {
    name: 'http',
    inputs: fc.tuple(damaged(REQUESTS, 2), fc.nat({ max: 65_535 })),
    async feed([bytes, from]) {
      const text = Buffer.from(bytes).toString('latin1');
      const sent = text.replace('\r\n', `\r\nX-Forwarded-For: 10.9.${from >> 8}.${from & 255}\r\n`);
      const answer = await answerTo(rooms.server.port, Buffer.from(sent, 'latin1'));
      await rooms.fed();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      // From 520 on they are refusals of the matchmaker.
      if ((status >= 500 && status < 520) || TOO_MUCH.test(answer))
        throw new Error(`answered: ${answer.slice(0, 400)}`);
      return status === 0 ? 'hung up on' : `${Math.floor(status / 100)}xx`;
    },
    end: () => rooms.othersAreWell(),
  };
}
