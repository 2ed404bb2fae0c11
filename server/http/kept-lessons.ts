/** Lessons that teachers keep on this server: saved, fetched, changed and deleted with their key. */

import { randomBytes, randomInt } from 'node:crypto';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { z } from 'zod';
import { lessonIdOfKey } from '../../shared/class-protocol.ts';
import { readLesson } from '../../shared/content/lesson-schema.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import { CODE_ALPHABET } from '../../shared/protocol.ts';
import { openLesson, provenClass } from '../rooms/class/open-class.ts';
import { hashSeatKey } from '../rooms/seat-key.ts';
import type { Services } from '../rooms/services.ts';
import type { StoredLesson } from '../store/class-store.ts';
import { LONGEST_LESSON } from './guard.ts';
import { addressOf, budgetKey } from '../sender.ts';
import { spending } from './spending.ts';

const LESSONS_MAX = 5000;
/** New ones of an address a day: a school's teachers can share one, and one address does not fill the server. */
const NEW_LESSONS = { points: 100, duration: 24 * 3600 };
const ID_LENGTH = 10;
const KEY = new RegExp(`^[${CODE_ALPHABET}]{${ID_LENGTH}}-[\\w-]{22}$`);
/** Per address: an editor saves every few seconds at most. */
const BUDGET = { points: 60, duration: 60 };

const STATUS = {
  'bad-lesson': 400,
  'bad-message': 400,
  'wrong-password': 403,
  'no-such-lesson': 404,
  'too-many-lessons': 409,
  'too-fast': 429,
} as const satisfies Partial<Record<ClassRefusalCode | RefusalCode, number>>;

/** Why a request failed; `line` names the place of an error in a lesson. */
class Refusal extends Error {
  readonly code: keyof typeof STATUS;
  readonly line: string | undefined;

  constructor(code: keyof typeof STATUS, line?: string) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

type LessonServices = Pick<
  Services,
  'lessons' | 'auth' | 'classrooms' | 'classes' | 'group' | 'captures' | 'time' | 'log' | 'limits'
>;

/** @param app of the HTTP server */
export function serveLessons(app: Application, services: LessonServices): void {
  const { lessons, time, limits } = services;
  const budget = limits('lessons', BUDGET);
  const newOnes = limits('new-lessons', NEW_LESSONS);
  const body = express.json({ limit: LONGEST_LESSON });
  app.use('/api/lessons', spending(budget), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.post('/api/lessons', body, async (request, response) => {
    response.json({ key: await saveNew(request.body, addressOf(request), services, newOnes) });
  });
  app.get('/api/lessons/:id', async (request, response) => {
    const { lesson } = await opened(request, services);
    response.json({ lesson });
  });
  app.put('/api/lessons/:id', body, async (request, response) => {
    const { id, keyHash } = await opened(request, services);
    await lessons.save({ id, keyHash, lesson: lessonIn(request.body, services), savedAt: time.date() });
    response.json({ ok: true });
  });
  app.delete('/api/lessons/:id', async (request, response) => {
    const { id } = await opened(request, services);
    await lessons.delete(id);
    response.json({ ok: true });
  });
  app.use('/api/lessons', (err: unknown, _request: Request, response: Response, _: NextFunction) => {
    const refusal = refusalOf(err);
    if (refusal === null) {
      services.log.write('http-failed', { request: 'lessons', error: err });
      return void response.status(500).json({});
    }
    const { code, line } = refusal;
    response.status(STATUS[code]).json({ error: code, ...(line === undefined ? {} : { line }) });
  });
}

/** @returns the key of the lesson: only its hash is kept here */
async function saveNew(
  body: unknown,
  address: string,
  services: LessonServices,
  newOnes: RateLimiterAbstract,
): Promise<string> {
  const { lessons, auth, time } = services;
  const { password, proof } = z
    .object({ password: z.string().max(200).optional(), proof: z.string().max(60).optional() })
    .catch({})
    .parse(body);
  const refused = await auth.passwordRefusal(password, address, await provenClass(services, proof));
  if (refused !== null) throw new Refusal(refused);
  const lesson = lessonIn(body, services);
  const { consumedPoints } = await newOnes.penalty(budgetKey(address));
  if (consumedPoints > NEW_LESSONS.points || (await lessons.count()) >= LESSONS_MAX)
    throw new Refusal('too-many-lessons');
  const id = newId();
  const key = `${id}-${randomBytes(16).toString('base64url')}`;
  await lessons.save({ id, keyHash: hashSeatKey(key), lesson, savedAt: time.date() });
  return key;
}

/** With 20^10 of them there are no duplicates. */
function newId(): string {
  return Array.from({ length: ID_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
}

/** The lesson of the address if the request has its key; otherwise nothing is revealed. */
async function opened({ headers, params }: Request, services: LessonServices): Promise<StoredLesson> {
  const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const stored = KEY.test(key) && lessonIdOfKey(key) === params.id ? await openLesson(services, key) : null;
  if (stored === null) throw new Refusal('no-such-lesson');
  return stored;
}

function lessonIn(body: unknown, { captures }: LessonServices): Lesson {
  const json = typeof body === 'object' && body !== null && 'lesson' in body ? body.lesson : undefined;
  const read = readLesson(
    json,
    captures.map(({ id }) => id),
  );
  if (!read.ok) throw new Refusal('bad-lesson', read.error);
  return read.lesson;
}

/** A body that express cannot read is a bad lesson too; anything else is a bug or a full disk: null. */
function refusalOf(err: unknown): Refusal | null {
  if (err instanceof Refusal) return err;
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status < 500 ? new Refusal('bad-lesson') : null;
}
