/** Over the figure the same as a table, or the lines that tcpdump would print: of the player's own end, or of a half. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { packetsAt, packetsSeen } from '../../shared/capture/export/seen-packets.ts';
import { tcpdumpLines } from '../../shared/capture/export/tcpdump-line.ts';
import type { End } from '../../shared/duel/level.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { Choice } from '../kit/choice.tsx';
import { t } from '../words/i18n.ts';
import { peerName } from './peer-name.ts';
import { rowsOfHalf, rowsSeen } from './segment-rows.ts';
import { SegmentTable } from './segment-table.tsx';

/** What is printed: what a player's own end has seen, or a half from above, at the end that is chosen. */
export type Dumped =
  | { readonly kind: 'seat'; readonly view: SeatView }
  | {
      readonly kind: 'half';
      readonly half: HalfReview;
      /** The ends in the order of the figure, with their names. */
      readonly ends: readonly { readonly end: End; readonly name: string }[];
    };

const FORMS = ['table', 'dump'] as const;
type Form = (typeof FORMS)[number];

export function TcpdumpSheet({ dumped }: { readonly dumped: Dumped }) {
  const [form, setForm] = useState<Form>('table');
  const [absolute, setAbsolute] = useState(false);
  const [host, setHost] = useState<End>(dumped.kind === 'half' ? (dumped.ends[0]?.end ?? 'A') : 'A');
  return (
    <section class="tcpdump" aria-label={t(form === 'table' ? 'study.table' : 'study.dump')}>
      <div class="tcpdump-head flow">
        <Choice
          legend={t('study.table.form')}
          options={FORMS.map((value) => ({ value, label: value === 'dump' ? 'tcpdump' : t('study.table.form.table') }))}
          value={form}
          onChoose={setForm}
        />
        {form === 'dump' && <code translate={false}>{`$ tcpdump -n${absolute ? ' -S' : ''} tcp`}</code>}
        {form === 'dump' && (
          <label class="in-line">
            <input
              type="checkbox"
              checked={absolute}
              onChange={({ currentTarget }) => setAbsolute(currentTarget.checked)}
            />
            {t('study.dump.absolute')}
          </label>
        )}
        {form === 'dump' && dumped.kind === 'half' && (
          <Choice
            legend={t('study.dump.at')}
            options={dumped.ends.map(({ end, name }) => ({ value: end, label: name }))}
            value={host}
            onChoose={setHost}
          />
        )}
      </div>
      {form === 'table' ? <Table dumped={dumped} /> : <Lines dumped={dumped} host={host} absolute={absolute} />}
    </section>
  );
}

function Table({ dumped }: { readonly dumped: Dumped }) {
  const rows = useMemo(() => (dumped.kind === 'seat' ? rowsSeen(dumped.view) : rowsOfHalf(dumped.half)), [dumped]);
  const nameOf = (end: End) => {
    if (dumped.kind === 'half') return dumped.ends.find((one) => one.end === end)?.name ?? end;
    return end === dumped.view.you.end ? t('study.table.you') : peerName(dumped.view);
  };
  const region = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each further row the newest is shown
  useEffect(() => region.current?.scrollTo({ top: region.current.scrollHeight }), [rows.length]);
  if (rows.length === 0) return <p class="dim">{t('study.dump.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the arrow keys
    <section class="segment-scroll" ref={region} tabIndex={0} aria-label={t('study.table.form.table')}>
      <SegmentTable rows={rows} nameOf={nameOf} />
    </section>
  );
}

interface Printed {
  readonly dumped: Dumped;
  readonly host: End;
  readonly absolute: boolean;
}

function Lines({ dumped, host, absolute }: Printed) {
  const lines = useMemo(() => linesOf({ dumped, host, absolute }), [dumped, host, absolute]);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each further line the newest is shown
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [lines.length]);
  if (lines.length === 0) return <p class="dim">{t('study.dump.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the arrow keys
    <ol ref={list} translate={false} tabIndex={0}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ol>
  );
}

function linesOf({ dumped, host, absolute }: Printed): readonly string[] {
  const packets = dumped.kind === 'seat' ? packetsSeen(dumped.view) : packetsAt(dumped.half, host);
  const zoneMs = -60_000 * new Date(packets[0]?.at ?? 0).getTimezoneOffset();
  return tcpdumpLines(packets, { absolute, zoneMs });
}
