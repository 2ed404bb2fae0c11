/** A round with duels that exceed the server's rooms. */

import { expect, test } from 'vitest';
import { create } from './support/player.ts';
import { startTestServer } from './support/server.ts';
import { joinClass, openClass } from './support/student.ts';

test('[ROOM51] the teacher sees how many duels cannot be opened, and the round once there is room again', async () => {
  const server = await startTestServer({ settings: { maxRooms: 1 } });
  const other = await create(server.url);
  const teacher = await openClass(server.url);
  await joinClass(server.url, teacher.grant.code, 'Ada');
  await joinClass(server.url, teacher.grant.code, 'Bob');
  const duels = teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'duel');
  await teacher.ask('start', { index: duels });
  await server.time.until(() => teacher.view.unopened === 1);
  expect(teacher.view.frame.phase).toBe('lobby');
  await other.leave();
  await server.time.until(() => teacher.view.frame.phase === 'round');
  expect(teacher.view).toMatchObject({ unopened: 0, round: { kind: 'duel', of: 1 } });
  await server.stop();
});
