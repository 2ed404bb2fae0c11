/** How a student's page enters and leaves the duels of its class, without a server. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actions } from '../../client/context/actions.ts';
import { createClassSession } from '../../client/context/class-session.ts';
import { createPreferences } from '../../client/context/preferences.ts';
import { ServerClock } from '../../client/kit/server-clock.ts';
import { createSession } from '../../client/context/session.ts';
import type { AppParts } from '../../client/context/app-context.ts';
import { followClass } from '../../client/student/follow-class.ts';
import { place } from '../../client/context/route.ts';
import type { StudentView } from '../../shared/class/class-view.ts';
import { silentClassActions } from './fixtures/class-actions.ts';
import { PAGE_FIXTURES } from './fixtures/page-views.ts';
import { IN_DUEL, STUDENT_FIXTURES } from './fixtures/student-views.ts';

const CODE = 'K7MQ4H';
const KEY = `${CODE}-secret`;
const nothing = () => Promise.resolve();

let asked: string[];
let parts: AppParts;
let stop: () => void;

const matchActions: Actions = {
  create: nothing,
  join: nothing,
  resume: () => Promise.resolve(false),
  enterSeat: (code, key) => {
    asked.push(`enter:${code}:${key}`);
    return Promise.resolve(true);
  },
  pause: (held) => void asked.push(held ? 'hold' : 'go-on'),
  hurry: () => undefined,
  ask: () => Promise.resolve(true),
  order: () => Promise.resolve(true),
  share: () => Promise.resolve(null),
  setTimeFactor: nothing,
  practise: nothing,
  tryMoment: nothing,
  record: () => Promise.resolve(null),
  leave: () => {
    asked.push('leave-match');
    return Promise.resolve();
  },
  lookUp: () => Promise.resolve(null),
  strangers: () => Promise.resolve([]),
  origins: () => Promise.resolve({ fixed: null, all: ['http://192.168.1.23:2567'] }),
  reach: () => Promise.resolve('open'),
};

function see(view: StudentView | undefined): void {
  parts.classSession.student.value = view ?? null;
}

beforeEach(() => {
  asked = [];
  const classActions = silentClassActions((what) => void asked.push(what), {
    resume: (code) => {
      asked.push(`resume:${code}`);
      return Promise.resolve(true);
    },
  });
  parts = {
    session: createSession(() => 0),
    actions: matchActions,
    preferences: createPreferences('Ada'),
    classSession: createClassSession(() => 0),
    classActions,
  };
  place.value = { kind: 'home' };
  stop = followClass(parts);
});
afterEach(() => stop());

function beInClass(): void {
  place.value = { kind: 'class', code: CODE };
  parts.classSession.grant.value = { as: 'student', code: CODE, key: KEY, student: 7 };
  parts.classSession.connection.value = { kind: 'open' };
  asked = [];
}

describe('a page in a class', () => {
  it('[UI48] comes back with the key kept in this browser, and leaves with its address', () => {
    place.value = { kind: 'class', code: CODE };
    expect(asked).toEqual([`resume:${CODE}`]);
    parts.classSession.grant.value = { as: 'student', code: CODE, key: KEY, student: 7 };
    place.value = { kind: 'home' };
    expect(asked).toEqual([`resume:${CODE}`, 'leave']);
  });

  it('[UI45] enters its duel with the class key, once, and leaves it when the round is over', async () => {
    beInClass();
    see(IN_DUEL.student);
    see(STUDENT_FIXTURES.classDuel.student);
    expect(asked).toEqual([`enter:K7MQ4:${KEY}`]);
    see(STUDENT_FIXTURES.classDuelOver.student);
    await vi.waitFor(() => expect(asked).toEqual([`enter:K7MQ4:${KEY}`, 'leave-match']));
  });

  it('[UI45] goes straight from one duel to the next', async () => {
    beInClass();
    see(STUDENT_FIXTURES.classDuel.student);
    const { student } = STUDENT_FIXTURES.classDuel;
    if (student?.round?.kind !== 'duel') throw new Error('no duel');
    see({ ...student, round: { ...student.round, code: 'AAAAA' } });
    await vi.waitFor(() => expect(asked).toEqual([`enter:K7MQ4:${KEY}`, 'leave-match', `enter:AAAAA:${KEY}`]));
  });

  it('[UI46] stops the clock of the duel while the class is paused', () => {
    beInClass();
    see(STUDENT_FIXTURES.classDuel.student);
    parts.session.view.value = PAGE_FIXTURES.again.view;
    asked = [];
    const { student } = STUDENT_FIXTURES.classDuel;
    if (student === undefined) throw new Error('no student');
    see({ ...student, frame: { ...student.frame, paused: true } });
    see(student);
    expect(asked).toEqual(['hold', 'go-on']);
  });
});

describe('a stopped clock', () => {
  it('[UI46] stands at the time that it showed, and continues from there', () => {
    const clock = new ServerClock();
    clock.sample(0, 20, 50_010);
    clock.hold(1_000);
    clock.sample(4_000, 4_020, 51_000);
    expect(clock.now(9_000)).toBe(51_000);
    expect(clock.release(9_000)).toBe(true);
    expect(clock.now(10_000)).toBe(52_000);
    expect(clock.release(10_000)).toBe(false);
  });
});
