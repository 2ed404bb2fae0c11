/** Saves a half as a capture file that Wireshark opens. It is made in the browser, without a request to the server. */

import { levelText } from '../words/explanations.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
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

/** The player's own end comes first: in the capture of both, tools take each arrival for a retransmission. */
export function SaveCapture(props: SaveCaptureProps) {
  const { half, you } = props;
  const own = ENDS.find((end) => seatOf(end, half.half) === you) ?? 'A';
  const other = peerOf(own);
  return (
    <>
      <SaveButton {...props} end={own} label={t('pcapng.save', { half: half.half, end: own })} />
      <SaveButton {...props} end={other} label={t('pcapng.other', { end: other })} />
      <SaveButton {...props} end={null} label={t('pcapng.both')} />
    </>
  );
}

/** `end`: where it was captured; null: at both. */
type SaveButtonProps = SaveCaptureProps & { readonly end: End | null; readonly label: string };

function SaveButton(props: SaveButtonProps) {
  const hint = t(props.end === null ? 'pcapng.both.hint' : 'pcapng.hint');
  return (
    <button type="button" class="button" title={hint} onClick={() => void save(props)}>
      {props.label}
    </button>
  );
}

async function save({ half, levelId, names, name, end }: SaveButtonProps): Promise<void> {
  // Most players never save one: its code is loaded on demand.
  const { exportHalf } = await import('../../shared/capture/export/export.ts');
  const { title } = levelText(levelId, locale.value);
  const bytes = exportHalf(half, captureWords(half, title, names, end), end === null ? ENDS : [end]);
  saveFile(`${name ?? fileName(levelId, half.half)}-${end ?? 'both'}.pcapng`, bytes, 'application/octet-stream');
}

/** A level made from a capture has a colon in its id, which not every file system accepts. */
function fileName(levelId: string, half: number): string {
  return `last-ack-${levelId.replaceAll(/[^\w-]+/g, '-')}-${half}`;
}
