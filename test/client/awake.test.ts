/** Keeping the screen on while something is running. */

import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { canStayAwake, stayAwake } from '../../client/kit/awake.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser that holds the screen for a page as long as the page is visible. */
function browser() {
  const locks: EventTarget[] = [];
  const page = new EventTarget();
  const shown = { visibilityState: 'visible' };
  vi.stubGlobal('document', Object.assign(page, shown));
  const release = (lock: EventTarget) => {
    locks.splice(locks.indexOf(lock), 1);
    lock.dispatchEvent(new Event('release'));
  };
  const request = () => {
    const lock = new EventTarget();
    locks.push(lock);
    return Promise.resolve(Object.assign(lock, { release: () => Promise.resolve(release(lock)) }));
  };
  vi.stubGlobal('navigator', { wakeLock: { request } });
  return {
    locks,
    hide: () => {
      for (const lock of [...locks]) release(lock);
    },
    show: () => page.dispatchEvent(new Event('visibilitychange')),
  };
}

it('[UI83] holds the screen while something runs, again when the page is visible again, and releases it', async () => {
  const { locks, hide, show } = browser();
  const on = signal(false);
  stayAwake(() => on.value);
  expect(locks).toHaveLength(0);
  on.value = true;
  await vi.waitFor(() => expect(locks).toHaveLength(1));
  hide();
  expect(locks).toHaveLength(0);
  show();
  await vi.waitFor(() => expect(locks).toHaveLength(1));
  on.value = false;
  await vi.waitFor(() => expect(locks).toHaveLength(0));
  show();
  expect(locks).toHaveLength(0);
});

it('[UI83] does without if the page came neither over TLS nor from this machine', () => {
  vi.stubGlobal('navigator', {});
  expect(canStayAwake()).toBe(false);
  stayAwake(() => true);
});
