/** Where this page is served from: a proxy may have put a path in front of everything. */

/** The page says how far it is from the home page; while developing, and in tests, it is at its root. */
function readRoot(): URL {
  const up = document.querySelector<HTMLMetaElement>('meta[name="last-ack-root"]')?.content;
  return new URL(import.meta.env.DEV || up === undefined ? '/' : up, location.href);
}

let known: URL | null = null;

/** The address of the home page without the slash at its end, such as `https://uni.example/lastack`. */
export function rootUrl(): string {
  // Read once: the address of the page changes as one goes through it.
  known ??= readRoot();
  return known.href.replace(/\/$/, '');
}

/** Makes what the page's head names whole: as one goes through the page its address changes, and what is relative with it. */
export function anchorHead(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="icon"]'))
    link.setAttribute('href', link.href);
}

/** The path of the home page without the slash at its end; '' if there is nothing in front. */
export function rootPath(): string {
  return new URL(`${rootUrl()}/`).pathname.replace(/\/$/, '');
}
