/** The messages between the page and the worker that reads captures. */

import type { CaptureProblem } from '../../shared/capture/read/error.ts';
import type { CaptureCase, CaptureSummary } from './capture-desk.ts';

export type ToWorker =
  | { readonly kind: 'read'; readonly files: readonly File[] }
  /** More of the list. */
  | { readonly kind: 'more'; readonly from: number };

export type FromWorker =
  | { readonly kind: 'progress'; readonly octets: number }
  | { readonly kind: 'read'; readonly files: readonly CaptureSummary[]; readonly count: number }
  | { readonly kind: 'cases'; readonly cases: readonly CaptureCase[] }
  | { readonly kind: 'failed'; readonly problem: CaptureProblem | 'broken'; readonly detail: string };

/** How many closes are explained at a time. */
export const PAGE = 50;
