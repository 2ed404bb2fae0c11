/** The address with which links for others begin: on the machine of the server itself that is not the page's own. */

import { useEffect, useState } from 'preact/hooks';
import { useApp } from './app-context.ts';

export function useOrigin(): string {
  const { actions } = useApp();
  const [origin, setOrigin] = useState(location.origin);
  useEffect(() => {
    void actions.publicOrigin().then((found) => found !== null && setOrigin(found));
  }, [actions]);
  return origin;
}
