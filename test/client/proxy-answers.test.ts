/** Answers of a proxy in the server's place: a page of its own, and a code that the game's page does not know. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putLesson } from '../../client/net/class-http.ts';
import { makeFileLink } from '../../client/net/file-link.ts';
import { LONGEST_FILE } from '../../shared/kept-file.ts';
import { readyLesson } from '../../shared/content/lessons.ts';
import { must } from '../duel/rig.ts';

const LESSON = must(readyLesson('fifteen'));
let asked = 0;

/** Every request fails with this status. */
function answering(status: number): void {
  asked = 0;
  vi.stubGlobal('fetch', () => {
    asked += 1;
    const headers = { 'content-type': 'text/html' };
    return Promise.resolve(new Response('<html><h1>nginx</h1></html>', { status, headers }));
  });
}

beforeEach(() => {
  vi.stubGlobal('location', new URL('http://class.local/'));
  vi.stubGlobal('document', { querySelector: () => null });
});
afterEach(() => vi.unstubAllGlobals());

describe('a proxy', () => {
  it('[NET141] that rejects long bodies: the file is reported as too large, a lesson as invalid', async () => {
    answering(413);
    expect(await makeFileLink('last-ack.json', new Blob(['{}']))).toEqual({ ok: false, why: 'file-too-long' });
    expect(await putLesson('ACDEFHJKMN-key', LESSON)).toEqual({ ok: false, problem: 'bad-lesson' });
  });

  it('[NET141] whose server is gone: the page says that there is no answer', async () => {
    for (const status of [502, 503, 504]) {
      answering(status);
      expect(await makeFileLink('last-ack.json', new Blob(['{}']))).toEqual({ ok: false, why: 'no-server' });
      expect(await putLesson('ACDEFHJKMN-key', LESSON)).toEqual({ ok: false, problem: 'no-answer' });
    }
  });

  it('[NET141] is not sent a file that the server would refuse', async () => {
    answering(200);
    const long = new Blob([new Uint8Array(LONGEST_FILE + 1)]);
    expect(await makeFileLink('last-ack.json', long)).toEqual({ ok: false, why: 'file-too-long' });
    expect(asked).toBe(0);
  });
});
