/** Matches that a page has played by itself and its player shows to others: kept once the rules have written the same log again. */

import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { levelById } from '../../shared/content/levels.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { isOver, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { BOT_PROFILES, SEATS } from '../../shared/duel/options.ts';
import { BOT_SEAT, botIn, optionsAgainst } from '../../shared/match/new-match.ts';
import { replays } from '../../shared/match/replays.ts';
import type { SharedMatch } from '../../shared/protocol.ts';
import { finishedMatch } from '../rooms/finished-match.ts';
import { matchOptions, seedOf } from '../rooms/messages.ts';
import { isAllowedName } from '../rooms/name-filter.ts';
import { name } from '../../shared/lib/name-schema.ts';
import { readOwnLevel } from '../rooms/read-own-level.ts';
import { newRoom } from '../rooms/new-room.ts';
import type { Services } from '../rooms/services.ts';
import { LONGEST_LOG } from './guard.ts';
import { spending } from './spending.ts';

/** Of one address, which may be that of a whole class that has played alone for an evening. */
const BUDGET = { points: 60, duration: 60 };
/** More than the longest storm writes. */
const EVENTS_MAX = 20_000;
const DAY_MS = 86_400_000;

const STATUS = { 'bad-log': 400, 'bad-name': 400, 'name-not-allowed': 403 } as const satisfies Partial<
  Record<RefusalCode, number>
>;

class Refusal extends Error {
  readonly code: keyof typeof STATUS;

  constructor(code: keyof typeof STATUS) {
    super(code);
    this.code = code;
  }
}

const created = z.strictObject({
  type: z.literal('created'),
  at: z.int(),
  seed: seedOf,
  level: z.unknown(),
  options: matchOptions.extend({ deaf: z.literal(SEATS).exactOptional() }).omit({ wire: true }),
});

const body = z.strictObject({
  name,
  bot: z.enum(BOT_PROFILES),
  seat: z.literal(SEATS),
  // What an event says is compared with the one that the rules write; `created` alone is read for itself.
  events: z
    .array(z.looseObject({ type: z.string(), at: z.int() }))
    .min(2)
    .max(EVENTS_MAX),
});

type ShareServices = Pick<Services, 'store' | 'group' | 'captures' | 'time' | 'log' | 'limits'>;

/** @param app of the HTTP server */
export function serveSharedMatches(app: Application, services: ShareServices): void {
  const budget = services.limits('shared-matches', BUDGET);
  app.post('/api/reviews', spending(budget), express.json({ limit: LONGEST_LOG }), async (request, response) => {
    response.set('Cache-Control', 'no-store').json({ matchId: await keep(services, request.body) });
  });
  app.use('/api/reviews', (err: unknown, _request: Request, response: Response, _: NextFunction) => {
    const code = err instanceof Refusal ? err.code : isUnreadable(err) ? 'bad-log' : null;
    if (code !== null) return void response.status(STATUS[code]).json({ error: code });
    services.log.write('http-failed', { request: 'reviews', error: err });
    response.status(500).json({});
  });
}

/** @returns the id of the match */
async function keep(services: ShareServices, sent: unknown): Promise<string> {
  const match = read(sent);
  if (!isAllowedName(match.name)) throw new Refusal('name-not-allowed');
  if (!(await isPlayed(services, match))) throw new Refusal('bad-log');
  const { store, time } = services;
  const { seat, bot, events } = match;
  const { id, code } = await newRoom({ inUse: () => false, group: services.group });
  const other = seat === 0 ? 1 : 0;
  const seats = [botIn(other, bot), { seat, name: match.name, kind: 'person', bot: null, keyHash: null }] as const;
  const createdAt = Math.min(events.findLast(({ type }) => type === 'created')?.at ?? 0, time.date());
  await store.create({ id, code, against: 'bot', classId: null, createdAt, events }, seats);
  await store.finish(id, time.date());
  return id;
}

function read(sent: unknown): SharedMatch {
  const match = body.safeParse(sent);
  if (match.success) return { ...match.data, events: match.data.events as unknown as readonly DuelEvent[] };
  throw new Refusal(match.error.issues.every(({ path }) => path[0] === 'name') ? 'bad-name' : 'bad-log');
}

/** Whether the game has this level, the options are some that a page offers, and the rules write the same log. */
async function isPlayed(services: ShareServices, { bot, seat, events }: SharedMatch): Promise<boolean> {
  const now = services.time.date();
  const isKnown = async (matchId: string, before: readonly DuelEvent[]) => {
    const match = await finishedMatch(services.store, matchId);
    return match !== null && JSON.stringify(match.events.slice(0, before.length)) === JSON.stringify(before);
  };
  try {
    const practice = events.find(({ type }) => type === 'practice-began');
    const known =
      practice?.type === 'practice-began' &&
      (await isKnown(practice.from.matchId, events.slice(0, practice.from.events)));
    if (!known && !begins(services, bot, events[0])) return false;
    if ((events.at(-1)?.at ?? 0) > now + DAY_MS || !(await replays(events, isKnown))) return false;
    const state = replay(events);
    return isOver(state) && seat === (state.practice?.seat ?? (BOT_SEAT === 0 ? 1 : 0));
  } catch {
    // Something in it is of a form that the rules never write.
    return false;
  }
}

/** Whether a page can have begun a match against this bot so. */
function begins({ captures }: ShareServices, bot: SharedMatch['bot'], first: unknown): boolean {
  const event = created.safeParse(first);
  if (!event.success) return false;
  const { level, options, seed } = event.data;
  const { deaf: _, ...chosen } = options;
  const shipped = levelById(options.levelId, captures);
  const brought = shipped === null ? readOwnLevel(level) : null;
  const isLevel =
    JSON.stringify(shipped ?? brought) === JSON.stringify(level) &&
    (brought === null || brought.id === options.levelId);
  return (
    isLevel &&
    JSON.stringify(optionsAgainst(bot, chosen)) === JSON.stringify(options) &&
    (options.seed ?? seed) === seed
  );
}

/** A body that is no JSON, or longer than any log. */
function isUnreadable(err: unknown): boolean {
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status >= 400 && status < 500;
}
