/** The lesson that is being written, and in which languages, for every field of it. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '../../../shared/content/explain.ts';
import type { Question } from '../../../shared/lesson/lesson.ts';
import type { LessonEditor, Place } from '../../model/lesson-editor.ts';
import { t } from '../../i18n/i18n.ts';

export interface Writing {
  readonly editor: LessonEditor;
  readonly languages: readonly Locale[];
}

/** A question and where it stands in the lesson. */
export interface QuestionFormProps {
  readonly question: Question;
  readonly place: Place;
  readonly onQuestion: (question: Question) => void;
}

export const WritingContext = createContext<Writing | null>(null);

export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (writing === null) throw new Error('a field outside the editor');
  return writing;
}

/** What is wrong at a place, in words; null: nothing, or it is too early to say so. */
export function useProblem(place: Place): string | null {
  const issue = useWriting().editor.issueAt(place);
  return issue === null ? null : t(`editor.problem.${issue.problem}`);
}
