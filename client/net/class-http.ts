/** Requests about classes, lessons and reports outside a room. A refusal is an answer, and so is no answer. */

import type { Locale } from '../../shared/lib/language.ts';
import type { ClassInvitation, InstanceRules, ReportRequest } from '../../shared/class-protocol.ts';
import { classRefusal, codeOfClassKey, lessonIdOfKey } from '../../shared/class-protocol.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import type { Report } from '../../shared/report/report.ts';
import type { ClassProblem } from '../context/class-session.ts';
import type { Found } from '../kit/found.ts';
import { askJson, TOO_LONG } from './http.ts';
import { hasServer, rootUrl } from '../kit/root.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The result of a request; the server is our own, and what it sends on success follows the protocol. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ClassProblem };

interface Question {
  readonly key?: string;
  readonly body?: object;
}

function send(method: Method, path: string, { key, body }: Question): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return fetch(rootUrl() + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function ask<T>(
  method: Method,
  path: string,
  question: Question,
  read: (response: Response) => Promise<T>,
): Promise<Asked<T>> {
  if (!hasServer()) return { ok: false, problem: 'no-server' };
  try {
    const response = await send(method, path, question);
    if (response.ok) return { ok: true, value: await read(response) };
    return { ok: false, problem: await refusalIn(response) };
  } catch {
    return { ok: false, problem: 'no-server' };
  }
}

async function refusalIn(response: Response): Promise<ClassProblem> {
  // Only a lesson is that long.
  if (response.status === TOO_LONG) return 'bad-lesson';
  const answer: unknown = await response.json().catch(() => null);
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null;
  return classRefusal({ message: error }) ?? 'no-answer';
}

const json = <T>(response: Response) => response.json() as Promise<T>;
const nothing = () => Promise.resolve(null);

export async function readInstance(): Promise<InstanceRules | null> {
  const answer = await ask('GET', '/api/instance', {}, json<InstanceRules>);
  return answer.ok ? answer.value : null;
}

export async function readClassInvitation(code: string): Promise<Found<ClassInvitation>> {
  const answer = await askJson(`/api/classes/${encodeURIComponent(code)}`);
  if (answer === 'no-answer') return answer;
  if (typeof answer !== 'object' || answer === null || !('title' in answer)) return null;
  return answer as ClassInvitation;
}

export const deleteClass = (key: string) => ask('DELETE', `/api/classes/${codeOfClassKey(key)}`, { key }, nothing);

export const readReport = (keys: readonly string[], language: Locale) =>
  ask('POST', '/api/report', { body: { keys, format: 'json', language } satisfies ReportRequest }, json<Report>);

export const readReportFile = (request: ReportRequest) =>
  ask('POST', '/api/report', { body: request }, (response) => response.blob());

export const readReplay = (key: string, matchId: string) =>
  ask('GET', `/api/replay/${encodeURIComponent(matchId)}`, { key }, json<Review>);

export const postLesson = (lesson: Lesson, password: string, proof: { readonly proof?: string }) =>
  ask(
    'POST',
    '/api/lessons',
    { body: { lesson, ...(password === '' ? {} : { password, ...proof }) } },
    json<{ readonly key: string }>,
  );

export const putLesson = (key: string, lesson: Lesson) =>
  ask('PUT', lessonPath(key), { key, body: { lesson } }, nothing);

export const readLesson = (key: string) => ask('GET', lessonPath(key), { key }, json<{ readonly lesson: Lesson }>);

export const deleteLesson = (key: string) => ask('DELETE', lessonPath(key), { key }, nothing);

function lessonPath(key: string): string {
  return `/api/lessons/${encodeURIComponent(lessonIdOfKey(key))}`;
}
