/** The ids of matches that this browser plays by itself. No server knows them, and none can be taken for one of a server. */

const PREFIX = 'own-';

export function newOwnId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return PREFIX + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function isOwnId(id: string): boolean {
  return /^own-[0-9a-f]{24}$/.test(id);
}
