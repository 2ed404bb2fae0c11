/** Sound from the page's start: nothing of it is loaded before it may be heard. */

import { effect } from '@preact/signals';
import type { Session } from './context/session.ts';
import { isSoundOn } from './context/sound-switch.ts';
import { listenForGestures } from './sound/sound.ts';

/** Waits for the first gesture, and for the first match that is played with sound on. */
export function listen(session: Session): void {
  listenForGestures();
  let loading = false;
  effect(() => {
    if (loading || session.view.value === null || !isSoundOn.value) return;
    loading = true;
    import('./match/follow-sounds.ts').then(
      ({ followSounds }) => followSounds(session),
      () => {
        loading = false;
      },
    );
  });
}
