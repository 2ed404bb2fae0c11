/** Gives the live figure its place and its views. The figure is loaded as a chunk of its own. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { locale, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { bring, Late } from '../kit/bring.tsx';
import { MatchMoments } from './match-moments.tsx';
import { withPeerName } from './peer-name.ts';
import { TcpdumpView } from './tcpdump-view.tsx';

interface Figure {
  update(view: SeatView): void;
  destroy(): void;
}

/** `moments`: what happens is played over the figure. */
export function FigureHost({ view, moments = false }: { readonly view: SeatView; readonly moments?: boolean }) {
  const { session } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const figure = useRef<Figure | null>(null);
  const latest = useRef(view);
  latest.current = view;
  const [late, setLate] = useState(false);
  const [drawn, setDrawn] = useState<HTMLElement | null>(null);
  const language = locale.value;
  useEffect(() => {
    const load = () => import('../figure/phaser/mount.ts').then(({ mountFigure }) => mountFigure);
    const letGo = bring(
      load,
      (mount) => {
        if (host.current === null) return;
        const deps = { locale: () => locale.peek(), serverNow: () => session.serverNow() };
        figure.current = mount(host.current, deps);
        figure.current.update(withPeerName(latest.current));
        setDrawn(host.current);
      },
      setLate,
    );
    return () => {
      letGo();
      figure.current?.destroy();
      figure.current = null;
    };
  }, [session]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figure reads the language by itself and must be told when it changes
  useEffect(() => figure.current?.update(withPeerName(view)), [view, language]);
  const dumped = useMemo(() => ({ kind: 'seat', view }) as const, [view]);
  return (
    <section class="figure-host" aria-label={t('arena.figure')}>
      <div class="figure-place" ref={host} />
      {moments && <MatchMoments view={view} host={drawn} />}
      {late && <Late />}
      <Corruption view={view} />
      <TcpdumpView dumped={dumped} />
    </section>
  );
}

/** Data of another connection went through: an unmissable message until the half is over. */
function Corruption({ view }: { readonly view: SeatView }) {
  const bytes = view.figure.reduce((sum, entry) => sum + (entry.kind === 'corrupted' ? entry.bytes : 0), 0);
  if (bytes === 0) return null;
  return (
    <div class="corruption" role="alert">
      <b>{t('corrupted.title')}</b>
      <p class="sr-only-phone">{t('corrupted.what', { count: bytes })}</p>
    </div>
  );
}
