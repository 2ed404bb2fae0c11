/** What each end knew after a step, side by side; changes by the step are marked, with the value before. */

import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { type VariableCell, type VariableName, variableRows } from './review-variables.ts';
import { endName, endsOf, sideOf } from './players.ts';
import type { Reviewed } from './reviewed.ts';
import { Person } from '../kit/person.tsx';

export function VariablesTable({
  match,
  half,
  steps,
  index,
}: {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly index: number;
}) {
  const ends = endsOf(match, half);
  return (
    <table class="end-variables">
      <caption class="sr-only">{t('review.variables')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr-only">{t('review.variable')}</span>
          </th>
          {ends.map((end) => (
            <th key={end} scope="col" class={sideOf(match, half, end)}>
              <Person name={endName(match, half, end)} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {variableRows(half, steps, index).map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{rowName(name)}</th>
            {ends.map((end) => (
              <Cell key={end} name={name} cell={cells[end]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The RFC's names stay untranslated. */
function rowName(name: VariableName): string {
  return name === 'SND.UNA' || name === 'SND.NXT' || name === 'RCV.NXT' ? name : t(`review.variable.${name}`);
}

function Cell({ name, cell }: { readonly name: VariableName; readonly cell: VariableCell }) {
  const { value, was, symbol, changed } = cell;
  return (
    <td class={changed ? 'changed' : ''}>
      {was !== null && (
        <>
          <span class="sr-only">{t('review.before', { value: inWords(name, was) })}</span>
          <s aria-hidden="true">{inWords(name, was)}</s>
        </>
      )}{' '}
      <span class={value === null || value === 0 ? 'value nothing' : 'value'}>{inWords(name, value)}</span>{' '}
      {symbol !== null && <i class="symbol">{symbol}</i>}
      {changed && <span class="sr-only">{t('review.changed')}</span>}
    </td>
  );
}

function inWords(name: VariableName, value: string | number | null): string {
  if (value === null) return t('review.off');
  if (name === 'RTO' || name === '2MSL')
    return t('review.seconds', { seconds: formatNumber(Math.round(Number(value) / 100) / 10) });
  if (name === 'pending') return t('review.bytes', { count: formatNumber(Number(value)) });
  if (value === 'in-use' || value === 'held' || value === 'free' || value === 'reused')
    return t(`review.port.${value}`);
  return String(value);
}
