import { afterEach, expect, it, vi } from 'vitest';
import { briefFetch } from '../../client/net/brief-fetch.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('[NET74] an unanswered request releases its connection', async () => {
  vi.useFakeTimers();
  const open = new Set<AbortSignal>();
  vi.stubGlobal('fetch', (_: string, { signal }: { readonly signal: AbortSignal }) => {
    open.add(signal);
    return new Promise((_answer, fail) => {
      signal.addEventListener('abort', () => {
        open.delete(signal);
        fail(signal.reason);
      });
    });
  });
  const asked = briefFetch('/matchmake').catch((error: unknown) => error);
  expect(open.size).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toMatchObject({ name: 'AbortError' });
  expect(open.size).toBe(0);
});
