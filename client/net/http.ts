/** The few questions that are asked outside a match. */

import { MODES } from '../../shared/duel/options.ts';
import type { Invitation, Stranger } from '../../shared/protocol.ts';
import type { Found } from '../model/found.ts';
import type { Origins } from '../model/origins.ts';
import { rootUrl } from './root.ts';

/**
 * @param path below the home page, with a slash in front
 * @returns what the server answers; no answer and an error are `no-answer`
 */
export async function askJson(path: string): Promise<unknown> {
  try {
    const response = await fetch(rootUrl() + path, { headers: { accept: 'application/json' } });
    return response.ok ? await response.json() : 'no-answer';
  } catch {
    return 'no-answer';
  }
}

/** The same where no answer is an answer too: null. */
export async function readJson(path: string): Promise<unknown> {
  const answer = await askJson(path);
  return answer === 'no-answer' ? null : answer;
}

export function readInvitation(answer: unknown): Found<Invitation> {
  if (answer === 'no-answer') return answer;
  if (typeof answer !== 'object' || answer === null) return null;
  const { host, levelId, wireFree } = answer as { host?: unknown; levelId?: unknown; wireFree?: unknown };
  if (typeof levelId !== 'string' || (host !== null && typeof host !== 'string')) return null;
  return { host, levelId, wireFree: wireFree === true };
}

export function readStrangers(answer: unknown): readonly Stranger[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { levelId, mode: said } = one as { levelId?: unknown; mode?: unknown };
    const mode = MODES.find((known) => known === said);
    return typeof levelId === 'string' && mode !== undefined ? [{ levelId, mode }] : [];
  });
}

/** @returns the addresses that the server has; none, if it does not say */
export async function readOrigins(): Promise<Origins> {
  const [house, addresses] = await Promise.all([readJson('/api/house'), readJson('/api/addresses')]);
  const fixed = typeof house === 'object' && house !== null && 'address' in house ? house.address : null;
  const all = Array.isArray(addresses) ? addresses.filter((one) => typeof one === 'string') : [];
  return { fixed: typeof fixed === 'string' ? fixed : null, all };
}
