/**
 * A connection that is kept: how its loss is noticed, how it comes back, and what reaches the page after it was given
 * up.
 */

import { signal } from '@preact/signals';
import { Room } from 'colyseus.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../../client/kit/server-clock.ts';
import { Line } from '../../client/net/line.ts';
import type { Ask } from '../../client/net/view-reader.ts';

type State = { readonly view: string };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** An open room of the server, which answers every clock request while it is alive. */
function openRoom() {
  const room = new Room<unknown, State>('duel');
  const server = { alive: true, asked: 0 };
  vi.spyOn(room, 'request').mockImplementation(() => {
    server.asked += 1;
    if (!server.alive) return new Promise(() => undefined);
    return Promise.resolve({ ok: true, now: Date.now() });
  });
  vi.spyOn(room, 'leave').mockResolvedValue(1000);
  return { room, server };
}

/** A line into rooms that open one after another; `null`: no answer to that try, a code: a refusal. */
function lineTo(answers: readonly (ReturnType<typeof openRoom> | string | null)[], asking: Ask | null = null) {
  const connection = signal<{ kind: 'none' | 'joining' | 'open' | 'reconnecting' } | { kind: 'ended'; why: string }>({
    kind: 'none',
  });
  const heard: State[] = [];
  const tries: number[] = [];
  let back: () => void = () => undefined;
  const next = () => {
    const answer = answers[Math.min(tries.length, answers.length - 1)] ?? null;
    tries.push(performance.now());
    if (answer === null) return Promise.reject(new TypeError('Failed to fetch'));
    return typeof answer === 'string' ? Promise.reject(new Error(answer)) : Promise.resolve(answer.room);
  };
  const line = new Line<Room<unknown, State>, string, string>({
    connection,
    problem: signal(null),
    clock: new ServerClock(),
    endings: new Map([[4100, 'seat-taken']]),
    refusalOf: (error) =>
      error instanceof Error && error.constructor === Error && !('code' in error) ? error.message : null,
    endOf: (refused) => (refused === 'no-such-match' ? 'match-gone' : null),
    wayBack: () => next,
    listen: (room) => {
      room.onStateChange((state) => heard.push(state));
      queueMicrotask(() => line.stands());
      return asking;
    },
    whenBack: (run) => {
      back = run;
    },
  });
  return { line, connection, heard, tries, next, back: () => back(), kind: () => connection.value.kind };
}

async function enter(...[answers, asking]: Parameters<typeof lineTo>) {
  const tried = lineTo(answers, asking);
  await tried.line.enter(tried.next);
  await vi.advanceTimersByTimeAsync(0);
  return tried;
}

it('[UI45] ignores a room that it has left, however late the room still sends', async () => {
  const { room } = openRoom();
  const { line, heard } = await enter([{ room, server: { alive: true, asked: 0 } }]);
  room.onStateChange.invoke({ view: 'in the duel' });
  await line.leave();
  room.onStateChange.invoke({ view: 'the review' });
  expect(heard).toEqual([{ view: 'in the duel' }]);
});

it('[NET162] leaves a room whose connection is closing already, with nothing sent on it', async () => {
  const one = openRoom();
  vi.mocked(one.room.leave).mockRestore();
  const sent = vi.fn();
  Object.assign(one.room, { connection: { isOpen: true, send: sent, close: () => undefined } });
  const { line, kind } = await enter([one]);
  Object.assign(one.room.connection, { isOpen: false });
  await line.leave();
  expect(sent).not.toHaveBeenCalled();
  expect(kind()).toBe('none');
});

it('[NET252] awaits no answer on a connection that is lost: the player can move again as soon as they are back', async () => {
  const [one, other] = [openRoom(), openRoom()];
  Object.assign(one.room, { connection: { isOpen: true, close: () => undefined } });
  const { line, kind } = await enter([one, other], () => new Promise(() => undefined));
  const answered = vi.fn();
  void line.ask('move', {}).then(answered);
  await vi.advanceTimersByTimeAsync(0);
  one.room.onLeave.invoke(1006, '');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kind()).toBe('open');
  expect(answered).toHaveBeenCalledWith(null);
});

describe('a connection that died silently', () => {
  it('[NET73] is noticed within ten seconds, whenever it dies, and ignored from then on', async () => {
    for (const dies of [0, 100, 900, 2_400, 5_000, 31_700]) {
      const one = openRoom();
      const { kind, heard, line } = await enter([one, null]);
      await vi.advanceTimersByTimeAsync(dies);
      one.server.alive = false;
      await vi.advanceTimersByTimeAsync(10_000);
      expect({ dies, kind: kind() }).toEqual({ dies, kind: 'reconnecting' });
      one.room.onStateChange.invoke({ view: 'too late' });
      expect(heard).toEqual([]);
      await line.leave();
    }
  });

  it('[NET73] is not confused with one that is slow, or whose page slept', async () => {
    const one = openRoom();
    const { kind, tries } = await enter([one, null]);
    vi.spyOn(one.room, 'request').mockImplementation(
      () => new Promise((answer) => setTimeout(() => answer({ ok: true, now: Date.now() }), 4_500)),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    // The page sleeps: time passes, and no timer runs.
    vi.setSystemTime(Date.now() + 40_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect({ kind: kind(), tries: tries.length }).toEqual({ kind: 'open', tries: 1 });
  });

  it('[NET74] is noticed within a second when the page is visible or the network is back', async () => {
    const [one, other] = [openRoom(), openRoom()];
    const { kind, back, tries } = await enter([one, other]);
    await vi.advanceTimersByTimeAsync(20_000);
    one.server.alive = false;
    back();
    await vi.advanceTimersByTimeAsync(1_000);
    expect({ kind: kind(), tries: tries.length }).toEqual({ kind: 'open', tries: 2 });
  });
});

describe('joining', () => {
  /** A network that lets everything through to a running server. */
  function reachable() {
    class OpenSocket {
      onopen: () => void = () => undefined;
      readonly close = () => undefined;
      constructor() {
        queueMicrotask(() => this.onopen());
      }
    }
    vi.stubGlobal('WebSocket', OpenSocket);
    vi.stubGlobal('location', new URL('http://class.local/'));
    vi.stubGlobal('document', { querySelector: () => null });
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ok: true })));
  }
  const late = [
    ['no answer within ten seconds', new DOMException('aborted', 'AbortError')],
    ['a seat that was kept no longer', Object.assign(new Error('seat reservation expired.'), { code: 524 })],
  ] as const;

  async function enterPast(failures: readonly Error[]) {
    const tried = lineTo([openRoom()]);
    let tries = 0;
    const said = tried.line.enter(() => {
      const failure = failures[tries++];
      return failure === undefined ? tried.next() : Promise.reject(failure);
    });
    await vi.advanceTimersByTimeAsync(0);
    return { said: await said, tries, kind: tried.kind() };
  }

  it.each(late)('[NET78] is tried again if a busy server gave %s, but not forever', async (_, failure) => {
    reachable();
    expect(await enterPast([failure, failure])).toEqual({ said: null, tries: 3, kind: 'open' });
    expect(await enterPast([failure, failure, failure])).toEqual({ said: 'no-server', tries: 3, kind: 'none' });
  });

  it('[NET78] is tried once if there is no server', async () => {
    vi.stubGlobal('document', { querySelector: () => null });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await enterPast([late[0][1]])).toEqual({ said: 'no-server', tries: 1, kind: 'none' });
  });

  it('[NET78] is tried once if a try may have reached the server', async () => {
    reachable();
    expect(await enterPast([new TypeError('Failed to fetch')])).toMatchObject({ said: 'no-server', tries: 1 });
  });
});

describe('reconnecting', () => {
  it('[NET74] continues until a server says that it is over, even for an hour', async () => {
    const [one, other] = [openRoom(), openRoom()];
    const refused = Array.from({ length: 600 }, () => null);
    const { kind, back, tries } = await enter([one, ...refused, 'server-busy', other]);
    one.room.onLeave.invoke(1006);
    await vi.advanceTimersByTimeAsync(1_800_000);
    expect(kind()).toBe('reconnecting');
    expect(tries.length).toBeGreaterThan(300);
    await vi.advanceTimersByTimeAsync(1_800_000);
    expect(kind()).toBe('open');
    back();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kind()).toBe('open');
  });

  it('[NET74] is tried at once when the network is back, whether the page waits or has no answer yet', async () => {
    const [one, other] = [openRoom(), openRoom()];
    const { kind, back, tries, connection } = await enter([one, ...Array.from({ length: 100 }, () => null), other]);
    one.room.onLeave.invoke(4010);
    while (tries.length < 101) await vi.advanceTimersByTimeAsync(50);
    await vi.advanceTimersByTimeAsync(400);
    expect(connection.value.kind).toBe('reconnecting');
    back();
    await vi.advanceTimersByTimeAsync(10);
    expect(kind()).toBe('open');
  });

  it('[NET74] is tried within a second of the network, even if the page has just tried in vain', async () => {
    for (const justTried of [0, 20, 150, 290]) {
      const [one, other] = [openRoom(), openRoom()];
      const { kind, back, tries, line } = await enter([one, ...Array.from({ length: 20 }, () => null), other]);
      one.room.onLeave.invoke(1006);
      while (tries.length < 21) await vi.advanceTimersByTimeAsync(10);
      await vi.advanceTimersByTimeAsync(justTried);
      back();
      await vi.advanceTimersByTimeAsync(1_000);
      expect({ justTried, kind: kind() }).toEqual({ justTried, kind: 'open' });
      await line.leave();
    }
  });

  it('[NET74] is tried for just as long if the page is loaded while the server cannot let anyone in', async () => {
    const one = openRoom();
    const { line, connection } = lineTo([...Array.from({ length: 50 }, () => 'server-busy'), null, 'too-fast', one]);
    const back = line.comeBack();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(connection.value.kind).toBe('open');
    expect(await back).toBeNull();
  });

  it('[NET74] ends if the server says that there is nothing to come back to', async () => {
    const one = openRoom();
    const { connection } = await enter([one, null, 'no-such-match']);
    one.room.onLeave.invoke(1006);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(connection.value).toEqual({ kind: 'ended', why: 'match-gone' });
  });

  it('[NET74] ends if the seat was taken elsewhere, until the player takes it back', async () => {
    const [one, other] = [openRoom(), openRoom()];
    const { connection, line, back, tries } = await enter([one, other]);
    one.room.onLeave.invoke(4100);
    back();
    await vi.advanceTimersByTimeAsync(60_000);
    expect({ ...connection.value, tries: tries.length }).toEqual({ kind: 'ended', why: 'seat-taken', tries: 1 });
    await line.comeBack();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.value.kind).toBe('open');
  });
});

describe("the server's clock", () => {
  it.each([
    ['the page slept and its clock stood', 8_000],
    ['the server slept and its clock stood', -60_000],
    ['a small step', 300],
  ])('[NET75] is right after one round trip if %s', (_, jump) => {
    const clock = new ServerClock();
    for (let at = 0; at < 20_000; at += 2_500) clock.sample(at, at + 40, 500_020 + at);
    clock.sample(20_000, 20_090, 520_045 + jump);
    expect(Math.abs(clock.now(20_100) - (520_100 + jump))).toBeLessThanOrEqual(105);
  });

  it('[NET75] keeps to the quickest round trip while nothing contradicts it', () => {
    const clock = new ServerClock();
    clock.sample(0, 20, 500_010);
    clock.sample(2_500, 3_500, 502_550);
    expect(clock.now(4_000)).toBe(504_000);
  });

  it('[NET75] is in doubt if a view contradicts it, or is older than any delay', () => {
    const clock = new ServerClock();
    expect(clock.seen(0, 500_000)).toBe(false);
    clock.sample(0, 20, 500_010);
    expect(clock.seen(1_000, 500_950)).toBe(false);
    expect(clock.seen(2_000, 440_000)).toBe(true);
    expect(clock.now(2_000)).toBe(502_000);
    expect(clock.seen(3_000, 511_000)).toBe(true);
    expect(clock.now(3_000)).toBe(511_000);
  });
});
