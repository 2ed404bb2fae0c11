/** The address with which links for others begin. Knows no browser. */

/** What the server says of its addresses. */
export interface Origins {
  /** Whoever runs the server has set it; null: it is worked out. */
  readonly fixed: string | null;
  /** By which others in the room reach it, the likeliest first. */
  readonly all: readonly string[];
}

/** Names by which only the machine itself is reached. */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address leads every machine to itself. */
export function isOwn(address: string): boolean {
  return OWN_NAMES.includes(new URL(address).hostname);
}

/** What a teacher can choose among; the page's own address too, unless nobody else can open it. */
export function choices({ fixed, all }: Origins, page: string): readonly string[] {
  if (fixed !== null) return [fixed];
  return [...new Set(isOwn(page) ? all : [page, ...all])];
}

/**
 * The address for links.
 * @param page the page's own
 * @param chosen what the teacher has chosen in this browser; ignored where it is not to be had any more
 */
export function bestOrigin(origins: Origins, page: string, chosen: string | null): string {
  const open = choices(origins, page);
  if (chosen !== null && open.includes(chosen)) return chosen;
  return open[0] ?? page;
}
