/** The two lines and everything between them, as only the wire sees it. Follows the newest segment. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TrafficEntry, WireView } from '../../shared/duel/vocabulary/traffic.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { locale, t } from '../words/i18n.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { figureScale } from '../figure/layout/figure-metrics.ts';
import { fateOf, flown, layoutWire, trafficAt } from '../figure/layout/wire-layout.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { useSize } from '../kit/use-size.ts';
import { useNow } from '../context/use-now.ts';
import { Person } from '../kit/person.tsx';
import { sentences } from '../kit/sentences.ts';
import { isolated } from '../../shared/lib/direction.ts';
import { endName } from './wire-names.ts';

const BEAT_MS = 80;
/** Within this many px of its end, the figure follows new entries. */
const AT_END_PX = 60;

export function WireFigureHost({ view }: { readonly view: WireView }) {
  const [host, size] = useSize<HTMLElement>();
  const follows = useRef(true);
  const [moving, setMoving] = useState(false);
  const now = Math.max(useNow(moving ? BEAT_MS : null), view.now);
  const traffic = trafficAt(view.traffic, now);
  const flying = traffic.some((entry) => fateOf(entry) === 'flying');
  useEffect(() => setMoving(flying), [flying]);
  const figure = useLayout(view, size);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    // A scroll container must be within reach of the keyboard.
    element.tabIndex = 0;
    if (follows.current) element.scrollTop = element.scrollHeight;
  });
  const shareOf = (entryId: number, copy: number) => {
    const entry = view.traffic.find(({ id }) => id === entryId);
    return entry === undefined ? 1 : flown(entry, copy, now);
  };
  return (
    <div class="wire-figure">
      <Heads view={view} />
      <section
        class="wire-scroll"
        ref={host}
        aria-label={t('wire.figure')}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
        }}
      >
        {traffic.length === 0 && <p class="wire-quiet">{t('wire.quiet')}</p>}
        {figure !== null && <ReviewSvg figure={figure} flown={shareOf} label={t('wire.figure')} />}
        <ol class="sr-only">
          {traffic.map((entry) => (
            <li key={entry.id}>
              {sentences(
                [`${isolated(endName(view, entry.from))}: ${inWords(entry.segment)}`, remarkOf(entry)],
                locale.value,
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** The layout for the available room; on a large screen everything is larger. */
function useLayout({ traffic, you }: WireView, size: { width: number; height: number } | null) {
  const words = figureLabels(locale.value);
  const { name } = you;
  const [width, height] = [size?.width ?? 0, size?.height ?? 0];
  return useMemo(
    () => (width === 0 ? null : layoutWire(traffic, width / figureScale(width, height), words, name)),
    [traffic, width, height, words, name],
  );
}

function Heads({ view }: { readonly view: WireView }) {
  return (
    <div class="wire-heads">
      {(['A', 'B'] as const).map((end) => (
        <p key={end} class={`of-${end.toLowerCase()}`}>
          <b class="one-line">
            <Person name={endName(view, end)} />
          </b>
          <span>{`${view.ends[end].address.ip}:${view.ends[end].address.port}`}</span>
        </p>
      ))}
    </div>
  );
}

function numbers({ seq, ack }: Segment): string {
  return ack === undefined ? `seq ${seq}` : `seq ${seq} ack ${ack}`;
}

function inWords(segment: Segment): string {
  const text = segment.len > 0 ? ` ${t('segment.bytes', { count: segment.len })}` : '';
  return `${segment.flags.join(' ')}${text} ${numbers(segment)}`;
}

/** The fate of a segment, and who caused it. */
function remarkOf(entry: TrafficEntry): string {
  const fate = entry.order === null ? t(`traffic.${fateOf(entry)}`) : t(`traffic.${entry.order}`);
  return entry.again ? `${t('traffic.again')} · ${fate}` : fate;
}
