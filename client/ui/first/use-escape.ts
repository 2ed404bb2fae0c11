/** The key by which one leaves, unless something that is open takes it. */

import { useKeys } from '../use-keys.ts';

export function useEscape(leave: () => void): void {
  useKeys((key) => (key === 'Escape' ? leave : null));
}
