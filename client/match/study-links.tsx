/** From an explanation to the lecture, and to what students ask. */

import type { AskId } from '../../shared/content/ask/student-asks.ts';
import type { LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import { StudyLink } from '../context/study-link.tsx';
import { t } from '../words/i18n.ts';

export function LectureLink({ part }: { readonly part: LecturePart }) {
  return <StudyLink to={{ kind: 'lecture', part }}>{t('study.read', { part: t(`study.part.${part}`) })}</StudyLink>;
}

export function AskLink({ id }: { readonly id: AskId }) {
  return <StudyLink to={{ kind: 'ask', part: id }}>{t('study.ask')}</StudyLink>;
}
