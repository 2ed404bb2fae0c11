/** Lessons kept on a server, requested over HTTP as the page does. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetOld } from '../../server/housekeeping.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { READY_LESSONS, readyLesson } from '../../shared/content/lessons.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const LESSON = readyLesson('fifteen') as Lesson;
const DAY_MS = 24 * 3_600_000;
const RENAMED = { ...LESSON, title: { zh: '挥手' } };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

interface Asked {
  readonly key?: string;
  readonly body?: unknown;
  readonly at?: TestServer;
  readonly from?: string;
}

async function ask(method: string, path: string, { key, body, at = server, from }: Asked = {}) {
  const answer = await fetch(`${at.url}/api/lessons${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(from === undefined ? {} : { 'x-forwarded-for': from }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
}

async function saved(lesson: Lesson = LESSON, at = server): Promise<{ key: string; path: string }> {
  const { json } = await ask('POST', '', { body: { lesson }, at });
  const key = String(json.key);
  return { key, path: `/${key.split('-')[0]}` };
}

describe('a lesson on the server', () => {
  it.each(READY_LESSONS.map(({ id, lesson }) => [id, lesson] as const))(
    '[LESSON7] %s is saved and comes back unchanged',
    async (_, lesson) => {
      const { key, path } = await saved(lesson);
      expect(key).toMatch(/^[A-Z0-9]{10}-[\w-]{22}$/);
      const answer = await ask('GET', path, { key });
      expect(answer.json).toEqual({ lesson });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('[LESSON7] is changed and deleted by its key', async () => {
    const { key, path } = await saved();
    expect((await ask('PUT', path, { key, body: { lesson: RENAMED } })).json).toEqual({ ok: true });
    expect((await ask('GET', path, { key })).json).toEqual({ lesson: RENAMED });
    expect((await ask('DELETE', path, { key })).json).toEqual({ ok: true });
    expect(await ask('GET', path, { key })).toMatchObject({ status: 404, json: { error: 'no-such-lesson' } });
  });

  it('[LESSON7] is not read, changed or deleted with another key, and its own is stored as a hash only', async () => {
    const { key, path } = await saved();
    const other = await saved();
    const wrong = [undefined, '', other.key, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, path.slice(1)];
    for (const tried of wrong)
      for (const method of ['GET', 'PUT', 'DELETE'] as const) {
        const asked = { ...(tried === undefined ? {} : { key: tried }) };
        const body = method === 'PUT' ? { body: { lesson: RENAMED } } : {};
        const answer = await ask(method, path, { ...asked, ...body });
        expect(answer).toMatchObject({ status: 404, json: { error: 'no-such-lesson' } });
      }
    expect((await ask('GET', path, { key })).json).toEqual({ lesson: LESSON });
    expect(JSON.stringify(await server.stores.lessons.byId(path.slice(1)))).not.toContain(key.slice(11));
  });

  it('[LESSON8] that is invalid is refused with the place, and changes nothing', async () => {
    const { key, path } = await saved();
    const bad = { ...LESSON, rounds: [{ kind: 'duel', levelId: 'nowhere', mode: 'live', pace: 'fast', seconds: 60 }] };
    const line = 'at rounds.0.levelId: there is no level nowhere';
    for (const [method, where] of [
      ['POST', ''],
      ['PUT', path],
    ] as const)
      expect(await ask(method, where, { key, body: { lesson: bad } })).toMatchObject({
        status: 400,
        json: { error: 'bad-lesson', line },
      });
    expect((await ask('GET', path, { key })).json).toEqual({ lesson: LESSON });
  });

  it.each(['', '{', '[]', 'null', '"lesson"', '{"lesson":null}', '{"password":7}'])(
    '[LESSON8] a body of %j is refused as no lesson',
    async (body) => {
      expect(await ask('POST', '', { body })).toMatchObject({ status: 400, json: { error: 'bad-lesson' } });
    },
  );

  it('[LESSON8] may have 256 KiB, where anything else may have 32, and a longer one is refused in words', async () => {
    const padded = (length: number) => {
      const body = JSON.stringify({ lesson: LESSON });
      return body + ' '.repeat(length - Buffer.byteLength(body));
    };
    expect((await ask('POST', '', { body: padded(256 * 1024) })).status).toBe(200);
    expect(await ask('POST', '', { body: padded(256 * 1024 + 1) })).toMatchObject({
      status: 413,
      json: { error: 'bad-lesson' },
    });
    const elsewhere = await fetch(`${server.url}/matchmake/create/duel`, { method: 'POST', body: padded(40_000) });
    expect(elsewhere.status).toBe(413);
  });
});

describe('a server', () => {
  it('[LESSON9] with a password saves new lessons only for those who know it', async () => {
    const guarded = await startTestServer({ settings: { hostPassword: 'open sesame' } });
    try {
      for (const password of [undefined, '', 'Open sesame', 'open sesame '])
        expect(await ask('POST', '', { body: { lesson: LESSON, password }, at: guarded })).toMatchObject({
          status: 403,
          json: { error: 'wrong-password' },
        });
      const { status, json } = await ask('POST', '', {
        body: { lesson: LESSON, password: 'open sesame' },
        at: guarded,
      });
      expect(status).toBe(200);
      const key = String(json.key);
      expect((await ask('GET', `/${key.split('-')[0]}`, { key, at: guarded })).status).toBe(200);
    } finally {
      await guarded.stop();
    }
  });

  it('[LESSON10] keeps at most 5000 lessons', async () => {
    const full = await startTestServer();
    Object.assign(full.stores.lessons, { count: () => Promise.resolve(5000) });
    try {
      expect(await ask('POST', '', { body: { lesson: LESSON }, at: full })).toMatchObject({
        status: 409,
        json: { error: 'too-many-lessons' },
      });
    } finally {
      await full.stop();
    }
  });

  it('[LESSON40] saves at most a hundred new lessons of an address a day, and those of others all the same', async () => {
    const busy = await startTestServer();
    const count = async () => await busy.stores.lessons.count();
    try {
      const save = (from: string) => ask('POST', '', { body: { lesson: LESSON }, at: busy, from });
      // One network of IPv6 counts as one address; sixty requests a minute are answered.
      for (let n = 0; n < 120; n += 1) await save(`2001:db8:1:2::${n}`);
      expect(await count()).toBe(60);
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
      const answers = await Promise.all(Array.from({ length: 50 }, () => save('2001:db8:1:2::1')));
      expect(await count()).toBe(100);
      expect(answers.at(-1)).toMatchObject({ status: 409, json: { error: 'too-many-lessons' } });
      expect((await save('198.51.100.7')).status).toBe(200);
    } finally {
      vi.restoreAllMocks();
      await busy.stop();
    }
  });

  it('[LESSON41] deletes a lesson that nobody has changed or used for 400 days', async () => {
    const { key, path } = await saved();
    const unused = await saved();
    await server.time.advance(1);
    server.time.setDate(399 * DAY_MS);
    expect((await ask('GET', path, { key })).status).toBe(200);
    server.time.setDate(2 * DAY_MS);
    const { matches: store, classes, lessons } = server.stores;
    const settings = readSettings({});
    const tidy = () => forgetOld({ store, classes, lessons, settings, time: server.time, log: createLog(settings) });
    await tidy();
    expect((await ask('GET', path, { key })).status).toBe(200);
    expect((await ask('GET', unused.path, { key: unused.key })).status).toBe(404);
    server.time.setDate(401 * DAY_MS);
    await tidy();
    expect((await ask('GET', path, { key })).status).toBe(404);
  });

  it('[LESSON10] refuses clients that ask too often', async () => {
    const pestered = await startTestServer();
    try {
      const answers = await Promise.all(Array.from({ length: 61 }, () => ask('GET', '/ACDEFACDEF', { at: pestered })));
      expect(answers.filter(({ status }) => status === 429).map(({ json }) => json)).toEqual([{ error: 'too-fast' }]);
    } finally {
      await pestered.stop();
    }
  });
});
