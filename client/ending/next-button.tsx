/** The one button of an ending. */

import type { ComponentChildren } from 'preact';
import { EnterKey } from '../kit/enter-key.tsx';
import { isMeant } from '../kit/keys.ts';

export function NextButton({
  onPress,
  children,
}: {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button type="button" class="button primary ending-next" onClick={onPress} onKeyDown={refuseHeld}>
      <span>{children}</span> <EnterKey />
    </button>
  );
}

/** The last move of the match may have been sent with Enter, and the key still be held. */
function refuseHeld(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !isMeant(event)) event.preventDefault();
}
