/** The link to the review of a match. A match that this browser has played by itself is sent to the server first. */

import { useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { isOwnId } from '../context/own-id.ts';
import { pathOf } from '../context/place.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { useOrigin } from '../context/use-origin.ts';
import { hasServer } from '../kit/root.ts';

interface Linked {
  readonly matchId: string;
  /** What the link says of the place in the review; absent: nothing. */
  readonly fragment?: string;
  readonly label: string;
}

export function ShareLink({ matchId, fragment = '', label }: Linked) {
  const { actions } = useApp();
  const [shared, setShared] = useState<string | null>(isOwnId(matchId) ? null : matchId);
  const [asked, setAsked] = useState(false);
  const origin = useOrigin();
  const share = async () => {
    setAsked(true);
    setShared(await actions.share(matchId));
    setAsked(false);
  };
  const link = origin + pathOf({ kind: 'review', matchId: shared ?? matchId }) + fragment;
  // Nobody else could be shown it.
  if (!hasServer()) return null;
  if (shared !== null) return <CopyButton key={link} text={link} label={label} />;
  return (
    <button type="button" class="button" disabled={asked} onClick={() => void share()}>
      {t('review.share')}
    </button>
  );
}
