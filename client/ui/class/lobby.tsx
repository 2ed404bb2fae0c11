/** Before the first round: one is in, and this is what will happen. */

import type { StudentView } from '../../../shared/lesson/class-view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { inLanguage } from '../../model/words.ts';
import { DarkHint } from '../dark-hint.tsx';
import { Waves } from '../waves.tsx';
import { Person } from '../person.tsx';
import { NotMe } from './not-me.tsx';

export function Lobby({ view }: { readonly view: StudentView }) {
  const { frame, you } = view;
  return (
    <main class="sheet" id="main">
      <div class="panel-card class-lobby">
        <div class="lobby-words">
          <p class="kicker">
            {t('class.kicker')}{' '}
            <span class="code" translate={false}>
              {frame.code}
            </span>
          </p>
          <p class="dim">{t('class.lobby.in')}</p>
          <h1 class="lobby-name">
            <Person name={you.name} />
          </h1>
          <p class="lobby-wait" role="status">
            <span class="pulse" /> {t('class.lobby.wait')}
          </p>
          <p class="dim">
            {inLanguage(frame.title, locale.value)} · {t('class.lobby.others', { count: frame.students })}
          </p>
        </div>
        <div class="lobby-what">
          <Waves />
          <h2>{t('class.lobby.what')}</h2>
          <ol class="how">
            <li>{t('class.lobby.what.1')}</li>
            <li>{t('class.lobby.what.2')}</li>
            <li>{t('class.lobby.what.3')}</li>
          </ol>
          <p class="dim">{t('class.lobby.keep')}</p>
          <DarkHint />
          <NotMe code={frame.code} name={you.name} />
        </div>
      </div>
    </main>
  );
}
