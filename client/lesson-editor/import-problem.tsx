/** Why an imported file is no lesson: in the reader's language, at the wrong place, and scrolled into view. */

import { useEffect, useRef } from 'preact/hooks';
import type { LessonIssue } from '../../shared/content/lesson-schema.ts';
import { t } from '../words/i18n.ts';
import { isNoLesson } from './lesson-file.ts';

/** A refused file. `issues`: what is wrong with it; null: it is not JSON. */
export interface Refused {
  readonly file: string;
  readonly issues: readonly LessonIssue[] | null;
}

/** If a file is wrong in many places, the first are enough to begin with. */
const MOST_PLACES = 4;

export function ImportProblem({ refused }: { readonly refused: Refused }) {
  const host = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reports each new file
  useEffect(() => {
    host.current?.focus({ preventScroll: true });
    host.current?.scrollIntoView({ block: 'center' });
  }, [refused]);
  return (
    <div class="problem import-problem" role="alert" tabIndex={-1} ref={host}>
      <p>{headOf(refused)}</p>
      <Places issues={refused.issues ?? []} />
    </div>
  );
}

function headOf({ file, issues }: Refused): string {
  if (issues === null) return t('editor.import.noJson', { file });
  return t(isNoLesson(issues) ? 'editor.import.other' : 'editor.import.refused', { file });
}

function Places({ issues }: { readonly issues: readonly LessonIssue[] }) {
  if (issues.length === 0 || isNoLesson(issues)) return null;
  const said = [...new Set(issues.map(issueText))];
  const more = said.length - MOST_PLACES;
  return (
    <ul>
      {said.slice(0, MOST_PLACES).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {more > 0 && <li>{t('editor.import.more', { count: more })}</li>}
    </ul>
  );
}

function issueText({ path: [top, round], problem }: LessonIssue): string {
  const what = t(`editor.problem.${problem}`);
  if (top === 'title') return t('editor.import.at.title', { what });
  if (top !== 'rounds') return t('editor.import.at.whole', { what });
  if (typeof round !== 'number') return t('editor.import.at.rounds', { what });
  return t('editor.import.at.round', { number: round + 1, what });
}
