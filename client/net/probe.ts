/** Why a connection does not work: the server is gone, or the network lets only pages through. */

import type { Reach } from '../context/session.ts';
import { hasServer, rootUrl } from '../kit/root.ts';

const PATIENCE_MS = 5000;
/** Looks like a room's, so that a proxy that passes those on passes this on. */
const PATH = '/self-test/PROBE';

/** Tries a request and a socket. */
export async function probe(): Promise<Reach> {
  if (!hasServer() || !(await answers())) return 'no-server';
  if (await opensSocket()) return 'open';
  // It may have gone just now.
  return (await answers()) ? 'sockets-blocked' : 'no-server';
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch(`${rootUrl()}/healthz`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // A network that asks for a password first answers everything with its own page.
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'ok' in answer;
  } catch {
    return false;
  }
}

function opensSocket(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(rootUrl().replace(/^http/, 'ws') + PATH);
    const done = (open: boolean) => {
      clearTimeout(timer);
      socket.onopen = socket.onclose = socket.onerror = null;
      socket.close();
      resolve(open);
    };
    const timer = setTimeout(() => done(false), PATIENCE_MS);
    socket.onopen = () => done(true);
    socket.onclose = socket.onerror = () => done(false);
  });
}
