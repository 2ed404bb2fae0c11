/** Which mistakes were made on which levels: a table whose fields are darker the more there are. */

import { explanation, levelText } from '../words/explanations.ts';
import type { Report } from '../../shared/report/report.ts';
import { locale, t } from '../words/i18n.ts';
import { mistakeGrid } from './report-figures.ts';

/** The colour's share in the fullest field, in percent. */
const FULL = 30;

export function MistakeMap({ report }: { readonly report: Report }) {
  const { levels, rows, most } = mistakeGrid(report.mistakes, report.positions);
  if (rows.length === 0) return <p class="dim">{t('report.mistakes.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="table-scroll box" aria-label={t('report.mistakes')} tabIndex={0}>
      <table class="data map">
        <caption class="sr-only">{t('report.mistakes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.mistake')}</th>
            {levels.map((id) => (
              <th key={id} scope="col" class="numeric">
                {levelText(id, locale.value).title}
              </th>
            ))}
            <th scope="col" class="numeric">
              {t('report.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ mistake, total, cells }) => (
            <tr key={mistake}>
              <th scope="row">
                {explanation(mistake, locale.value).name}
                <span class="why">{explanation(mistake, locale.value).why}</span>
              </th>
              {cells.map((cell, index) => (
                <td
                  key={levels[index]}
                  class="numeric"
                  style={{ background: cell === null ? '' : tint(cell.count / most) }}
                >
                  {cell === null ? (
                    <span class="dim">·</span>
                  ) : (
                    <>
                      <b>{cell.count}</b> <span class="by">{t('report.by', { count: cell.students })}</span>
                    </>
                  )}
                </td>
              ))}
              <td class="numeric">{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function tint(part: number): string {
  return `color-mix(in srgb, var(--wrong) ${Math.round(8 + part * (FULL - 8))}%, var(--panel))`;
}
