/** What the board asks before it does it: ending a round that somebody is busy with, ending the class, showing the desk. */

import { useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/lesson/class-view.ts';
import { t } from '../../i18n/i18n.ts';
import type { BoardState } from '../../model/board-state.ts';
import { pathOf } from '../../model/place.ts';
import { useApp } from '../app-context.ts';
import { CopyButton } from '../copy-button.tsx';
import { QrCode } from '../qr-code.tsx';
import { hrefOf } from '../route.ts';
import { useOrigin } from '../use-origin.ts';
import { Ask, Yes } from './ask.tsx';
import { doneWords } from './board-strip.tsx';

export function BoardQuestions({
  view,
  state,
  teacherKey,
}: {
  readonly view: TeacherView;
  readonly state: BoardState;
  readonly teacherKey: string;
}) {
  const { classActions } = useApp();
  const done = () => {
    state.asking.value = null;
  };
  switch (state.asking.value) {
    case 'skip':
      return (
        <Ask title={t('teach.skip.title')} what={doneWords(view.round)} onClose={done}>
          {(close) => (
            <Yes
              label={t('teach.skip.yes')}
              onYes={() => {
                close();
                void classActions.skip();
              }}
            />
          )}
        </Ask>
      );
    case 'end':
      return (
        <Ask title={t('teach.end.title')} what={t('teach.end.what')} onClose={done}>
          {(close) => (
            <Yes
              label={t('teach.end')}
              onYes={() => {
                close();
                void classActions.end();
              }}
            />
          )}
        </Ask>
      );
    case 'desk':
      return <DeskLink teacherKey={teacherKey} onClose={done} />;
    case null:
      return null;
  }
}

/** The link holds the secret of the class, and a projector is public: it is shown only after a warning. */
function DeskLink({ teacherKey, onClose }: { readonly teacherKey: string; readonly onClose: () => void }) {
  const [shown, setShown] = useState(false);
  const desk = { kind: 'desk', key: teacherKey } as const;
  const link = useOrigin() + pathOf(desk);
  return (
    <Ask title={t('teach.desk.link')} what={t(shown ? 'teach.desk.scan' : 'teach.desk.warning')} onClose={onClose}>
      {() => (
        <>
          {shown && <QrCode text={link} label={t('teach.desk.qr')} />}
          {shown ? (
            <CopyButton text={link} label={t('teach.desk.copy')} primary />
          ) : (
            <Yes label={t('teach.desk.show')} onYes={() => setShown(true)} />
          )}
          <a class="button" href={hrefOf(desk)}>
            {t('teach.desk.here')}
          </a>
        </>
      )}
    </Ask>
  );
}
