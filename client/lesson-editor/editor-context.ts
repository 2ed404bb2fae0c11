/** The lesson being written, and its languages, for every field of it. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LessonLocale, Question } from '../../shared/class/lesson.ts';
import type { LessonEditor, Place } from './lesson-editor.ts';
import { t } from '../words/i18n.ts';

export interface Writing {
  readonly editor: LessonEditor;
  readonly languages: readonly LessonLocale[];
}

/** A question and its place in the lesson. */
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

/** The error at a place, in words; null: none, or it is too early to show it. */
export function useProblem(place: Place): string | null {
  const issue = useWriting().editor.issueAt(place);
  return issue === null ? null : t(`editor.problem.${issue.problem}`);
}
