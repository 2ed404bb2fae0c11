/** A chart with the table behind it: the picture for the eye, the table for everyone. */

import { plot, type PlotOptions } from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { useSize } from '../kit/use-size.ts';

export interface ChartProps {
  readonly title: string;
  /** The picture in one sentence. */
  readonly says: string;
  /** What it does not show; absent: nothing to add. */
  readonly note?: string;
  readonly options: PlotOptions;
  /** The table. */
  readonly children: ComponentChildren;
}

export function Chart({ title, says, note, options, children }: ChartProps) {
  const [host, size] = useSize<HTMLDivElement>();
  const width = size?.width ?? 0;
  useLayoutEffect(() => {
    if (host.current === null || width === 0) return;
    const style = { background: 'none', color: 'var(--ink)', fontFamily: 'var(--sans)', fontSize: '13px' };
    const drawn = plot({ ...options, width, style });
    drawn.setAttribute('aria-hidden', 'true');
    // No style elements: the page's policy refuses them. report.css says the same.
    for (const own of drawn.querySelectorAll('style')) own.remove();
    host.current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [host, width, options]);
  return (
    <figure class="chart box grid">
      <figcaption>
        <h2>{title}</h2>
        <p class="dim">{says}</p>
        {note !== undefined && <p class="dim">{note}</p>}
      </figcaption>
      <div ref={host} class="chart-picture" role="img" aria-label={`${title}: ${says}`} />
      <details class="chart-table options">
        <summary>{t('report.chart.table')}</summary>
        {children}
      </details>
    </figure>
  );
}
