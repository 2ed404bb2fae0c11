/** Uploads a file that the page has made, to where every browser can fetch it. */

import { FILE_REFUSALS, type FileRefusal, LONGEST_FILE } from '../../shared/kept-file.ts';
import { TOO_LONG } from './http.ts';
import { hasServer, rootUrl } from '../kit/root.ts';

export type FileLink =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: FileRefusal | 'no-server' };

/** @returns a link that leads to the file for KEEP_MS, or why there is none */
export async function makeFileLink(name: string, file: Blob): Promise<FileLink> {
  if (!hasServer()) return { ok: false, why: 'no-server' };
  if (file.size > LONGEST_FILE) return { ok: false, why: 'file-too-long' };
  try {
    const response = await fetch(`${rootUrl()}/api/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    // A proxy with a lower limit says so with a page of its own.
    if (response.status === TOO_LONG) return { ok: false, why: 'file-too-long' };
    const answer = (await response.json()) as { readonly token?: unknown; readonly error?: unknown };
    if (typeof answer.token === 'string')
      return { ok: true, url: `${rootUrl()}/api/files/${answer.token}/${encodeURIComponent(name)}` };
    return { ok: false, why: FILE_REFUSALS.find((code) => code === answer.error) ?? 'no-server' };
  } catch {
    return { ok: false, why: 'no-server' };
  }
}
