/** The key for leaving, unless something open takes it. */

import { useKeys } from '../../kit/use-keys.ts';

/** @param leave null: there is nothing to leave by it */
export function useEscape(leave: (() => void) | null): void {
  useKeys((key) => (key === 'Escape' ? leave : null));
}
