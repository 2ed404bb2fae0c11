/** Which fields of a stopped segment were wrong, as far as its verdict says so. */

import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import { sameSegment } from '../../../shared/tcp/segment.ts';
import type { Field } from './figure-text.ts';

/** Mistakes named after a number but about the kind of segment. */
const WHOLE: readonly MistakeId[] = ['ack-from-closed'];

/** The fields in which a mistake shows. */
export function fieldsOf(mistake: MistakeId): readonly Field[] {
  if (WHOLE.includes(mistake)) return ['flags'];
  if (mistake === 'swapped-seq-ack') return ['seq', 'ack'];
  if (mistake.startsWith('seq-')) return ['seq'];
  return mistake.startsWith('ack-') ? ['ack'] : ['flags'];
}

/** The wrong fields of a segment that was stopped; all of them if it has no verdict. */
export function wrongFields(
  entry: FigureEntry & { kind: 'stopped' },
  judgements: readonly Judgement[],
): readonly Field[] {
  const judged = judgements.find(
    ({ at, move }) => at === entry.at && move.kind === 'send' && sameSegment(move.segment, entry.segment),
  );
  const mistakes = judged === undefined || judged.mistake === null ? [] : [judged.mistake, ...judged.others];
  return mistakes.length === 0 ? ['flags', 'seq', 'ack'] : [...new Set(mistakes.flatMap(fieldsOf))];
}
