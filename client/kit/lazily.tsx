/** Pages loaded on demand: a player who only plays needs none of them. */

import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bring, Late } from './bring.tsx';

export interface Lazy<P extends object> {
  (props: P): JSX.Element;
  /** Loads it while the browser is idle, so that it is ready at once; if that fails, it is loaded on demand. */
  ahead(): void;
}

/** A component that shows an empty page, or `Meanwhile`, until it is loaded. */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType<{ readonly late: boolean }> = EmptyPage,
): Lazy<P> {
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
    return <Meanwhile late={late} />;
  }
  return Object.assign(Lazily, { ahead: () => void keep().catch(() => undefined) });
}

function EmptyPage({ late }: { readonly late: boolean }) {
  return (
    <main id="main" aria-busy={!late}>
      {late && <Late />}
    </main>
  );
}
