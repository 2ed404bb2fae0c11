/** Somebody has gone back by the browser's own way, out of the middle of a match or a class: is that meant? */

import { t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { leaveClass, leaveMatch } from './leave.ts';
import { inClass } from './route.ts';
import { Ask, Yes } from './teach/ask.tsx';
import { goingAway } from './way-back.ts';

export function WayBackAsk() {
  const parts = useApp();
  const to = goingAway.value;
  if (to === null) return null;
  const [title, what] = inClass()
    ? [t('class.leave.title'), t('class.leave.what')]
    : [t('leave.title'), t(parts.session.view.value === null ? 'wire.leave.what' : 'leave.what')];
  const stay = () => {
    goingAway.value = null;
  };
  const go = () => {
    stay();
    if (inClass()) leaveClass(parts, to);
    else leaveMatch(parts, to);
  };
  return (
    <Ask title={title} what={what} onClose={stay} cancel={t('leave.stay')}>
      {() => <Yes label={t('leave.go')} onYes={go} />}
    </Ask>
  );
}
