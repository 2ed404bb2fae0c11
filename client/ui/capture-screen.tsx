/** Loads the page on captures when somebody goes there: whoever only plays needs none of it. */

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function CaptureScreen() {
  const [loaded, setLoaded] = useState<{ readonly Page: ComponentType } | null>(null);
  useEffect(() => {
    void import('./capture.tsx').then(({ Capture }) => setLoaded({ Page: Capture }));
  }, []);
  return loaded === null ? <main class="capture" id="main" aria-busy="true" /> : <loaded.Page />;
}
