/** The address with which links for others begin: on the server's own machine that is not the page's own. */

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { bestOrigin, choices, type Origins } from '../kit/origins.ts';
import { rootUrl } from '../kit/root.ts';
import { useApp } from './app-context.ts';

/** Chosen by the teacher in this browser; null: the likeliest. */
export const chosenOrigin = signal<string | null>(null);

const UNKNOWN: Origins = { fixed: null, all: [] };

/** @returns the address for links, and all that a teacher can choose from */
export function useOrigins(): { readonly origin: string; readonly all: readonly string[] } {
  const { actions } = useApp();
  const [known, setKnown] = useState(UNKNOWN);
  useEffect(() => void actions.origins().then(setKnown), [actions]);
  const page = rootUrl();
  return { origin: bestOrigin(known, page, chosenOrigin.value), all: choices(known, page) };
}

export function useOrigin(): string {
  return useOrigins().origin;
}
