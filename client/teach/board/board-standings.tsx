/** The standings, best first, in as many columns as the names need. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { Person } from '../../kit/person.tsx';

/** More than these would be too small to read. */
const SHOWN = 30;
const PER_COLUMN = 10;

export function Standings({ view }: { readonly view: TeacherView }) {
  const rows = view.standings.slice(0, SHOWN);
  if (rows.length === 0) return <p class="huge-words">{t('teach.standings.none')}</p>;
  const columns = Math.ceil(rows.length / PER_COLUMN);
  return (
    <ol class={`board-standings grid columns-${columns}`} style={{ '--rows': Math.min(PER_COLUMN, rows.length) }}>
      {rows.map(({ student, name, place, score }) => (
        <li key={student} class={place <= 3 ? `place-${place}` : ''}>
          <b class="standing-place">{place}</b>
          <span class="standing-name one-line">
            <Person name={name} />
          </span>
          <b class="standing-score">{formatNumber(score)}</b>
        </li>
      ))}
    </ol>
  );
}
