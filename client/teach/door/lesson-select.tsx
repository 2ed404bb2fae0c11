/** The lessons that a class can be opened with: those of the game, and those made in this browser. */

import type { LessonChoice } from '../../../shared/class-protocol.ts';
import { locale, t } from '../../words/i18n.ts';
import { teacherShelf } from '../../context/teacher-shelf.ts';
import { inLanguage } from '../../words/lesson-words.ts';

export const READY_LESSONS = ['fifteen', 'forty-five'] as const;

/**
 * The request to the server.
 * @param chosen the name of a lesson of the game, or the key of the teacher's own
 */
export function lessonChoice(chosen: string): LessonChoice {
  const ready = READY_LESSONS.find((id) => id === chosen);
  return ready === undefined ? { key: chosen } : { ready };
}

export function LessonSelect({
  value,
  onChoose,
}: {
  readonly value: string;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <label class="field grid">
      <span>{t('teach.lesson')}</span>
      <select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {READY_LESSONS.map((id) => (
          <option key={id} value={id}>
            {t(`teach.ready.${id}`)}
          </option>
        ))}
        {teacherShelf.lessons.value.map(({ key, title }) => (
          <option key={key} value={key}>
            {inLanguage(title, locale.value)}
          </option>
        ))}
      </select>
    </label>
  );
}
