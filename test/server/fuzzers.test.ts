/** The fuzzers of `npm run fuzz` for a running server, each with a few hundred inputs. */

import { expect, test } from 'vitest';
import { createLog, logConsole } from '../../server/operation/logging.ts';
import { fuzz } from '../fuzz/fuzzer.ts';
import { frames, messages, requests, Rooms } from '../fuzz/server.ts';

test('[NET197] messages, frames and requests of all kinds, from a seed, disturb nobody', async () => {
  const rooms = await Rooms.open();
  const undo = logConsole(createLog({ logLevel: 'silent' }));
  try {
    const SEED = 20_261_129;
    expect(await fuzz(messages(rooms), SEED, 600)).toMatchObject({
      inputs: 600,
      counts: { refused: expect.any(Number) },
    });
    expect(await fuzz(frames(rooms), SEED, 600)).toMatchObject({ inputs: 600, counts: { borne: expect.any(Number) } });
    expect(await fuzz(requests(rooms), SEED, 600)).toMatchObject({
      inputs: 600,
      counts: { '2xx': expect.any(Number), '4xx': expect.any(Number) },
    });
  } finally {
    undo();
    await rooms.close();
  }
});
