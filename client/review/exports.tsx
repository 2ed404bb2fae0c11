/** The exports of a finished match: the figure, the match, a capture of the half, paper, a link. */

import { useState } from 'preact/hooks';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import { fileName } from './review-file.ts';
import { type WalkPlace, walkFragment } from './review-place.ts';
import { SaveCapture } from './save-capture.tsx';
import { ShareLink } from '../match/share-link.tsx';
import { saveFile } from '../kit/save-file.ts';
import { seatName } from './players.ts';

export function Files({
  record,
  half,
  place,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly place: WalkPlace;
}) {
  const [failed, setFailed] = useState(false);
  const attempt = (save: () => Promise<void>) => {
    setFailed(false);
    save().catch(() => setFailed(true));
  };
  const { levelId, matchId } = record;
  return (
    <section class="walk-files" aria-labelledby="review-files">
      <h2 id="review-files">{t('review.files')}</h2>
      <div class="buttons flow">
        <button type="button" class="button" onClick={() => attempt(() => saveSvg(record, half))}>
          {t('review.svg')}
        </button>
        <button type="button" class="button" onClick={() => attempt(() => savePng(record, half))}>
          {t('review.png')}
        </button>
        <button type="button" class="button" onClick={() => saveJson(record)}>
          {t('review.json')}
        </button>
        <SaveCapture
          half={half}
          levelId={levelId}
          names={[seatName(record, 0), seatName(record, 1)]}
          name={fileName(record, half.half, 'pcapng').replace(/\.pcapng$/, '')}
        />
        <button type="button" class="button" onClick={() => print()}>
          {t('review.print')}
        </button>
        <ShareLink matchId={matchId} fragment={walkFragment(place)} label={t('review.link')} />
      </div>
      {failed && (
        <p class="problem" role="alert">
          {t('review.failed')}
        </p>
      )}
    </section>
  );
}

async function saveSvg(record: MatchRecord, half: HalfReview): Promise<void> {
  const { figureSvg } = await import('./make-figure.tsx');
  const svg = await figureSvg(record, half);
  saveFile(fileName(record, half.half, 'svg'), svg, 'image/svg+xml');
}

async function savePng(record: MatchRecord, half: HalfReview): Promise<void> {
  const { figurePng } = await import('./make-figure.tsx');
  saveFile(fileName(record, half.half, 'png'), await figurePng(record, half), 'image/png');
}

function saveJson(record: MatchRecord): void {
  saveFile(fileName(record, null, 'json'), JSON.stringify(record, null, 1));
}
