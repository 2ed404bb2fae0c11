/** The few requests of the page outside a match. Every answer is 200: "nothing there" is an answer too. */

import { matchMaker } from '@colyseus/core';
import type { Application } from 'express';
import type { DuelRoom } from '../rooms/duel-room.ts';
import type { Services } from '../rooms/services.ts';
import { DUEL_ROOM, type Invitation, normaliseCode } from '../../shared/protocol.ts';
import { addressOf } from '../sender.ts';
import { hearing } from './spending.ts';

/** More than anybody reads. */
const STRANGERS_MAX = 20;

/** The player waiting in the room of that code; null if there is none. */
async function invitationOf(code: string): Promise<Invitation | null> {
  const [room] = await matchMaker.query<DuelRoom>({ name: DUEL_ROOM, roomId: normaliseCode(code) });
  return room?.metadata?.invitation ?? null;
}

/**
 * @param app of the HTTP server
 * @param lanAddresses where others in the room reach this server, best first
 */
export function serveApi(
  app: Application,
  { guesses, matches }: Pick<Services, 'guesses' | 'matches'>,
  lanAddresses: () => readonly string[],
): void {
  app.get('/api/addresses', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(lanAddresses());
  });
  app.get('/api/strangers', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(matches.strangers().slice(0, STRANGERS_MAX));
  });
  app.get('/api/invitations/:code', hearing(guesses), async (request, response) => {
    if (matches.byCode(normaliseCode(request.params.code)) === null) await guesses.wrong(addressOf(request));
    response.set('Cache-Control', 'no-store').json(await invitationOf(request.params.code));
  });
}
