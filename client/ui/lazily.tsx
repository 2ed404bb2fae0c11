/** A page that is loaded when somebody goes there: whoever only plays needs none of it. */

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component in whose place an empty page stands until `load` has brought it. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => preact.JSX.Element {
  return function Lazily(props) {
    const [loaded, setLoaded] = useState<{ readonly Page: ComponentType<P> } | null>(null);
    useEffect(() => {
      void load().then((Page) => setLoaded({ Page }));
    }, []);
    return loaded === null ? <main id="main" aria-busy="true" /> : <loaded.Page {...props} />;
  };
}
