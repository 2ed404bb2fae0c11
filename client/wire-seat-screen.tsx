/** The third player's match: the wire while it is played, and the review of it afterwards. */

import { useEffect } from 'preact/hooks';
import type { WireView } from '../shared/duel/vocabulary/traffic.ts';
import { lazily } from './kit/lazily.tsx';
import { WireScreen } from './match/wire-screen.tsx';

const WireResult = lazily(() => import('./ending/wire-result.tsx').then((page) => page.WireResult));

export function WireSeat({ view }: { readonly view: WireView }) {
  useEffect(() => WireResult.ahead(), []);
  return view.review === null ? <WireScreen view={view} /> : <WireResult view={view} review={view.review} />;
}
