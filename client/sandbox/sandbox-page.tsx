/** The sandbox: many closes between two bots over a network that the reader sets, and what remains of them. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { EXPERIMENT, type Experiment, experimentText, readExperiment } from '../../shared/sandbox/experiment.ts';
import type { SandboxSettings } from '../../shared/sandbox/sandbox-settings.ts';
import { type Tally, tallyOf } from '../../shared/sandbox/tally.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { HOME } from '../context/place.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { SandboxBars } from './sandbox-bars.tsx';
import { type Played, SandboxClient } from './sandbox-client.ts';
import { SandboxForm, SandboxPresets } from './sandbox-form.tsx';
import { SandboxRun } from './sandbox-run.tsx';

/** A slider that is being moved is not obeyed at each of its steps. */
const SETTLED_MS = 250;

export function SandboxPage({ experiment: text, run }: { readonly experiment: string; readonly run: number | null }) {
  const read = useMemo(() => readExperiment(text), [text]);
  // The results stay while one of the runs is on view.
  const client = useMemo(() => new SandboxClient(), []);
  useEffect(() => () => client.stop(), [client]);
  const experiment = read.ok ? read.experiment : EXPERIMENT;
  if (run !== null) return <SandboxRun experiment={experiment} seed={run} />;
  return <Desk client={client} linked={experiment} refused={read.ok ? null : read.name} />;
}

function Desk({
  client,
  linked,
  refused,
}: {
  readonly client: SandboxClient;
  readonly linked: Experiment;
  /** The part of the link that is wrong; null: none. */
  readonly refused: string | null;
}) {
  const [experiment, setExperiment] = useState(linked);
  usePlay(client, experiment);
  const played = client.played.value;
  const tally = useMemo(() => (played === null ? null : tallyOf(played.facts)), [played]);
  const before = useBefore(played, tally);
  const change = (settings: SandboxSettings) => setExperiment({ ...experiment, settings });
  const link = new URL(hrefOf(placeOf(experiment, null)), location.href).href;
  return (
    <main class="sandbox page grid" id="main">
      <header class="grid">
        <h1>{t('sandbox.title')}</h1>
        <p class="lead">{t('sandbox.lead')}</p>
        {refused !== null && (
          <p class="problem" role="alert">
            {t('sandbox.refused', { name: refused })}
          </p>
        )}
      </header>
      <SandboxPresets settings={experiment.settings} onChange={change} />
      <div class="sandbox-desk">
        <details class="sandbox-settings" open={isRoomy()}>
          <summary>{t('sandbox.settings')}</summary>
          <SandboxForm settings={experiment.settings} onChange={change} />
        </details>
        <div class="sandbox-results grid">
          <Progress
            played={played}
            onStop={() => client.stop()}
            onOthers={() => setExperiment({ ...experiment, seed: experiment.seed + experiment.runs })}
          />
          {tally !== null && tally.runs > 0 && (
            <SandboxBars tally={tally} before={before} onWatch={(seed) => goTo(placeOf(experiment, seed))} />
          )}
          <p class="dim">{t('sandbox.worst')}</p>
        </div>
      </div>
      <footer class="flow">
        <CopyButton text={link} label={t('sandbox.copy')} />
        <button type="button" class="plain" onClick={() => goTo(HOME)}>
          {t('leave.home')}
        </button>
      </footer>
    </main>
  );
}

/** Whether the settings have room beside the results; otherwise they are folded above them. */
function isRoomy(): boolean {
  return matchMedia('(min-width: 901px)').matches;
}

function placeOf(experiment: Experiment, run: number | null) {
  return { kind: 'sandbox', experiment: experimentText(experiment), run } as const;
}

/** Plays the experiment as soon as it is settled, and puts it into the address. */
function usePlay(client: SandboxClient, experiment: Experiment): void {
  const first = useRef(true);
  useEffect(() => {
    const text = experimentText(experiment);
    const { value } = client.played;
    const isPlayed = value !== null && experimentText(value.experiment) === text;
    const timer = window.setTimeout(
      () => {
        history.replaceState(history.state, '', hrefOf(placeOf(experiment, null)));
        if (!isPlayed) client.play(experiment);
      },
      first.current ? 0 : SETTLED_MS,
    );
    first.current = false;
    return () => window.clearTimeout(timer);
  }, [client, experiment]);
}

/** What the settings before these added up to. */
function useBefore(played: Played | null, tally: Tally | null): Tally | null {
  const last = useRef<{ readonly text: string; readonly tally: Tally } | null>(null);
  const [before, setBefore] = useState<Tally | null>(null);
  const text = played === null ? null : experimentText(played.experiment);
  useEffect(() => {
    if (last.current !== null && last.current.text !== text) setBefore(last.current.tally);
    if (text !== null && tally !== null && played?.state !== 'playing') last.current = { text, tally };
  }, [text, tally, played]);
  return before;
}

function Progress({
  played,
  onStop,
  onOthers,
}: {
  readonly played: Played | null;
  readonly onStop: () => void;
  readonly onOthers: () => void;
}) {
  const done = played?.facts.length ?? 0;
  const runs = played?.experiment.runs ?? EXPERIMENT.runs;
  const isPlaying = played === null || played.state === 'playing';
  return (
    <div class="sandbox-progress flow">
      <progress max={runs} value={done} aria-label={t('sandbox.progress.label')} />
      <p class="numeric" role="status">
        {played?.state === 'broken'
          ? t('sandbox.broken')
          : t(isPlaying ? 'sandbox.playing' : 'sandbox.played', {
              done: isPlaying ? '' : formatNumber(done),
              runs: formatNumber(runs),
            })}
      </p>
      {isPlaying ? (
        <button type="button" class="button" onClick={onStop}>
          {t('sandbox.stop')}
        </button>
      ) : (
        <button type="button" class="button" onClick={onOthers}>
          {t('sandbox.others')}
        </button>
      )}
    </div>
  );
}
