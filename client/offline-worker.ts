/**
 * The service worker: keeps one version of the built page in the browser, whole, so that a lone player needs the server
 * only for the first load. It answers for the home page (the network first) and for the files of the build; rooms,
 * requests, and the pages of classes and matches never pass through it. Built by offline-page.ts.
 */

/** Of this version, relative to the home page. Those in `assets/` are named after their content. */
declare const FILES: readonly string[];
/** The script that the version's home page begins with. */
declare const ENTRY: string;
/** Differs whenever a file of the version does. */
declare const VERSION: string;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What is used of ServiceWorkerGlobalScope, whose types and those of a page exclude each other. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: {
      readonly includeUncontrolled: boolean;
    }): Promise<readonly { postMessage(message: unknown): void }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', listen: (event: Asking) => void): void;
}

/** A network that swallows everything is as good as none, ms. */
const PATIENCE_MS = 5_000;
/** Pages that are open keep the files of their version: of the one before as well. */
const VERSIONS_KEPT = 2;

const worker = self as unknown as WorkerScope;
const home = worker.registration.scope;
/** An origin may have several homes, each below its path. */
const ours = `last-ack ${home} `;

worker.addEventListener('install', (event) => event.waitUntil(keepVersion()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const [address = ''] = request.url.split('#');
  if (request.mode === 'navigate') {
    if (address === home) event.respondWith(fresh(request));
  } else if (address.startsWith(`${home}assets/`)) event.respondWith(unchanging(request));
  else if (FILES.includes(address.slice(home.length))) event.respondWith(fresh(request));
});

/** All of it or nothing. What an earlier version has already is not loaded again. */
async function keepVersion(): Promise<void> {
  try {
    const cache = await caches.open(ours + VERSION);
    const page = await load(home, 'no-cache');
    // In the middle of an update a server may hand out the page of another version.
    if (!(await page.clone().text()).includes(ENTRY)) throw new Error('the page is of another version');
    await Promise.all(FILES.map(async (file) => cache.put(home + file, await whole(home + file))));
    await cache.put(home, page);
  } catch (error) {
    await caches.delete(ours + VERSION);
    throw error;
  }
  // Running pages lose nothing by it: they have their files by name, and go on with them.
  await worker.skipWaiting();
}

async function whole(address: string): Promise<Response> {
  if (!address.startsWith(`${home}assets/`)) return load(address, 'no-cache');
  return (await kept(address)) ?? load(address, 'default');
}

async function load(address: string, cache: RequestCache): Promise<Response> {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** Forgets old versions, and tells open pages which one is there now. */
async function begin(): Promise<void> {
  const versions = await keptVersions();
  await Promise.all(versions.slice(VERSIONS_KEPT).map((name) => caches.delete(name)));
  await worker.clients.claim();
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true })) page.postMessage({ entry: ENTRY });
}

/** The newest first. */
async function keptVersions(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(ours)).reverse();
}

/** From the newest version that has it. */
async function kept(address: string): Promise<Response | undefined> {
  for (const name of await keptVersions()) {
    const found = await (await caches.open(name)).match(address, { ignoreVary: true });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A file that is named after its content is the same wherever it comes from. */
async function unchanging(request: Request): Promise<Response> {
  return (await kept(request.url)) ?? fetch(request);
}

/** As the server has it now; if there is no server, as it was kept. */
async function fresh(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
    return (await kept(request.url)) ?? answer;
  } catch (error) {
    const found = await kept(request.url);
    if (found === undefined) throw error;
    return found;
  }
}
