/** The scores of both, by half. */

import { formatNumber, t } from '../words/i18n.ts';
import { halfScore } from './review-deductions.ts';
import { halfTitle } from '../match/half-name.ts';
import { seatName, seatsOf } from './players.ts';
import type { Reviewed } from './reviewed.ts';

export function Scores({ match, halves }: { readonly match: Reviewed; readonly halves: number | null }) {
  const { review } = match;
  const seats = seatsOf(match);
  return (
    <section class="walk-scores" aria-labelledby="review-scores">
      <h2 id="review-scores">{t('review.scores')}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {seats.map((seat, index) => (
              <th key={seat} scope="col" class={index === 0 ? 'mine' : 'peer'}>
                {seatName(match, seat)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {review.halves.map((half) => (
            <tr key={half.half}>
              <th scope="row">{halfTitle({ half: half.half, halves })}</th>
              {seats.map((seat) => (
                <td key={seat}>{formatNumber(halfScore(half, seat))}</td>
              ))}
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{t('review.total')}</th>
            {seats.map((seat) => (
              <td key={seat}>{formatNumber(review.scores[seat])}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
