/** If a page cannot keep a phone's screen on: said once, before anything begins. */

import { useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { canStayAwake } from '../kit/awake.ts';
import { toldOnce } from './storage.ts';

export function DarkHint() {
  const [shown] = useState(
    () => !canStayAwake() && matchMedia('(pointer: coarse)').matches && !toldOnce('dark-screen'),
  );
  return shown ? <p class="dim dark-hint">{t('awake.hint')}</p> : null;
}
