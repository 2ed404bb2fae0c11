/** Saves a half as a capture file that Wireshark opens. It is made in the browser: nothing is asked of the server. */

import { levelText } from '../../shared/content/explain.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { HalfReview } from '../../shared/duel/view.ts';
import { locale, t } from '../i18n/i18n.ts';
import { captureWords } from './capture-words.ts';
import { saveFile } from './save-file.ts';

export interface SaveCaptureProps {
  readonly half: HalfReview;
  readonly levelId: string;
  /** By seat. */
  readonly names: Readonly<Record<Seat, string>>;
  /** What the file is called; absent: after level and half. */
  readonly name?: string;
}

export function SaveCapture(props: SaveCaptureProps) {
  return (
    <button type="button" class="button" title={t('pcapng.hint')} onClick={() => void save(props)}>
      {t('pcapng.save', { half: props.half.half })}
    </button>
  );
}

async function save({ half, levelId, names, name }: SaveCaptureProps): Promise<void> {
  // Most players never save one: the code for it comes when it is asked for.
  const { exportHalf } = await import('../../shared/capture/export.ts');
  const { title } = levelText(levelId, locale.value);
  const bytes = exportHalf(half, captureWords(half, title, names));
  saveFile(name ?? fileName(levelId, half.half), bytes, 'application/octet-stream');
}

/** A level made of a capture has a colon in its id, which not every file system takes. */
function fileName(levelId: string, half: number): string {
  return `last-ack-${levelId.replaceAll(/[^\w-]+/g, '-')}-${half}.pcapng`;
}
