/** Where everybody stands, best first, in as many columns as there are names. */

import type { TeacherView } from '../../../shared/lesson/class-view.ts';
import { formatNumber, t } from '../../i18n/i18n.ts';
import { Person } from '../person.tsx';

/** More than these would be too small to be read. */
const SHOWN = 30;
const PER_COLUMN = 10;

export function Standings({ view }: { readonly view: TeacherView }) {
  const rows = view.standings.slice(0, SHOWN);
  if (rows.length === 0) return <p class="huge-words">{t('teach.standings.none')}</p>;
  const columns = Math.ceil(rows.length / PER_COLUMN);
  return (
    <ol class={`board-standings columns-${columns}`} style={{ '--rows': Math.min(PER_COLUMN, rows.length) }}>
      {rows.map(({ student, name, place, score }) => (
        <li key={student} class={place <= 3 ? `place-${place}` : ''}>
          <b class="standing-place">{place}</b>
          <span class="standing-name">
            <Person name={name} />
          </span>
          <b class="standing-score">{formatNumber(score)}</b>
        </li>
      ))}
    </ol>
  );
}
