/** Says at once if the network lets pages through but not the game, before the player types a name. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { useApp } from './app-context.ts';

export function SocketNotice() {
  const { actions } = useApp();
  const [blocked, setBlocked] = useState(false);
  useEffect(() => void actions.reach().then((reach) => setBlocked(reach === 'sockets-blocked')), [actions]);
  return blocked ? (
    <p class="problem" role="alert">
      {t('problem.sockets-blocked')}
    </p>
  ) : null;
}
