/** Files that a page has made and its browser cannot save, fetched by a link. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeptFiles } from '../../server/http/kept-files.ts';
import { endingOf, KEEP_MS, LONGEST_FILE } from '../../shared/kept-file.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const MEGABYTE = 1024 * 1024;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

interface Brought {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: TestServer;
}

async function bring(name: string, body: string | Buffer, { type, headers, at = server }: Brought = {}) {
  const answer = await fetch(`${at.url}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': type ?? 'application/octet-stream', ...headers },
    body: new Uint8Array(Buffer.from(body as string)),
  });
  return { status: answer.status, json: (await answer.json()) as { token?: string; error?: string } };
}

const fetchFile = (token: string, name: string, at = server) =>
  fetch(`${at.url}/api/files/${token}/${encodeURIComponent(name)}`);

describe('an uploaded file', () => {
  it.each([
    ['last-ack-four-waves-2026-11-29-1.svg', SVG, 'image/svg+xml; charset=utf-8'],
    ['last-ack-four-waves-2026-11-29-1.png', PNG, 'image/png'],
    ['四次挥手.json', '{"a":1}', 'application/json; charset=utf-8'],
    ['last-ack-x-A.pcapng', Buffer.from([10, 13, 13, 10, 0]), 'application/vnd.tcpdump.pcap'],
    ['last-ack-ACDEFH-students.csv', '\ufeffa,b\r\n', 'text/csv; charset=utf-8'],
    [
      'last-ack-ACDEFH.xlsx',
      Buffer.from('PK\x03\x04...', 'latin1'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('[NET100] %s comes back unchanged, to be saved under its name', async (name, body, type) => {
    const { json } = await bring(name, body);
    const answer = await fetchFile(json.token ?? '', name);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(body));
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(answer.headers.get('content-disposition')).toContain(
      /^[ -~]*$/.test(name) ? name : encodeURIComponent(name),
    );
  });

  it('[NET101] is neither executed nor cached, nor taken for another type', async () => {
    const { json } = await bring('last-ack-x.svg', SVG);
    const { headers } = await fetchFile(json.token ?? '', 'last-ack-x.html');
    expect(headers.get('content-type')).toMatch(/^image\/svg/);
    expect(headers.get('content-disposition')).toContain('last-ack-x.svg');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('[NET100] is kept for ten minutes, and later requests are told so in both languages', async () => {
    const { json } = await bring('last-ack-x.json', '{}');
    await server.time.advance(KEEP_MS - 1);
    expect((await fetchFile(json.token ?? '', 'last-ack-x.json')).status).toBe(200);
    await server.time.advance(1);
    const answer = await fetchFile(json.token ?? '', 'last-ack-x.json');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/save it again\.\n.*重新保存/);
  });

  it('[NET100] is found by its token alone, and no two have the same', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 5 }, async () => (await bring('last-ack-x.json', '{}')).json.token ?? ''),
    );
    expect(new Set(tokens).size).toBe(5);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22}$/);
    for (const wrong of ['x', '__proto__', tokens[0]?.slice(1) ?? '', '%2e%2e'])
      expect((await fetchFile(wrong, 'last-ack-x.json')).status).toBe(404);
  });
});

describe('a refused upload', () => {
  it.each([
    ['a page', 'last-ack.html', '<p>'],
    ['a program', 'last-ack.exe', 'MZ'],
    ['two endings', 'last-ack.json.html', '{}'],
    ['a path', '../last-ack.json', '{}'],
    ['a line that ends', 'last-ack\r\n.json', '{}'],
    ['a letter that turns the others around', 'last-ack\u202egpj.json', '{}'],
    ['no name', '', '{}'],
    ['a name without end', `${'a'.repeat(300)}.json`, '{}'],
    ['nothing', 'last-ack.json', ''],
    ['a picture that is none', 'last-ack.png', '<html>'],
    ['text that is none', 'last-ack.csv', Buffer.from([0x61, 0xff, 0xfe])],
  ])('[NET101] %s is refused', async (_, name, body) => {
    expect(await bring(name, body)).toEqual({ status: 400, json: { error: 'bad-file' } });
  });

  it('[NET101] is one that a page of another origin could send without a preflight', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect(await bring('last-ack.json', '{}', { type })).toEqual({ status: 400, json: { error: 'bad-file' } });
  });

  it('[NET102] is not unpacked if it is packed', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await bring('last-ack.json', '{}', { headers })).toEqual({ status: 400, json: { error: 'bad-file' } });
  });

  it('[NET102] gets a code if it is too long, or one too many', async () => {
    const at = await startTestServer();
    const long = Buffer.alloc(LONGEST_FILE + 1, 0x20);
    expect(await bring('last-ack.json', long, { at })).toEqual({ status: 413, json: { error: 'file-too-long' } });
    const full = Buffer.alloc(LONGEST_FILE, 0x20);
    for (let kept = 0; kept < 4; kept += 1) expect((await bring('last-ack.json', full, { at })).status).toBe(200);
    expect(await bring('last-ack.json', '{}', { at })).toEqual({ status: 503, json: { error: 'too-many-files' } });
    await at.stop();
  });

  it('[NET102] takes no room', async () => {
    const at = await startTestServer();
    for (let tried = 0; tried < 81; tried += 1)
      expect((await bring('last-ack.png', '<html>', { at })).status).toBe(400);
    expect((await bring('last-ack.json', '{}', { at })).status).toBe(200);
    await at.stop();
  });

  it('[NET102] an address with endless requests is told to wait', async () => {
    const at = await startTestServer();
    const asked = await Promise.all(Array.from({ length: 130 }, () => fetchFile('x', 'x.json', at)));
    expect(asked.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 120 }, () => 404),
      ...Array.from({ length: 10 }, () => 429),
    ]);
    await at.stop();
  });
});

describe('the room for files', () => {
  it('[NET102] is limited per address and in total, in number and octets, whatever comes in whatever order', () => {
    const step = fc.record({
      address: fc.nat(5).map((at) => `10.0.0.${at}`),
      bytes: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: LONGEST_FILE })),
      wait: fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, fc.nat(KEEP_MS)),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 400 }), (steps) => {
        let now = 0;
        const files = new KeptFiles(() => now);
        let kept: { address: string; bytes: number; until: number }[] = [];
        for (const { address, bytes, wait } of steps) {
          now += wait;
          kept = kept.filter(({ until }) => until > now);
          if (files.reserve(address, bytes) !== null) kept.push({ address, bytes, until: now + KEEP_MS });
          const sum = (some: typeof kept) => some.reduce((total, one) => total + one.bytes, 0);
          const own = kept.filter((one) => one.address === address);
          expect(own.length).toBeLessThanOrEqual(80);
          expect(sum(own)).toBeLessThanOrEqual(32 * MEGABYTE);
          expect(kept.length).toBeLessThanOrEqual(800);
          expect(sum(kept)).toBeLessThanOrEqual(96 * MEGABYTE);
        }
      }),
      { numRuns: 20, seed: 7 },
    );
  });

  it('[NET102] of one address does not affect another, until all of it is taken', () => {
    const files = new KeptFiles(() => 0);
    for (let kept = 0; kept < 80; kept += 1) expect(files.reserve('a', 1)).not.toBeNull();
    expect(files.reserve('a', 1)).toBeNull();
    expect(files.reserve('b', 32 * MEGABYTE)).not.toBeNull();
    expect(files.reserve('c', 32 * MEGABYTE)).not.toBeNull();
    expect(files.reserve('d', 32 * MEGABYTE)).toBeNull();
  });

  it('[NET100] returns nothing before the file is complete, and nothing that came too late', () => {
    let now = 0;
    const files = new KeptFiles(() => now);
    const file = { name: 'a.json', content: Buffer.from('{}') };
    const token = files.reserve('a', 2) ?? '';
    expect(files.get(token)).toBeNull();
    files.fill(token, file);
    expect(files.get(token)).toEqual(file);
    const late = files.reserve('a', 2) ?? '';
    now = KEEP_MS;
    expect(files.get(token)).toBeNull();
    files.fill(late, file);
    expect(files.get(late)).toBeNull();
  });
});

it('[NET101] the names that the page gives its files are kept', () => {
  for (const name of ['last-ack-keys-2026-11-22.json', 'last-ack-capture-abc-2026-01-01-2-both.pcapng', '挥手.json'])
    expect(endingOf(name)).not.toBeNull();
});
