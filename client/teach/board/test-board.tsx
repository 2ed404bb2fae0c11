/** A test that students take at their own pace: how far the class is, without right answers. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, t } from '../../words/i18n.ts';

export function TestBoard({ view }: { readonly view: TeacherView }) {
  const { round } = view;
  if (round?.kind !== 'test') return null;
  const { done, of, answered } = round;
  return (
    <div class="test-board grid">
      <p class="huge-words">{t(view.frame.phase === 'round' ? 'teach.test.what' : 'teach.test.over')}</p>
      <p class="answered" role="status">
        <b>{formatNumber(done)}</b> <span>{t('teach.test.of', { of: formatNumber(of) })}</span>
      </p>
      <ol class="test-questions grid" aria-label={t('teach.test.questions')}>
        {answered.map((count, index) => (
          <li key={index}>
            <b>{index + 1}</b>
            <span class="bar-track">
              <i style={{ transform: `scaleX(${of === 0 ? 0 : count / of})` }} />
            </span>
            <span>{formatNumber(count)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
