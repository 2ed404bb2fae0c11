/** What both have scored, by half. */

import type { MatchRecord } from '../../../shared/duel/record.ts';
import { formatNumber, t } from '../../i18n/i18n.ts';
import { halfScore } from '../../model/review-deductions.ts';
import { halfTitle } from '../half-name.ts';
import { seatName } from './players.ts';

export function Scores({ record, halves }: { readonly record: MatchRecord; readonly halves: number | null }) {
  const { review } = record;
  return (
    <section class="walk-scores" aria-labelledby="review-scores">
      <h2 id="review-scores">{t('review.scores')}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {([0, 1] as const).map((seat) => (
              <th key={seat} scope="col" class={seat === 0 ? 'mine' : 'peer'}>
                {seatName(record, seat)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {review.halves.map((half) => (
            <tr key={half.half}>
              <th scope="row">{halfTitle({ half: half.half, halves })}</th>
              {([0, 1] as const).map((seat) => (
                <td key={seat}>{formatNumber(halfScore(half, seat))}</td>
              ))}
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{t('review.total')}</th>
            {review.scores.map((score, seat) => (
              <td key={seat === 0 ? 'first' : 'second'}>{formatNumber(score)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
