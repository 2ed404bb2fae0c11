/** The few questions that are asked outside a match. No answer is an answer too: null. */

import type { Invitation } from '../../shared/protocol.ts';

export async function readJson(path: string): Promise<unknown> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

export function readInvitation(answer: unknown): Invitation | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { host, levelId, wireFree } = answer as { host?: unknown; levelId?: unknown; wireFree?: unknown };
  if (typeof levelId !== 'string' || (host !== null && typeof host !== 'string')) return null;
  return { host, levelId, wireFree: wireFree === true };
}
