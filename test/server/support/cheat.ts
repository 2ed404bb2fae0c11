/** The connection of a student who tries to cheat: other seats, replays, forgeries, nonsense. */

import { Client } from 'colyseus.js';
import { classRefusal } from '../../../shared/class-protocol.ts';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import type { Student } from './student.ts';

/** Foreign duels tried at a time. */
const FOREIGN = 3;

/** Values that might break a handler. */
const NONSENSE: readonly unknown[] = [
  null,
  [],
  'x',
  Number.POSITIVE_INFINITY,
  { round: -1 },
  { round: 1, question: 9e15, answer: { kind: 'x' } },
];

/**
 * Tries everything once.
 * @param teacher what only the teacher can know: a cheat who has seen the codes of all duels
 * @returns a line for each try: the code with which it was refused, or `taken`
 */
export async function cheat(url: string, student: Student, teacher: TeacherView): Promise<string[]> {
  const said: string[] = [];
  const foreign = Object.values(teacher.duels).filter(({ seats }) =>
    seats.every((seat) => seat.student !== student.id),
  );
  for (const { code } of foreign.slice(0, FOREIGN)) said.push(await seatTaken(url, code, student.key));
  const { request } = forged(student);
  for (const name of ['start', 'skip', 'pause', 'end', 'remove', 'rename', 'settings', 'watch', 'moves', 'consent']) {
    said.push(await request(name, { student: 1, name: 'x', index: 0, claim: 1, allow: true, matchId: null }));
  }
  for (const message of NONSENSE) said.push(await request('answer', message));
  said.push(...(await replayed(student)));
  student.room.send('answer', { round: 1 });
  student.room.send('no such message', 'x'.repeat(900));
  return said;
}

/** Another student's seat, with the cheat's own key. */
async function seatTaken(url: string, code: string, key: string): Promise<string> {
  try {
    const room = await new Client(url).joinById(code, { kind: 'resume', seatKey: key });
    await room.leave(true);
    return 'taken';
  } catch (error) {
    return classRefusal(error) ?? 'no answer';
  }
}

function forged(student: Student) {
  return {
    request: async (name: string, message: unknown): Promise<string> => {
      try {
        const reply = await student.room.request<unknown, { ok: boolean; code?: string }>(name, message, {
          timeout: 10_000,
        });
        return reply.ok ? 'taken' : (reply.code ?? 'no code');
      } catch {
        return 'rejected';
      }
    },
  };
}

/** The same answer ten times at once: the first may count, the others must not. */
async function replayed(student: Student): Promise<string[]> {
  const { round, frame } = student.view;
  if (round?.kind !== 'question' || round.answer !== null) return [];
  const answer = guess(round.question.kind, round.question.options.length);
  const message = { round: frame.round, question: 0, answer };
  const { request } = forged(student);
  const replies = await Promise.all(Array.from({ length: 10 }, () => request('answer', message)));
  const counted = replies.filter((reply) => reply === 'taken').length;
  return replies.filter((reply) => reply !== 'taken').concat(Array<string>(Math.max(0, counted - 1)).fill('taken'));
}

function guess(kind: string, options: number): unknown {
  if (kind === 'number') return { kind, value: 1 };
  if (kind === 'single') return { kind, option: 0 };
  return kind === 'order'
    ? { kind, items: Array.from({ length: options }, (_, index) => index) }
    : { kind, options: [0] };
}
