/** Bare rooms under load: what they are to do, and pairs of clients that send what those of a duel send. */

import { Client, type Room } from 'colyseus.js';
import { sql } from 'kysely';
import { withDatabase } from '../../../server/store/open-stores.ts';
import { type Load, type Measured, pause } from './load.ts';

/** What a message costs a bare room, all of it as it was in the duels of the same run. */
export interface RelayPlan {
  readonly patchBytes: number;
  readonly patchesPerMessage: number;
  readonly appendsPerMessage: number;
  readonly rowsPerAppend: number;
  readonly rowBytes: number;
}

/**
 * The plan that follows from duels.
 * @param messages all that they were sent, the warm-up included
 */
export async function planFrom(
  dbPath: string,
  { patchBytes, patchesPerMessage }: Measured,
  messages: number,
): Promise<RelayPlan> {
  const [log] = await withDatabase({ dbPath }, async (db) => {
    // The first event is written when the match is opened.
    const written = sql<{ appends: number; rows: number; bytes: number }>`
      select count(distinct match_id || json_extract(json, '$.at')) as appends, count(*) as rows,
        sum(length(json)) as bytes from events where seq > 0`;
    return (await written.execute(db)).rows;
  });
  if (log === undefined) throw new Error('the duels have written nothing');
  return {
    patchBytes,
    patchesPerMessage,
    appendsPerMessage: log.appends / messages,
    rowsPerAppend: log.rows / log.appends,
    rowBytes: log.bytes / log.rows,
  };
}

/** Two clients in one room, each of which sends at an even pace until `stop`. @param bytes of a message */
export async function openRelay(
  url: string,
  load: Load,
  pace: { readonly everyMs: number; readonly bytes: number; readonly stop: AbortSignal },
): Promise<Room[]> {
  const first = await new Client(url).create('relay');
  const pair = [first, await new Client(url).joinById(first.roomId)];
  for (const room of pair) {
    let sentAt: number | null = null;
    room.reconnection.enabled = false;
    room.onMessage('parts', (sent: Uint8Array) => {
      load.patches.push(sent.byteLength);
      if (sentAt !== null) load.latencies.push(performance.now() - sentAt);
      sentAt = null;
    });
    void keepSending(room, load, pace, () => {
      sentAt = performance.now();
    });
  }
  return pair;
}

async function keepSending(
  room: Room,
  load: Load,
  { everyMs, bytes, stop }: { readonly everyMs: number; readonly bytes: number; readonly stop: AbortSignal },
  onSend: () => void,
): Promise<void> {
  const text = 'x'.repeat(Math.max(1, Math.round(bytes) - '{"text":""}'.length));
  await pause(Math.random() * everyMs);
  while (!stop.aborted && room.connection.isOpen) {
    load.messagesUp += 1;
    load.messagesInAll += 1;
    onSend();
    // The room may close before it has answered.
    void room.request('relay', { text }).catch(() => undefined);
    await pause(everyMs);
  }
}
