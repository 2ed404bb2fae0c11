/**
 * A fetch that gives up. On a network that swallows everything an answer never comes, and each question that still waits
 * for one keeps a connection: a browser opens six to a server, and after the sixth nobody can ask any more.
 */

/** A server that is busy answers within this; a line that is dead is asked anew. */
const PATIENCE_MS = 10_000;

export async function briefFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    return await fetch(input, { ...init, signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
  }
}
