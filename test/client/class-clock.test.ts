/** What the page of a class takes for the class's clock. */

import { Room } from 'colyseus.js';
import { beforeEach, expect, it, vi } from 'vitest';
import { createClassSession } from '../../client/context/class-session.ts';
import { ServerClock } from '../../client/kit/server-clock.ts';
import { ClassClient } from '../../client/net/class-client.ts';
import { Compacter } from '../../shared/lib/compact.ts';
import { readViews } from '../../client/net/view-reader.ts';
import { CLASS_SHAPE } from '../../shared/class/class-view.ts';
import { changedParts, sentParts, type View } from '../../shared/lib/view-parts.ts';

const room = new Room('class');
vi.mock('../../client/net/sdk.ts', () => ({
  sdk: () => Promise.resolve({ joinById: () => Promise.resolve(room) }),
  readers: () => ({ readClass: (read: Room, take: (view: View) => void) => readViews(read, CLASS_SHAPE, take) }),
}));
vi.mock('../../client/net/when-back.ts', () => ({ whenBack: () => undefined }));

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

it('[NET251] it is asked for now and then, however much changes while the frame of the class stays the same', async () => {
  const handlers = new Map<string | number, (message: unknown) => void>();
  vi.spyOn(room, 'onMessage').mockImplementation((kind: string | number, handler: (message: unknown) => void) => {
    handlers.set(kind, handler);
    return () => undefined;
  });
  const asked = vi.spyOn(room, 'request').mockImplementation(() => Promise.resolve({ ok: true, now: Date.now() }));
  const client = new ClassClient(
    createClassSession(() => 0),
    new ServerClock(),
  );
  const joined = client.join('ACDEFH', 'Ada', '');
  await vi.advanceTimersByTimeAsync(0);
  handlers.get('seat')?.({ as: 'student', code: 'ACDEFH', student: 1, key: 'ACDEFH-key' });
  await joined;

  let sent: View | null = null;
  const show = (view: View) => {
    const parts = sentParts(changedParts(sent, view, CLASS_SHAPE), CLASS_SHAPE, new Compacter(CLASS_SHAPE.code));
    handlers.get(sent === null ? 'view' : 'parts')?.(parts);
    sent = view;
  };
  const frame = () => ({ now: Date.now(), phase: 'round', paused: false });
  show({ frame: frame(), answered: 0 });
  await vi.advanceTimersByTimeAsync(10_000);
  const before = asked.mock.calls.length;
  for (let answered = 1; answered <= 50; answered += 1) {
    show({ frame: frame(), answered });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked.mock.calls.length - before).toBeLessThanOrEqual(3);
});
