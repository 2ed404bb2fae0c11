/** The torn fog over the figure, until its player closes it; it is spoken once. */

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useKeys } from '../kit/use-keys.ts';
import { t } from '../words/i18n.ts';

export function TornOver({
  over,
  rests,
  scene,
  fits,
  roomy,
}: {
  readonly over: { readonly top: string; readonly height: string };
  readonly rests: boolean;
  readonly scene: JSX.Element;
  /** Whether there is room for it. */
  readonly fits: boolean;
  /** Or for a button of its own. */
  readonly roomy: boolean;
}) {
  const [closed, setClosed] = useState(false);
  useKeys((key) => (key === 'Enter' && fits && !closed ? () => setClosed(true) : null));
  if (closed || !fits) return null;
  return (
    <div class="moment moment-scene torn" data-rests={rests} style={over}>
      {scene}
      <button type="button" class={roomy ? 'button torn-close' : 'torn-whole'} onClick={() => setClosed(true)}>
        <span class={roomy ? '' : 'sr-only'}>{t('torn.go')}</span>
      </button>
    </div>
  );
}
