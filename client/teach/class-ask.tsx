/** What a teacher is asked before a round, or the class, ends: at the board and at the desk. */

import type { TeacherView } from '../../shared/class/class-view.ts';
import { useApp } from '../context/app-context.ts';
import { Ask, Yes } from '../kit/ask.tsx';
import { t } from '../words/i18n.ts';
import { doneWords } from './board/board-strip.tsx';

/** `skip`: the round ends before everyone has finished. `end`: the class ends. */
export function ClassAsk({
  asking,
  view,
  onClose,
}: {
  readonly asking: 'skip' | 'end';
  readonly view: TeacherView;
  readonly onClose: () => void;
}) {
  const { classActions } = useApp();
  const { what, yes } =
    asking === 'end'
      ? { what: t('teach.end.what'), yes: t('teach.end') }
      : { what: doneWords(view.round), yes: t('teach.skip.yes') };
  return (
    <Ask title={t(`teach.${asking}.title`)} what={what} onClose={onClose}>
      {(close) => (
        <Yes
          label={yes}
          onYes={() => {
            close();
            void classActions.ask(asking, {});
          }}
        />
      )}
    </Ask>
  );
}
