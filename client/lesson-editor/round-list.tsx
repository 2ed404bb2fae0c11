/** The rounds of the lesson as a list: chosen, moved, copied, deleted, added. */

import { useRef, useState } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import { LESSON_BOUNDS } from '../../shared/content/lesson-schema.ts';
import type { Round } from '../../shared/class/lesson.ts';
import { locale, t } from '../words/i18n.ts';
import { ROUND_KINDS } from './lesson-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { type Drag, useDrag } from '../kit/drag.ts';
import { Icon } from '../kit/icon.tsx';
import { keysWithin } from '../kit/use-keys.ts';
import { useWriting } from './editor-context.ts';
import { spell } from './spell.ts';

/** A round's content in a few words. */
function roundTitle(round: Round): string {
  switch (round.kind) {
    case 'duel':
      return levelText(round.levelId, locale.value).title;
    case 'question':
      return inLanguage(round.question.text, locale.value) || t('editor.question.empty');
    case 'test':
      return t('editor.test.title', { when: t(`editor.when.${round.when}`), count: round.sets.A.length });
    case 'pause':
      return inLanguage(round.words ?? {}, locale.value) || t('editor.pause.empty');
  }
}

export function RoundList() {
  const { editor } = useWriting();
  const { rounds } = editor.lesson.value;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    const round = rounds[from];
    if (round === undefined || to < 0 || to >= rounds.length) return;
    editor.move(from, to);
    setSaid(t('editor.moved', { title: roundTitle(round), place: to + 1, places: rounds.length }));
  };
  const drag = useDrag(list, move);
  return (
    <section class="editor-rounds grid wide" aria-labelledby="editor-rounds">
      <h2 id="editor-rounds">{t('editor.rounds')}</h2>
      {rounds.length === 0 && <p class="dim">{t('editor.rounds.none')}</p>}
      <ol ref={list} class={drag.held === null ? 'round-rows grid' : 'round-rows grid dragging'}>
        {rounds.map((round, at) => (
          <Row key={at} round={round} at={at} drag={drag} onMove={move} />
        ))}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
      <Removed />
      {rounds.length < LESSON_BOUNDS.rounds && <AddRound />}
    </section>
  );
}

interface RowProps {
  readonly round: Round;
  readonly at: number;
  readonly drag: Drag;
  readonly onMove: (from: number, to: number) => void;
}

function Row({ round, at, drag, onMove }: RowProps) {
  const { editor } = useWriting();
  const { length } = editor.lesson.value.rounds;
  const chosen = editor.chosen.value === at;
  const title = roundTitle(round);
  const unfinished = editor.isUnfinished(at);
  const pick = useRef<HTMLButtonElement>(null);
  const moveBy = (step: number) => {
    onMove(at, at + step);
    focusPick(pick.current, at + step);
  };
  return (
    <li class={`round-row ${chosen ? 'chosen' : ''} ${drag.held === at ? 'held' : ''}`}>
      <span class="round-grip" aria-hidden="true" onPointerDown={(event) => drag.begin(event, at)}>
        <Icon name="grip" />
      </span>
      <button
        ref={pick}
        type="button"
        class="round-pick grid"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => {
          editor.chosen.value = at;
        }}
        onKeyDown={keysWithin(
          (key) => {
            const step = { ArrowUp: -1, ArrowDown: 1 }[key];
            return step === undefined ? null : () => moveBy(step);
          },
          'again',
          true,
        )}
      >
        <span class="round-kind">
          {at + 1} · {t(`editor.kind.${round.kind}`)} ·{' '}
          {round.seconds === null ? t('editor.open') : spell(round.seconds)}
        </span>
        <span class="round-title one-line">{title}</span>
        {unfinished && <span class="round-unfinished">{t('editor.unfinished')}</span>}
      </button>
      {chosen && (
        <span class="round-tools">
          <Tool name="up" title={title} off={at === 0} onPress={() => onMove(at, at - 1)} />
          <Tool name="down" title={title} off={at === length - 1} onPress={() => onMove(at, at + 1)} />
          <Tool name="copy" title={title} off={length >= LESSON_BOUNDS.rounds} onPress={() => editor.duplicate(at)} />
          <Tool name="cross" title={title} onPress={() => editor.remove(at)} />
        </span>
      )}
    </li>
  );
}

/** The moved row keeps the focus in its new place. */
function focusPick(from: HTMLElement | null, at: number): void {
  const list = from?.closest('ol');
  queueMicrotask(() => list?.querySelectorAll<HTMLElement>('.round-pick')[at]?.focus());
}

function Tool({
  name,
  title,
  off = false,
  onPress,
}: {
  readonly name: 'up' | 'down' | 'copy' | 'cross';
  readonly title: string;
  readonly off?: boolean;
  readonly onPress: () => void;
}) {
  const label = t(`editor.round.${name}`, { title });
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => !off && onPress()}
    >
      <Icon name={name} />
    </button>
  );
}

function Removed() {
  const { editor } = useWriting();
  const { value: removed } = editor.removed;
  return (
    <div role="status">
      {removed !== null && (
        <p class="round-removed">
          {t('editor.removed', { title: roundTitle(removed.round) })}{' '}
          <button type="button" class="plain" onClick={() => editor.undo()}>
            {t('editor.undo')}
          </button>
        </p>
      )}
    </div>
  );
}

function AddRound() {
  const { editor } = useWriting();
  return (
    <div class="round-add grid">
      <p class="dim">{t(editor.lesson.value.rounds.length === 0 ? 'editor.add.first' : 'editor.add')}</p>
      <div class="buttons flow">
        {ROUND_KINDS.map((kind) => (
          <button key={kind} type="button" class="button" onClick={() => editor.add(kind)}>
            {t(`editor.kind.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
