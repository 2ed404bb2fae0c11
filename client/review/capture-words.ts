/** The comments in an exported capture: who was at each end, and the verdict on each segment sent. */

import type { ExportWords, Place } from '../../shared/capture/export/export.ts';
import { judgementsOf } from '../../shared/capture/export/export-moves.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { seatOf } from '../../shared/duel/state/state.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { headline, reason } from '../match/feedback-words.ts';
import { roleName } from '../match/role-name.ts';
import { isolated } from '../../shared/lib/direction.ts';

type Names = Readonly<Record<Seat, string>>;

/** The words for one half, in the reader's current language; names by seat; `place`: where it was captured. */
export function captureWords(half: HalfReview, levelTitle: string, names: Names, place: Place = 'wire'): ExportWords {
  const host = (end: End) => `${roleName(half.roles[end])} · ${isolated(names[seatOf(end, half.half)])}`;
  const [a, b] = ENDS.map(host);
  return {
    file:
      place === 'wire'
        ? t('pcapng.file.wire', { level: levelTitle, half: half.half })
        : t('pcapng.file.end', { level: levelTitle, half: half.half, end: place }),
    host: { A: a ?? '', B: b ?? '' },
    handshake: t('pcapng.handshake'),
    describe: (segmentId) => describe(half, segmentId, names),
  };
}

/** Null for an id that is no segment's. */
function describe(half: HalfReview, segmentId: number, names: Names): string | null {
  const sent = half.entries.find(({ id }) => id === segmentId);
  if (sent?.kind !== 'segment') return null;
  const judged = judgementsOf(half, segmentId);
  const said = judged.flatMap((judgement) => [whatWasSaid(judgement, names), reason(judgement)]);
  return [...fateOf(sent), ...said].join('\n');
}

function whatWasSaid(judgement: Judgement, names: Names): string {
  const { seat, mistake, points, clause } = judgement;
  const named = clauseText(clause, locale.value);
  const rule = mistake === null ? named : `${mistake} · ${named}`;
  return `${isolated(names[seat])}: ${headline(judgement)} (${signed(points.total)}) · ${rule}`;
}

/** Information that the frame itself does not show. */
function fateOf({ lost, again, arrivals, by }: ReviewEntry & { kind: 'segment' }): string[] {
  return [
    ...(again ? [t('pcapng.again')] : []),
    ...(lost ? [t('pcapng.lost')] : []),
    ...(arrivals.length > 1 ? [t('pcapng.twice')] : []),
    ...(by === 'stack' ? [t('pcapng.stack')] : []),
  ];
}
