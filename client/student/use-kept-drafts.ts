/** Tells the class a student's unsent choice: it counts if the round ends first, and survives a reload. */

import { useEffect } from 'preact/hooks';
import type { ClassFrame } from '../../shared/class/class-view.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { useApp } from '../context/app-context.ts';

/** Typed or moved answers are sent after a short rest; picked ones at once. */
const REST_MS = 150;

type ByQuestion = readonly (Answer | null)[];

/** @param chosen by question, in the page; `kept`: as the class has it */
export function useKeptDrafts({ round, lastCall }: ClassFrame, chosen: ByQuestion, kept: ByQuestion): void {
  const { classActions, classSession } = useApp();
  const connected = classSession.connection.value.kind === 'open';
  const wanted = JSON.stringify(chosen);
  const known = JSON.stringify(kept);
  const rests = chosen.some((answer) => answer?.kind === 'order' || answer?.kind === 'number') && lastCall !== true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what they say, not by which object says it
  useEffect(() => {
    if (!connected || wanted === known) return;
    const tell = () => {
      for (const [question, answer] of chosen.entries())
        if (JSON.stringify(answer) !== JSON.stringify(kept[question])) void classActions.draft(round, question, answer);
    };
    const timer = setTimeout(tell, rests ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [round, wanted, known, connected, rests]);
}
