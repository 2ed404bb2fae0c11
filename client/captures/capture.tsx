/** The captures page: a file stays in the browser, and every close in it is explained and can be played. */

import { useMemo, useEffect, useState } from 'preact/hooks';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { fill, unreadTexts } from '../../shared/capture/explain/explain-words.ts';
import { locale, t } from '../words/i18n.ts';
import type { CaptureSummary } from './capture-desk.ts';
import { HOME } from '../context/place.ts';
import { CaptureClient, type Reading } from './capture-client.ts';
import { CaptureCaseCard } from './capture-case.tsx';
import { ProblemNotice } from '../context/problem.tsx';
import { goTo } from '../context/route.ts';

/** One capture, or one from each host. */
const MOST_FILES = 2;

export function Capture() {
  const client = useMemo(() => new CaptureClient(), []);
  useEffect(() => () => client.cancel(), [client]);
  return (
    <main class="capture page grid" id="main">
      <h1>{t('capture.title')}</h1>
      <p class="lead">{t('capture.what')}</p>
      <ProblemNotice />
      <FileDrop onFiles={(files) => client.read(files)} />
      <State client={client} reading={client.reading.value} />
      <button type="button" class="plain" onClick={() => goTo(HOME)}>
        {t('leave.home')}
      </button>
    </main>
  );
}

function FileDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, MOST_FILES);
    if (files.length > 0) onFiles(files);
  };
  return (
    <label
      class={over ? 'drop grid over' : 'drop grid'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <b>{t('capture.drop')}</b>
      <span class="dim">{t('capture.drop.hint')}</span>
      <input
        type="file"
        multiple
        accept=".pcap,.pcapng,.cap,.gz"
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function State({ client, reading }: { readonly client: CaptureClient; readonly reading: Reading }) {
  switch (reading.kind) {
    case 'none':
      return null;
    case 'reading':
      return <Progress reading={reading} onCancel={() => client.cancel()} />;
    case 'failed':
      return (
        <p class="problem" role="alert">
          {reading.problem === 'broken'
            ? t('capture.broken')
            : fill(WORDS[locale.value].problems[reading.problem], reading.detail)}
        </p>
      );
    case 'ready':
      return <Cases client={client} reading={reading} />;
  }
}

function Progress({
  reading: { octets, size },
  onCancel,
}: {
  readonly reading: Extract<Reading, { kind: 'reading' }>;
  readonly onCancel: () => void;
}) {
  const percent = size === 0 ? 100 : Math.floor((octets / size) * 100);
  return (
    <div class="capture-progress flow">
      <label>
        {t('capture.reading', { percent })}
        <progress max={100} value={percent} />
      </label>
      <button type="button" class="button" onClick={onCancel}>
        {t('capture.cancel')}
      </button>
    </div>
  );
}

function Cases({
  client,
  reading: { files, count, cases },
}: {
  readonly client: CaptureClient;
  readonly reading: Extract<Reading, { kind: 'ready' }>;
}) {
  const words = WORDS[locale.value];
  return (
    <section class="capture-cases grid wide" aria-label={t('capture.closes')}>
      <div role="status">
        {files.map((file) => (
          <FileFacts key={file.name} file={file} count={count} />
        ))}
        {count === 0 && <p>{words.remarks['no-close']}</p>}
      </div>
      <ol>
        {cases.map((item, index) => (
          <CaptureCaseCard key={`${index} ${files[0]?.name}`} item={item} alone={count === 1} />
        ))}
      </ol>
      {cases.length > 0 && cases.length < count && (
        <button type="button" class="button" onClick={() => client.more()}>
          {t('capture.more', { rest: count - cases.length })}
        </button>
      )}
    </section>
  );
}

function countsText({ frames, packets, connections }: CaptureSummary, closes: number): string {
  return t('capture.holds', {
    frames: t('capture.frames', { count: frames }),
    segments: t('capture.segments', { count: packets }),
    connections: t('capture.connections', { count: connections }),
    closes: t('capture.closed', { count: closes }),
  });
}

function FileFacts({ file, count }: { readonly file: CaptureSummary; readonly count: number }) {
  const words = WORDS[locale.value];
  const { remarks, problems } = words;
  return (
    <>
      <p class="dim">
        <b class="file-name">{file.name}</b> {countsText(file, count)}
      </p>
      {file.damage !== null && <p class="problem">{fill(remarks.damage, problems[file.damage])}</p>}
      {unreadTexts(file, words).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {file.forgotten > 0 && <p>{fill(remarks.forgotten, file.forgotten)}</p>}
      {file.refused > 0 && <p>{fill(remarks.refused, file.refused)}</p>}
    </>
  );
}
