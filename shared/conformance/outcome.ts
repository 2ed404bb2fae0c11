/** The outcome of running one conformance case. */

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string };

export const PASSED: Outcome = { kind: 'passed' };

export function failed(reason: string): Outcome {
  return { kind: 'failed', reason };
}

export function skipped(reason: string): Outcome {
  return { kind: 'skipped', reason };
}
