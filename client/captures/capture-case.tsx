/** One close of a capture: its kind, every segment of it, and a button to play a match on it. */

import { useState } from 'preact/hooks';
import { otherSide } from '../../shared/capture/read/connection.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import {
  addressText,
  closedFirstText,
  headlineOf,
  letterOf,
  noteText,
  notesOf,
  punctuation,
} from '../../shared/capture/explain/explain-notes.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { Opponent } from '../../shared/duel/vocabulary/room-facts.ts';
import { locale, t } from '../words/i18n.ts';
import type { CaptureCase } from './capture-desk.ts';
import { nameFits, nameTyped } from '../kit/player-name.ts';
import { withOwnName } from '../context/own-level.ts';
import { matchOptions } from '../context/preferences.ts';
import { useApp } from '../context/app-context.ts';
import { CaptureFigureView } from './capture-figure.tsx';
import { CaptureSegment } from './capture-segment.tsx';

export function CaptureCaseCard({ item, alone }: { readonly item: CaptureCase; readonly alone: boolean }) {
  const [open, setOpen] = useState(alone);
  const { close, level } = item;
  const words = WORDS[locale.value];
  return (
    <li class="panel-card box grid capture-case">
      <h2>
        <button type="button" class="capture-toggle grid" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span class="kind">{headlineOf(close, words)}</span>
          <span class="ends grid">
            {addressText(close, close.first)} – {addressText(close, otherSide(close.first))}
          </span>
        </button>
      </h2>
      {open && <Explanation close={close} level={level} why={words.kinds[close.kind].why} />}
    </li>
  );
}

function Explanation({
  close,
  level,
  why,
}: {
  readonly close: CloseExplanation;
  readonly level: CaptureCase['level'];
  readonly why: string;
}) {
  const words = WORDS[locale.value];
  const first = closedFirstText(close, words);
  return (
    <>
      <p>{why}</p>
      <CaptureFigureView close={close} />
      <PlayButtons level={level} />
      <dl class="capture-ends grid">
        {([close.first, otherSide(close.first)] as const).map((side) => (
          <div key={side}>
            <dt>
              {letterOf(close, side)} = {addressText(close, side)}
              {side === close.first && first !== null && <span class="dim">{punctuation(words).bracketed(first)}</span>}
            </dt>
            <dd class="mono">{close.states[side].join(' → ') || '–'}</dd>
          </div>
        ))}
      </dl>
      <ul class="capture-notes">
        {notesOf(close).map((note) => (
          <li key={note}>{noteText(note, close, words)}</li>
        ))}
      </ul>
      <ol class="capture-segments">
        {close.segments.map((row) => (
          <CaptureSegment key={`${row.from} ${row.number}`} close={close} row={row} />
        ))}
      </ol>
    </>
  );
}

function PlayButtons({ level }: { readonly level: CaptureCase['level'] }) {
  if (typeof level === 'string')
    return <p class="dim">{t('capture.unplayable', { why: WORDS[locale.value].problems[level] })}</p>;
  return (
    <div class="buttons flow">
      <PlayButton level={level} against="bot" />
      <PlayButton level={level} against="friend" />
    </div>
  );
}

function PlayButton({
  level: read,
  against,
}: {
  readonly level: Level;
  readonly against: Opponent & ('bot' | 'friend');
}) {
  const { actions, preferences, session } = useApp();
  const { name, bot } = preferences;
  const level = withOwnName(read);
  const busy = session.connection.value.kind === 'joining';
  const play = () =>
    actions.create({
      name: nameTyped(name.value),
      against,
      bot: bot.value,
      level,
      options: { ...matchOptions(preferences, against), levelId: level.id },
    });
  return (
    <button
      type="button"
      class={against === 'bot' ? 'button primary' : 'button'}
      disabled={busy || !nameFits(name.value)}
      onClick={() => void play()}
    >
      {t(`capture.play.${against}`)}
    </button>
  );
}
