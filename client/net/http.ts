/** The few requests made outside a match. */

import { MODES } from '../../shared/duel/options.ts';
import { REFUSALS, type RefusalCode } from '../../shared/duel/rules/command.ts';
import type { Invitation, SharedMatch, Stranger } from '../../shared/protocol.ts';
import type { Found } from '../kit/found.ts';
import type { Origins } from '../kit/origins.ts';
import { hasServer, rootUrl } from '../kit/root.ts';

/** The answer to a body longer than the server accepts, or than a proxy lets through. */
export const TOO_LONG = 413;

/**
 * @param path below the home page, with a leading slash
 * @returns the server's answer; silence and errors are `no-answer`
 */
export async function askJson(path: string): Promise<unknown> {
  if (!hasServer()) return 'no-answer';
  try {
    const response = await fetch(rootUrl() + path, { headers: { accept: 'application/json' } });
    return response.ok ? await response.json() : 'no-answer';
  } catch {
    return 'no-answer';
  }
}

/** The same for requests whose failure needs no message: null. */
export async function readJson(path: string): Promise<unknown> {
  const answer = await askJson(path);
  return answer === 'no-answer' ? null : answer;
}

/** Sends a match that this page has played by itself. @returns the id under which the server keeps it */
export async function sendMatch(match: SharedMatch): Promise<Kept> {
  if (!hasServer()) return { ok: false, code: 'no-server' };
  try {
    const response = await fetch(`${rootUrl()}/api/reviews`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(match),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return { ok: false, code: 'no-answer' };
    if ('matchId' in answer && typeof answer.matchId === 'string') return { ok: true, matchId: answer.matchId };
    const error = 'error' in answer ? answer.error : null;
    return { ok: false, code: REFUSALS.find((code) => code === error) ?? 'no-answer' };
  } catch {
    return { ok: false, code: 'no-server' };
  }
}

type Kept =
  | { readonly ok: true; readonly matchId: string }
  | { readonly ok: false; readonly code: RefusalCode | 'no-answer' | 'no-server' };

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

/** @returns the addresses of the server, or none if it does not say */
export async function readOrigins(): Promise<Origins> {
  const [instance, addresses] = await Promise.all([readJson('/api/instance'), readJson('/api/addresses')]);
  const fixed = typeof instance === 'object' && instance !== null && 'address' in instance ? instance.address : null;
  const all = Array.isArray(addresses) ? addresses.filter((one) => typeof one === 'string') : [];
  return { fixed: typeof fixed === 'string' ? fixed : null, all };
}
