/** Says below the page that a file was saved; if it was not, offers it by a link, and as text if no server answers. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { KEEP_MS } from '../shared/kept-file.ts';
import { t } from './words/i18n.ts';
import { isText, type SavedFile, savedFile } from './kit/saved-file.ts';
import { type FileLink, makeFileLink } from './net/file-link.ts';
import { CopyButton } from './kit/copy-button.tsx';
import { Icon } from './kit/icon.tsx';
import { hrefOf, place } from './context/route.ts';

/** How long a note stays that needs no answer. */
const SEEN_MS = 20_000;
/** The page withdraws its offer before the server deletes the file. */
const OFFERED_MS = KEEP_MS - 10_000;

type Stage = { readonly kind: 'handed' | 'making' | 'over' } | { readonly kind: 'made'; readonly link: FileLink };

export function SavedNote({ saved }: { readonly saved: SavedFile }) {
  const [stage, setStage] = useState<Stage>({ kind: 'handed' });
  const note = useRef<HTMLElement>(null);
  useEffect(() => (stage.kind === 'making' ? make(saved, setStage) : undefined), [saved, stage.kind]);
  useEffect(() => passing(saved, stage, note.current, setStage), [saved, stage]);
  useEffect(closeElsewhere, []);
  return (
    <aside ref={note} class="saved-note flow" aria-label={t('saved.label')}>
      <div class="saved-words" role="status">
        <Words saved={saved} stage={stage} />
      </div>
      {stage.kind === 'made' && !stage.link.ok && isText(saved.name) && <AsText saved={saved} />}
      <div class="buttons flow">
        <Ways saved={saved} stage={stage} onMake={() => setStage({ kind: 'making' })} />
        <button type="button" class="plain" onClick={close}>
          <Icon name="cross" /> {t('saved.close')}
        </button>
      </div>
      {stage.kind === 'made' && stage.link.ok && saved.name.endsWith('.png') && (
        <figure>
          <img src={stage.link.url} alt={saved.name} />
          <figcaption class="dim">{t('saved.picture')}</figcaption>
        </figure>
      )}
    </aside>
  );
}

function close(): void {
  savedFile.value = null;
}

/** It belongs to the page on which the file was saved. */
function closeElsewhere(): () => void {
  const here = hrefOf(place.peek());
  return place.subscribe((to) => {
    if (hrefOf(to) !== here) close();
  });
}

/** @returns a function that cancels it */
function make({ name, file }: SavedFile, setStage: (stage: Stage) => void): () => void {
  let wanted = true;
  void makeFileLink(name, file).then((link) => {
    if (wanted) setStage({ kind: 'made', link });
  });
  return () => {
    wanted = false;
  };
}

/** The note stays for a while only. */
function passing(
  { byLink }: SavedFile,
  stage: Stage,
  note: HTMLElement | null,
  setStage: (stage: Stage) => void,
): (() => void) | undefined {
  if (stage.kind === 'handed' && byLink) return undefined;
  if (stage.kind === 'handed') {
    // Not while it is being used.
    const timer = setInterval(() => note?.matches(':hover, :focus-within') !== true && close(), SEEN_MS);
    return () => clearInterval(timer);
  }
  if (stage.kind !== 'made' || !stage.link.ok) return undefined;
  const timer = setTimeout(() => setStage({ kind: 'over' }), OFFERED_MS);
  return () => clearTimeout(timer);
}

function Words({ saved: { name, byLink }, stage }: { readonly saved: SavedFile; readonly stage: Stage }) {
  switch (stage.kind) {
    case 'handed':
      return <p>{t(byLink ? 'saved.inApp' : 'saved.handed', { name })}</p>;
    case 'making':
      return <p>{t('saved.making')}</p>;
    case 'over':
      return <p>{t('saved.over', { name })}</p>;
    case 'made':
      return stage.link.ok ? (
        <>
          <p>{t('saved.ready', { name })}</p>
          <p class="dim">{t('saved.elsewhere')}</p>
        </>
      ) : (
        <p>{refusalWords(stage.link.why)}</p>
      );
  }
}

function refusalWords(why: Extract<FileLink, { ok: false }>['why']): string {
  if (why === 'no-server') return t('problem.no-server');
  return why === 'too-fast' ? t('refusal.too-fast') : t(`saved.refused.${why}`);
}

/** The link to the file; the button that requested it is gone, so the link gets the focus. */
function Ways({
  saved,
  stage,
  onMake,
}: {
  readonly saved: SavedFile;
  readonly stage: Stage;
  readonly onMake: () => void;
}) {
  const open = useRef<HTMLAnchorElement>(null);
  const url = stage.kind === 'made' && stage.link.ok ? stage.link.url : null;
  useEffect(() => {
    if (url !== null) open.current?.focus();
  }, [url]);
  if (url !== null)
    return (
      <>
        <a ref={open} class="button primary" href={url}>
          {t('saved.open')}
        </a>
        <CopyButton text={url} label={t('saved.copy')} />
      </>
    );
  if (stage.kind === 'making') return null;
  return (
    <button type="button" class={saved.byLink ? 'button primary' : 'button'} onClick={onMake}>
      {stage.kind === 'made' ? t('saved.again') : t(saved.byLink ? 'saved.get' : 'saved.ask')}
    </button>
  );
}

/** If no server keeps it, it is copied by hand. */
function AsText({ saved: { name, file } }: { readonly saved: SavedFile }) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => void file.text().then(setText), [file]);
  if (text === null) return null;
  const label = t('saved.text', { name });
  return (
    <div class="saved-text grid">
      <p>{label}</p>
      <textarea
        class="input"
        readOnly
        rows={3}
        value={text}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={text} label={t('saved.text.copy')} />
    </div>
  );
}
