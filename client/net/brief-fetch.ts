/**
 * A fetch that gives up. On a network that swallows everything an answer never comes, and each pending request keeps a
 * connection: a browser opens six per server, and after the sixth no request gets through.
 */

/** A busy server answers within this time; on a dead connection the request is made again. */
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
