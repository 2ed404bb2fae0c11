/** A student's place, as far as the teacher shows it. */

import type { StudentView } from '../../shared/class/class-view.ts';
import type { StandingRow } from '../../shared/class/standing-rows.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { Person } from '../kit/person.tsx';

/** The student's own score and place. */
export function OwnScore({ view: { you, frame } }: { readonly view: StudentView }) {
  return (
    <p class="own-score flow">
      <span class="dim">{t('class.your.score')}</span> <b>{formatNumber(you.score)}</b>
      {you.place !== null && (
        <span class="own-place">
          {t('class.place', { place: you.place })}{' '}
          <span class="dim">{t('class.place.of', { students: frame.students })}</span>
        </span>
      )}
    </p>
  );
}

/** The top of the class, and the student if not among them. */
export function Standings({ view: { you, standings } }: { readonly view: StudentView }) {
  if (standings === null || standings.length === 0) return null;
  const own: StandingRow = { student: you.id, name: you.name, place: you.place ?? 0, score: you.score };
  const among = standings.some(({ student }) => student === you.id);
  return (
    <section class="class-standings grid" aria-labelledby="standings-title">
      <h2 id="standings-title">{t('class.standings')}</h2>
      <ol>
        {standings.map((row) => (
          <Row key={row.student} row={row} own={row.student === you.id} />
        ))}
        {!among && you.place !== null && <Row row={own} own />}
      </ol>
    </section>
  );
}

function Row({ row, own }: { readonly row: StandingRow; readonly own: boolean }) {
  return (
    <li class={own ? 'own' : ''}>
      <span class="item-place">{row.place}</span>
      <span class="own-name one-line">
        <Person name={row.name} />
        {own && <span class="sr-only"> ({t('class.you')})</span>}
      </span>
      <b>{formatNumber(row.score)}</b>
    </li>
  );
}
