/** The address with which links for others begin. Knows no browser. */

/** The server's information about its addresses. */
export interface Origins {
  /** Configured by the operator; null: it is derived. */
  readonly fixed: string | null;
  /** For others in the room, the likeliest first. */
  readonly all: readonly string[];
}

/** Names by which only the machine itself is reached. */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address leads every machine to itself. */
export function isOwn(address: string): boolean {
  return OWN_NAMES.includes(new URL(address).hostname);
}

/** The addresses that a teacher can choose from, including the page's own unless others cannot open it. */
export function choices({ fixed, all }: Origins, page: string): readonly string[] {
  if (fixed !== null) return [fixed];
  return [...new Set(isOwn(page) ? all : [page, ...all])];
}

/**
 * The address for links.
 * @param page the page's own
 * @param chosen by the teacher in this browser; ignored if no longer available
 */
export function bestOrigin(origins: Origins, page: string, chosen: string | null): string {
  const open = choices(origins, page);
  if (chosen !== null && open.includes(chosen)) return chosen;
  return open[0] ?? page;
}
