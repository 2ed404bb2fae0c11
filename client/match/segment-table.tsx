/** The figure as a table: who sent what, when, with which numbers, and what became of it. */

import type { End } from '../../shared/duel/level.ts';
import { formatTenths, t } from '../words/i18n.ts';
import type { Fate, SegmentRow } from './segment-rows.ts';

export function SegmentTable({
  rows,
  nameOf,
}: {
  readonly rows: readonly SegmentRow[];
  readonly nameOf: (end: End) => string;
}) {
  return (
    <table class="segment-table">
      <caption class="sr-only">{t('study.table')}</caption>
      <thead>
        <tr>
          {(['time', 'from', 'segment'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`study.table.${column}`)}
            </th>
          ))}
          <th scope="col">seq</th>
          <th scope="col">ack</th>
          <th scope="col">{t('study.table.fate')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, from, segment, again, fate }) => (
          <tr key={id}>
            <td>{t('study.table.at', { seconds: formatTenths(at) })}</td>
            <td>{nameOf(from)}</td>
            <th scope="row">
              <span translate={false}>{segment.flags.join(' ')}</span>
              {segment.len > 0 && ` ${t('segment.bytes', { count: segment.len })}`}
            </th>
            <td translate={false}>{segment.seq}</td>
            <td translate={false}>{segment.ack ?? '–'}</td>
            <td>
              {again && `${t('study.table.again')} `}
              {fateWords(fate)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fateWords(fate: Fate): string {
  if (fate.kind === 'acked' || fate.kind === 'arrived')
    return t(`study.table.fate.${fate.kind}`, { seconds: formatTenths(fate.at) });
  return t(`study.table.fate.${fate.kind}`);
}
