/** A link to a page of texts, from where something is being played or reviewed: that stays open. */

import type { ComponentChildren } from 'preact';
import type { Place } from './place.ts';
import { hrefOf } from './route.ts';

export function StudyLink({ to, children }: { readonly to: Place; readonly children: ComponentChildren }) {
  return (
    <a class="to-study" href={hrefOf(to)} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
