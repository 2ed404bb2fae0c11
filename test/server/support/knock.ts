/** A client that is no page: asks the matchmaker by plain HTTP, from any address, and never connects. */

export interface Knocked {
  readonly status: number;
  /** The code, if refused. */
  readonly error: string | null;
  /** The code of the room in which a place was reserved. */
  readonly room: string | null;
}

/**
 * Reserves a place and never takes it.
 * @param name the kind of room, or the code of one
 * @param from the address that a proxy on this machine claims to forward
 */
export async function knock(
  url: string,
  method: 'create' | 'join' | 'joinOrCreate' | 'joinById' | 'reconnect',
  name: string,
  options: object,
  from?: string,
): Promise<Knocked> {
  const response = await fetch(`${url}/matchmake/${method}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(from === undefined ? {} : { 'x-forwarded-for': from }) },
    body: JSON.stringify(options),
  });
  const answer = (await response.json()) as { error?: string; roomId?: string };
  return { status: response.status, error: answer.error ?? null, room: answer.roomId ?? null };
}

/**
 * The same many times, some at a time.
 * @returns how often each answer came: `ok`, or the error
 */
export async function flood(times: number, one: (n: number) => Promise<Knocked>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let from = 0; from < times; from += 16) {
    const batch = Array.from({ length: Math.min(16, times - from) }, (_, n) => one(from + n));
    for (const { error } of await Promise.all(batch)) counts[error ?? 'ok'] = (counts[error ?? 'ok'] ?? 0) + 1;
  }
  return counts;
}
