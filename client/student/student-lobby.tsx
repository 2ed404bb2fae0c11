/** Before the first round: the student has joined, and this is what will happen. */

import type { StudentView } from '../../shared/class/class-view.ts';
import { locale, t } from '../words/i18n.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { DarkHint } from '../context/dark-hint.tsx';
import { Waves } from '../kit/waves.tsx';
import { Person } from '../kit/person.tsx';
import { TimeChoice } from './time-choice.tsx';
import { NotMe } from './not-me.tsx';

export function Lobby({ view }: { readonly view: StudentView }) {
  const { frame, you } = view;
  return (
    <main class="sheet grid" id="main">
      <div class="panel-card box grid class-lobby">
        <div class="lobby-words grid">
          <p class="kicker in-line">
            {t('class.kicker')}{' '}
            <span class="code" translate={false}>
              {frame.code}
            </span>
          </p>
          <p class="dim">{t('class.lobby.in')}</p>
          <h1 class="lobby-name">
            <Person name={you.name} />
          </h1>
          <p class="lobby-wait in-line" role="status">
            <span class="pulse" /> {t('class.lobby.wait')}
          </p>
          <p class="dim">
            {inLanguage(frame.title, locale.value)} · {t('class.lobby.others', { count: frame.students })}
          </p>
        </div>
        <div class="lobby-what grid wide">
          <Waves />
          <h2>{t('class.lobby.what')}</h2>
          <ol class="how grid">
            <li>{t('class.lobby.what.1')}</li>
            <li>{t('class.lobby.what.2')}</li>
            <li>{t('class.lobby.what.3')}</li>
          </ol>
          <p class="dim">{t('class.lobby.keep')}</p>
          <TimeChoice you={you} />
          <DarkHint />
          <NotMe code={frame.code} name={you.name} />
        </div>
      </div>
    </main>
  );
}
