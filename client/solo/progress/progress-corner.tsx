/** Where progress is stored, with its export, import and deletion. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/i18n.ts';
import { masteredCount } from '../path/path.ts';
import { type ProgressFile, progressFileName, progressFileText, readProgressFile } from './progress-file.ts';
import { mergeProgress } from './progress-merge.ts';
import { isNewcomer, keeping, NO_PROGRESS, type Progress, progress } from '../../context/progress.ts';
import { FilePick } from '../../kit/file-pick.tsx';
import { SafariNote } from '../../kit/kept-here.tsx';
import { keptAside } from './progress-store.ts';
import { saveFile } from '../../kit/save-file.ts';
import { Ask, Yes } from '../../kit/ask.tsx';

export function ProgressCorner() {
  return (
    <section class="progress-corner grid" aria-labelledby="progress-corner">
      <h2 id="progress-corner">{t('path.corner')}</h2>
      <p class="dim">{t(keeping.value === 'session' ? 'path.kept.session' : 'path.kept')}</p>
      <SafariNote />
      <div class="buttons flow">
        <button type="button" class="button" onClick={exportProgress}>
          {t('path.export')}
        </button>
        <Import />
        <Reset />
        <Aside />
      </div>
    </section>
  );
}

function exportProgress(): void {
  saveFile(progressFileName(new Date()), progressFileText(progress.value));
}

type Refused = Extract<ProgressFile, { readonly ok: false }>;
type Said = { readonly refused: Refused } | { readonly read: Progress };

/** Reads a file; if there is progress already, asks what to do with it. */
function Import() {
  const [said, setSaid] = useState<Said | null>(null);
  const [waiting, setWaiting] = useState<Progress | null>(null);
  const take = (next: Progress, read: Progress) => {
    progress.value = next;
    setWaiting(null);
    setSaid({ read });
  };
  const read = (text: string) => {
    const found = readProgressFile(text);
    if (!found.ok) setSaid({ refused: found });
    else if (isNewcomer(progress.value)) take(found.progress, found.progress);
    else setWaiting(found.progress);
  };
  return (
    <>
      <FilePick label={t('path.import')} onText={read} />
      {said !== null && <ImportSaid said={said} />}
      {waiting !== null && (
        <Ask title={t('path.import.ask')} what={contents(waiting)} onClose={() => setWaiting(null)}>
          {() => (
            <>
              <Yes label={t('path.import.merge')} onYes={() => take(mergeProgress(progress.value, waiting), waiting)} />
              <button type="button" class="button" onClick={() => take(waiting, waiting)}>
                {t('path.import.replace')}
              </button>
            </>
          )}
        </Ask>
      )}
    </>
  );
}

/** The content of progress, in one sentence. */
function contents(read: Progress): string {
  const levels = Object.keys(read.levels).length;
  return t('path.import.holds', {
    levels,
    mastered: masteredCount(read),
    drills: read.drills.length,
    quiz: read.quiz.length,
  });
}

function ImportSaid({ said }: { readonly said: Said }) {
  if ('read' in said)
    return (
      <p class="import-said" role="status">
        {t('path.import.read')} {contents(said.read)}
      </p>
    );
  const { refused } = said;
  const place = refused.why === 'place' ? refused.place : '';
  return (
    <p class="problem import-said" role="alert">
      {t(`path.import.${refused.why}`, { place: place === '' ? t('path.import.top') : place })}
    </p>
  );
}

function Reset() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="button" disabled={isNewcomer(progress.value)} onClick={() => setAsking(true)}>
        {t('path.reset')}
      </button>
      {asking && (
        <Ask title={t('path.reset.ask')} what={t('path.reset.what')} onClose={() => setAsking(false)}>
          {(close) => (
            <Yes
              label={t('path.reset.yes')}
              onYes={() => {
                progress.value = NO_PROGRESS;
                close();
              }}
            />
          )}
        </Ask>
      )}
    </>
  );
}

/** Stored progress that was unreadable: it need not be lost. */
function Aside() {
  const [aside, setAside] = useState<unknown>(null);
  useEffect(() => void keptAside().then(setAside), []);
  if (aside === null) return null;
  return (
    <>
      <button type="button" class="button" onClick={() => saveFile('last-ack-unreadable.json', JSON.stringify(aside))}>
        {t('path.aside')}
      </button>
      <p class="dim import-said">{t('path.aside.what')}</p>
    </>
  );
}
