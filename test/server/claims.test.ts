import { expect, it } from 'vitest';
import { Claims } from '../../server/rooms/class/claims.ts';

it('[ROOM34] claims of other seats, however many, do not stop a student from claiming their own', () => {
  const claims = new Claims();
  for (let student = 1; student < 250; student++) expect(claims.add(student, `S${student}`, 'key', 0)).not.toBeNull();
  expect(claims.add(250, 'Ada', 'key', 1_000)).toMatchObject({ student: 250, name: 'Ada' });
  expect(claims.add(250, 'Ada', 'key', 2_000)).toBeNull();
  expect(claims.expire(120_000)).toHaveLength(249);
  expect(claims.list()).toHaveLength(1);
});
