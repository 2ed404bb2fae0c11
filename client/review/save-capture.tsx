/** Saves a half as a capture file that Wireshark opens. It is made in the browser, without a request to the server. */

import { levelText } from '../words/explanations.ts';
import type { Place } from '../../shared/capture/export/export.ts';
import { ENDS } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { peerOf, seatOf } from '../../shared/duel/state/state.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { locale, t } from '../words/i18n.ts';
import { captureWords } from './capture-words.ts';
import { saveFile } from '../kit/save-file.ts';
import { seatName } from './players.ts';
import type { Reviewed } from './reviewed.ts';

interface SaveCaptureProps {
  readonly half: HalfReview;
  readonly levelId: string;
  /** By seat. */
  readonly names: Readonly<Record<Seat, string>>;
  /** The seat whose end comes first; absent: none's, and A does. */
  readonly you?: Seat;
  /** The file name without its extension; absent: from level and half. */
  readonly name?: string;
}

/** The captures of a half, when the other exports of the match are on its own page. */
export function Captures({ match, half }: { readonly match: Reviewed; readonly half: HalfReview }) {
  const { levelId, you } = match;
  const names = [seatName(match, 0), seatName(match, 1)] as const;
  return (
    <section class="walk-files" aria-labelledby="review-files">
      <h2 id="review-files">{t('review.files')}</h2>
      <div class="buttons flow">
        <SaveCapture half={half} levelId={levelId} names={names} {...(you === undefined ? {} : { you })} />
      </div>
    </section>
  );
}

/** One file for each end, the player's own first, and one of the wire: tools take a second view in a file for repeats. */
export function SaveCapture(props: SaveCaptureProps) {
  const { half, you } = props;
  const own = ENDS.find((end) => seatOf(end, half.half) === you) ?? 'A';
  const other = peerOf(own);
  return (
    <>
      <SaveButton {...props} place={own} label={t('pcapng.save', { half: half.half, end: own })} />
      <SaveButton {...props} place={other} label={t('pcapng.other', { end: other })} />
      <SaveButton {...props} place="wire" label={t('pcapng.wire')} />
      <p class="dim capture-choice">{t('pcapng.choice')}</p>
    </>
  );
}

type SaveButtonProps = SaveCaptureProps & { readonly place: Place; readonly label: string };

function SaveButton(props: SaveButtonProps) {
  return (
    <button type="button" class="button" onClick={() => void save(props)}>
      {props.label}
    </button>
  );
}

async function save({ half, levelId, names, name, place }: SaveButtonProps): Promise<void> {
  // Most players never save one: its code is loaded on demand.
  const { exportHalf } = await import('../../shared/capture/export/export.ts');
  const { title } = levelText(levelId, locale.value);
  const bytes = exportHalf(half, captureWords(half, title, names, place), [place]);
  saveFile(`${name ?? fileName(levelId, half.half)}-${place}.pcapng`, bytes, 'application/octet-stream');
}

/** A level made from a capture has a colon in its id, which not every file system accepts. */
function fileName(levelId: string, half: number): string {
  return `last-ack-${levelId.replaceAll(/[^\w-]+/g, '-')}-${half}`;
}
