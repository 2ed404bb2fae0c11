/** A class as a student sees it: joining, then the screen that belongs to the view. */

import { useApp } from '../context/app-context.ts';
import { lazily } from '../kit/lazily.tsx';
import { withWords } from '../words/with-words.ts';
import { ClaimWaiting, ClassEnded } from './class-ended.tsx';
import { ClassInvited, type Surrounds } from './class-invited.tsx';

const InClass = lazily(withWords(['play'], () => import('./in-class.tsx').then((page) => page.InClass)));

/** @param Scene what surrounds the form with which one joins */
export function Student({ code, Scene }: { readonly code: string; readonly Scene: Surrounds }) {
  const { connection, grant, student } = useApp().classSession;
  if (connection.value.kind === 'ended') return <ClassEnded code={code} why={connection.value.why} />;
  if (grant.value?.as === 'claimant') return <ClaimWaiting />;
  if (student.value !== null) return <InClass view={student.value} />;
  return <ClassInvited code={code} Scene={Scene} />;
}
