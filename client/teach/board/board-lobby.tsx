/** How to join, as large as possible, and everyone who has. */

import type { RosterEntry, TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { pathOf } from '../../context/place.ts';
import { Icon } from '../../kit/icon.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { Person } from '../../kit/person.tsx';
import { useOrigins } from '../../context/use-origin.ts';
import { AddressChoice, NobodyComes, useNobodyComes } from './lobby-help.tsx';

export function Lobby({ view }: { readonly view: TeacherView }) {
  const { code } = view.frame;
  const { origin, all } = useOrigins();
  const path = pathOf({ kind: 'class', code });
  const link = origin + path;
  const students = Object.values(view.students).filter(({ removed }) => !removed);
  const nobodyComes = useNobodyComes(students.length > 0);
  return (
    <div class="board-lobby grid">
      <section class="lobby-door box in-line" aria-label={t('teach.lobby.door')}>
        <p class="lobby-how">{t('teach.lobby.how')}</p>
        <QrCode text={link} label={t('teach.lobby.qr')} />
        <p class="lobby-link">
          {origin.replace(/^https?:\/\//, '')}
          <wbr />
          {path}
        </p>
        <AddressChoice origin={origin} all={all} />
        <p class="lobby-code">
          <span>{t('teach.code')}</span>
          <b>{code}</b>
        </p>
        {view.settings.locked && <p class="lobby-locked">{t('teach.lobby.locked')}</p>}
      </section>
      {nobodyComes ? <NobodyComes origin={origin} /> : <Names students={students} />}
    </div>
  );
}

/** The latest arrival comes first: in a large class the others may be out of sight, but are counted. */
function Names({ students }: { readonly students: readonly RosterEntry[] }) {
  const newestFirst = [...students].sort((a, b) => b.id - a.id);
  return (
    <section class="lobby-names" aria-label={t('teach.lobby.names')}>
      <p class="lobby-count" role="status">
        <b>{students.length}</b> {t('teach.lobby.count', { count: students.length })}
      </p>
      {students.length === 0 ? (
        <p class="lobby-nobody">{t('teach.lobby.nobody')}</p>
      ) : (
        <ul>
          {newestFirst.map(({ id, name, presence }) => (
            <li key={id} class={presence}>
              {presence === 'away' && <Icon name="minus" />}
              <Person name={name} />
              {presence === 'away' && <span class="sr-only"> ({t('teach.away')})</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
