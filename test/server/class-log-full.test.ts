/**
 * A teacher, or somebody who opens a class, sends requests without end: the log has a limit, and the class can still be
 * ended.
 */

import { expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { TEACHERS_SHARE } from '../../server/rooms/class/logged-class.ts';
import type { LessonChoice } from '../../shared/class-protocol.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import { startTestServer } from './support/server.ts';
import { saveLesson } from './support/small-lesson.ts';
import { keptOpen } from './support/store.ts';
import { joinClass, openClass, teach } from './support/student.ts';

/** Nearly the largest lesson allowed: 256 KiB. */
const LONG: Lesson = {
  title: { en: 'Long' },
  rounds: Array.from({ length: 40 }, () => ({ kind: 'pause', words: { en: 'x'.repeat(6_000) }, seconds: null })),
};

test('[ROOM41] changing lessons again and again fills the log to its limit, and the class can still be taught to its end', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  let server = await startTestServer({ stores: keptOpen(stores), seed: 7 });
  const long = await saveLesson(stores, LONG);
  const teacher = await openClass(server.url, { lesson: long });
  const ada = await joinClass(server.url, teacher.grant.code, 'Ada');
  const written = async () => JSON.stringify((await stores.classes.byCode(teacher.grant.code))?.events).length;
  const change = (lesson: LessonChoice, next = 0) => teacher.ask('lesson', { lesson, next });

  expect(await change({ ready: 'forty-five' }, 1)).toEqual({ ok: true });
  const once = await written();
  expect(await change({ ready: 'forty-five' }, 1)).toEqual({ ok: true });
  expect(await written()).toBe(once);

  let turns = 0;
  const next = () => change(turns % 2 === 0 ? long : { ready: 'forty-five' });
  for (; (await next()).ok; turns += 1) await server.time.advance(100);
  expect(await next()).toEqual({ ok: false, code: 'class-log-full' });
  expect(await written()).toBeLessThan(TEACHERS_SHARE + 256 * 1024);
  for (const refused of [
    await teacher.ask('start', { index: 0 }),
    await teacher.ask('settings', { settings: { ...DEFAULT_SETTINGS, speed: !DEFAULT_SETTINGS.speed } }),
    await teacher.ask('rename', { student: 1, name: 'Bea' }),
    await teacher.ask('time-factor', { student: 1, factor: '2' }),
    await teacher.ask('remove', { student: 1 }),
    await teacher.ask('pause', {}),
    await teacher.ask('more-time', { seconds: 1 }),
  ])
    expect(refused).toEqual({ ok: false, code: 'class-log-full' });
  expect((await joinClass(server.url, teacher.grant.code, 'Bob')).view.you.name).toBe('Bob');

  const { time } = server;
  await server.stop();
  server = await startTestServer({ stores, time });
  const again = await teach(server.url, teacher.key);
  expect(await again.ask('pause', {})).toEqual({ ok: false, code: 'class-log-full' });
  expect(await again.ask('end', {})).toEqual({ ok: true });
  expect(ada.view.you.name).toBe('Ada');
  await server.stop();
});
