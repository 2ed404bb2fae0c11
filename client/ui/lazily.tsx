/** A page that is loaded when somebody goes there: whoever only plays needs none of it. */

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bring, Late } from './bring.tsx';

/** A component in whose place an empty page stands until `load` has brought it. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => preact.JSX.Element {
  return function Lazily(props) {
    const [loaded, setLoaded] = useState<{ readonly Page: ComponentType<P> } | null>(null);
    const [late, setLate] = useState(false);
    useEffect(() => bring(load, (Page) => setLoaded({ Page }), setLate), []);
    if (loaded !== null) return <loaded.Page {...props} />;
    return (
      <main id="main" aria-busy={!late}>
        {late && <Late />}
      </main>
    );
  };
}
