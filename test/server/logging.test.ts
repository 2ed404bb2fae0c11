import { expect, test, vi } from 'vitest';
import { createLog, frameworkLog } from '../../server/logging.ts';

test('[NET4] a flood of unreadable messages leaves a few short lines in the log, and their number', () => {
  let now = 1_000;
  const log = createLog({ logLevel: 'silent' });
  const error = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  const framework = frameworkLog(log, () => now);
  for (let i = 0; i < 1_000; i += 1) framework.error(`bad payload ${'x'.repeat(999)}\n    at a stack\n    at another`);
  expect(error).toHaveBeenCalledTimes(5);
  expect(String(error.mock.calls[0]?.[1])).toMatch(/^bad payload x{288}$/);
  now = 2_000;
  framework.error('later');
  expect(warn).toHaveBeenCalledExactlyOnceWith({ left: 995 }, expect.any(String));
  expect(error).toHaveBeenCalledTimes(6);
});
