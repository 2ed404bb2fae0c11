/** Where this page is served from: a proxy may have put a path in front of everything. */

/** The page's head says how far it is from the home page; in development and in tests it is at its root. */
function readRoot(): URL {
  const up = document.querySelector<HTMLMetaElement>('meta[name="last-ack-root"]')?.content;
  return new URL(import.meta.env.DEV || up === undefined ? '/' : up, location.href);
}

let known: URL | null = null;

/** The address of the home page without its trailing slash, such as `https://uni.example/lastack`. */
export function rootUrl(): string {
  // Read once: the address of the page changes with navigation.
  known ??= readRoot();
  return known.href.replace(/\/$/, '');
}

/** Whether a game server is behind this page. A folder on a static host has none, and its head says so (build-static.ts). */
export function hasServer(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="last-ack-server"]')?.content !== 'none';
}

/**
 * Makes the relative addresses in the page's head absolute: the page's address, to which they are relative, changes
 * with navigation.
 */
export function anchorHead(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>(
    'link:is([rel="icon"], [rel="apple-touch-icon"], [rel="manifest"])',
  ))
    link.setAttribute('href', link.href);
}

/** The path of the home page without its trailing slash; '' if there is no prefix. */
export function rootPath(): string {
  return new URL(`${rootUrl()}/`).pathname.replace(/\/$/, '');
}
