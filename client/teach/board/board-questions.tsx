/**
 * The board's confirmations: ending a round that a student is busy with, ending the class, showing the controls' link.
 */

import { useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import type { BoardState } from './board-state.ts';
import { pathOf } from '../../context/place.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { hrefOf } from '../../context/route.ts';
import { useOrigin } from '../../context/use-origin.ts';
import { Ask, Yes } from '../../kit/ask.tsx';
import { ClassAsk } from '../class-ask.tsx';

export function BoardQuestions({
  view,
  state,
  teacherKey,
}: {
  readonly view: TeacherView;
  readonly state: BoardState;
  readonly teacherKey: string;
}) {
  const done = () => {
    state.asking.value = null;
  };
  switch (state.asking.value) {
    case 'skip':
    case 'end':
      return <ClassAsk asking={state.asking.value} view={view} onClose={done} />;
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
