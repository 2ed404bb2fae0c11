/** The first three places: they rise once, the third first. With reduced motion they are simply there. */

import type { StandingRow, TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { podiumOf } from './board-scene.ts';
import { Person } from '../../kit/person.tsx';

/** More names than this on one step are counted. */
const NAMES = 4;

export function Podium({ view }: { readonly view: TeacherView }) {
  const places = podiumOf(view.standings);
  return (
    <div class="podium-board grid wide">
      <ol class="podium grid wide">
        {places.map((rows) => (
          <Step key={rows[0]?.place} rows={rows} />
        ))}
      </ol>
      <p class="podium-words">{t('teach.over.what')}</p>
    </div>
  );
}

function Step({ rows }: { readonly rows: readonly StandingRow[] }) {
  const [first] = rows;
  if (first === undefined) return null;
  const more = rows.length - NAMES;
  return (
    <li class={`step grid place-${first.place}`}>
      <p class="podium-names">
        {rows.slice(0, NAMES).map(({ student, name }) => (
          <b key={student}>
            <Person name={name} />
          </b>
        ))}
        {more > 0 && <span>{t('teach.podium.more', { count: more })}</span>}
      </p>
      <p class="podium-score">{formatNumber(first.score)}</p>
      <p class="podium-block">
        <span class="sr-only">{t('teach.podium.place')} </span>
        {first.place}
      </p>
    </li>
  );
}
