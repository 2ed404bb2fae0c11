/** The few questions that are asked outside a match. */

import type { Invitation } from '../../shared/protocol.ts';
import type { Found } from '../model/found.ts';

/** @returns what the server answers; no answer and an error are `no-answer` */
export async function askJson(path: string): Promise<unknown> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
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
