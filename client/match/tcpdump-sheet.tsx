/** The lines that tcpdump would print, over the figure: of the player's own end, or of either end of a half. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { packetsAt, packetsSeen } from '../../shared/capture/export/seen-packets.ts';
import { tcpdumpLines } from '../../shared/capture/export/tcpdump-line.ts';
import type { End } from '../../shared/duel/level.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { Choice } from '../kit/choice.tsx';
import { t } from '../words/i18n.ts';

/** What is printed: what a player's own end has seen, or a half from above, at the end that is chosen. */
export type Dumped =
  | { readonly kind: 'seat'; readonly view: SeatView }
  | {
      readonly kind: 'half';
      readonly half: HalfReview;
      /** The ends in the order of the figure, with their names. */
      readonly ends: readonly { readonly end: End; readonly name: string }[];
    };

export function TcpdumpSheet({ dumped }: { readonly dumped: Dumped }) {
  const [absolute, setAbsolute] = useState(false);
  const [host, setHost] = useState<End>(dumped.kind === 'half' ? (dumped.ends[0]?.end ?? 'A') : 'A');
  const lines = useMemo(() => linesOf(dumped, host, absolute), [dumped, host, absolute]);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each further line the newest is shown
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [lines.length]);
  return (
    <section class="tcpdump" aria-label={t('study.dump')}>
      <div class="tcpdump-head flow">
        <code translate={false}>{`$ tcpdump -n${absolute ? ' -S' : ''} tcp`}</code>
        <label class="in-line">
          <input
            type="checkbox"
            checked={absolute}
            onChange={({ currentTarget }) => setAbsolute(currentTarget.checked)}
          />
          {t('study.dump.absolute')}
        </label>
        {dumped.kind === 'half' && (
          <Choice
            legend={t('study.dump.at')}
            options={dumped.ends.map(({ end, name }) => ({ value: end, label: name }))}
            value={host}
            onChoose={setHost}
          />
        )}
      </div>
      {lines.length === 0 ? (
        <p class="dim">{t('study.dump.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the arrow keys
        <ol ref={list} translate={false} tabIndex={0}>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

function linesOf(dumped: Dumped, host: End, absolute: boolean): readonly string[] {
  const packets = dumped.kind === 'seat' ? packetsSeen(dumped.view) : packetsAt(dumped.half, host);
  const zoneMs = -60_000 * new Date(packets[0]?.at ?? 0).getTimezoneOffset();
  return tcpdumpLines(packets, { absolute, zoneMs });
}
