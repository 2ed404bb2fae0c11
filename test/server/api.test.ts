/** The requests that a page can make before it joins anything. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { lanAddresses } from '../../server/http/addresses.ts';
import { create, joinByCode, OPTIONS } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const ask = async (path: string): Promise<unknown> => (await fetch(`${server.url}${path}`)).json();

test('[NET19] a link says who waits and for which level, until the friend has joined', async () => {
  const ada = await create(server.url, { name: '小林', options: { ...OPTIONS, levelId: 'lost-last-ack' } });
  const path = `/api/invitations/${ada.grant.code.toLowerCase()}`;
  expect(await ask(path)).toEqual({ host: '小林', levelId: 'lost-last-ack', wireFree: false });
  await joinByCode(server.url, ada.grant.code);
  expect(await ask(path)).toBeNull();
});

test.each(['ACDEF', '', '%00', '../healthz', 'x'.repeat(2_000), '{"$gt":""}'])(
  '[NET19] no player waits at %j',
  async (code) => {
    const answer = await fetch(`${server.url}/api/invitations/${encodeURIComponent(code)}`);
    if (answer.status === 200) expect(await answer.json()).toBeNull();
    else expect(answer.status).toBe(404);
  },
);

test('[NET20] the addresses for others are those of the network, not this machine’s own name', async () => {
  expect(await ask('/api/addresses')).toEqual([server.url]);
  for (const address of lanAddresses(2567, undefined)) expect(address).toMatch(/^http:\/\/(?!127\.)[\d.]+:2567$/);
  expect(lanAddresses(2567, '127.0.0.1')).toEqual(['http://127.0.0.1:2567']);
});
