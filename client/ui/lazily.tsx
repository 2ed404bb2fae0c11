/** A page that is loaded when somebody goes there: whoever only plays needs none of it. */

import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bring, Late } from './bring.tsx';

export interface Lazy<P extends object> {
  (props: P): JSX.Element;
  /** Loads it while nothing else is to be done, so that it then stands there at once; in vain: it is loaded when it is needed. */
  ahead(): void;
}

/** A component in whose place an empty page stands until `load` has brought it. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  const known: { Page?: ComponentType<P> } = {};
  const keep = async () => {
    known.Page = await load();
    return known.Page;
  };
  function Lazily(props: P): JSX.Element {
    const [loaded, setLoaded] = useState<{ readonly Page?: ComponentType<P> }>({ ...known });
    const [late, setLate] = useState(false);
    const { Page } = loaded;
    useEffect(() => (Page === undefined ? bring(keep, (it) => setLoaded({ Page: it }), setLate) : undefined), [Page]);
    if (Page !== undefined) return <Page {...props} />;
    return (
      <main id="main" aria-busy={!late}>
        {late && <Late />}
      </main>
    );
  }
  return Object.assign(Lazily, { ahead: () => void keep().catch(() => undefined) });
}
