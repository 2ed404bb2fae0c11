/** The text of a segment, used everywhere: flags, seq and ack, the number first and its symbol next to it. */

import type { Symbols } from '../../shared/duel/vocabulary/figure.ts';
import type { End } from '../../shared/duel/level.ts';
import { type Flag, has, type Segment } from '../../shared/tcp/segment.ts';
import { t } from '../words/i18n.ts';
import { segmentSymbols } from '../figure/layout/figure-symbols.ts';

export interface SegmentProps {
  readonly segment: Segment;
  /** The end whose numbers are in seq. */
  readonly from: End;
  readonly symbols: Symbols;
}

/** PSH and URG change nothing in a teardown and would only be noise. */
const SHOWN: readonly Flag[] = ['SYN', 'FIN', 'RST', 'ACK'];

export function Flags({ segment }: { readonly segment: Pick<Segment, 'flags'> }) {
  return (
    <>
      {SHOWN.filter((flag) => segment.flags.includes(flag)).map((flag) => (
        <b key={flag} class={`chip ${flag.toLowerCase()}`} translate={false}>
          {flag}
        </b>
      ))}
    </>
  );
}

function Numbered({
  name,
  value,
  symbol,
}: {
  readonly name: string;
  readonly value: number;
  readonly symbol: string | null;
}) {
  return (
    <span class="num">
      <span class="name">{name}</span> <span class="value">{value}</span>
      {symbol !== null && <i class="symbol"> {symbol}</i>}
    </span>
  );
}

/** In one line of text. */
export function SegmentLine({ segment, from, symbols }: SegmentProps) {
  const { seq, ack } = segmentSymbols(segment, from, symbols);
  return (
    <span class="segment">
      <Flags segment={segment} />
      {segment.len > 0 && <span class="bytes">{t('segment.bytes', { count: segment.len })} </span>}
      <Numbered name="seq" value={segment.seq} symbol={seq} />
      {has(segment, 'ACK') && segment.ack !== undefined && <Numbered name="ack" value={segment.ack} symbol={ack} />}
    </span>
  );
}
