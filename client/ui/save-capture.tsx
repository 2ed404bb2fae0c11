/** Saves a half as a capture file that Wireshark opens. It is made in the browser: nothing is asked of the server. */

import { levelText } from '../../shared/content/explain.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { peerOf, seatOf } from '../../shared/duel/state.ts';
import type { HalfReview } from '../../shared/duel/view.ts';
import { locale, t } from '../i18n/i18n.ts';
import { captureWords } from './capture-words.ts';
import { saveFile } from './save-file.ts';

export interface SaveCaptureProps {
  readonly half: HalfReview;
  readonly levelId: string;
  /** By seat. */
  readonly names: Readonly<Record<Seat, string>>;
  /** Whose end comes first; absent: nobody's, and A does. */
  readonly you?: Seat;
  /** What the file is called, without its ending; absent: after level and half. */
  readonly name?: string;
}

/** What the own end saw comes first: in the capture of both, tools take each arrival for a retransmission. */
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
  // Most players never save one: the code for it comes when it is asked for.
  const { exportHalf } = await import('../../shared/capture/export.ts');
  const { title } = levelText(levelId, locale.value);
  const bytes = exportHalf(half, captureWords(half, title, names, end), end === null ? ENDS : [end]);
  saveFile(`${name ?? fileName(levelId, half.half)}-${end ?? 'both'}.pcapng`, bytes, 'application/octet-stream');
}

/** A level made of a capture has a colon in its id, which not every file system takes. */
function fileName(levelId: string, half: number): string {
  return `last-ack-${levelId.replaceAll(/[^\w-]+/g, '-')}-${half}`;
}
