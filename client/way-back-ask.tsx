/** The browser's back button was used in the middle of a match or a class: asks for confirmation. */

import { t } from './words/i18n.ts';
import { useApp } from './context/app-context.ts';
import { leaveClass, leaveMatch } from './context/leave.ts';
import { inClass } from './context/route.ts';
import { Ask, Yes } from './kit/ask.tsx';
import { goingAway } from './context/way-back.ts';

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
