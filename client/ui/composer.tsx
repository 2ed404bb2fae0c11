/** Composing a segment by hand: seq and ack where the flags are given, or everything. */

import { useState } from 'preact/hooks';
import type { PositionView, SeatView } from '../../shared/duel/view.ts';
import { type Flag, makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { t } from '../i18n/i18n.ts';
import { knownLetters, readNumber } from '../model/number-entry.ts';
import { Flags } from './segment.tsx';

const CHOOSABLE: readonly Flag[] = ['FIN', 'ACK', 'RST', 'SYN'];
const LONGEST = 65_535;

interface Draft {
  readonly flags: readonly Flag[];
  readonly seq: string;
  readonly ack: string;
  readonly len: string;
}

export function Composer({
  view,
  position,
  onSend,
}: {
  readonly view: SeatView;
  readonly position: PositionView;
  readonly onSend: (segment: Segment) => void;
}) {
  const { given } = position;
  const [draft, setDraft] = useState<Draft>({
    flags: given?.flags ?? ['ACK'],
    seq: '',
    ack: '',
    len: String(given?.len ?? 0),
  });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const segment = readDraft(draft, view);
  const withAck = draft.flags.includes('ACK');
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (segment !== null) onSend(segment);
      }}
    >
      {given === null ? (
        <FlagToggles flags={draft.flags} onChange={(flags) => change({ flags })} />
      ) : (
        <p class="given">
          <Flags segment={given} />
          {given.len > 0 && <span class="bytes">{t('segment.bytes', { count: given.len })}</span>}
        </p>
      )}
      <div class="number-fields">
        <NumberField name="seq" typed={draft.seq} view={view} onType={(seq) => change({ seq })} />
        {withAck && <NumberField name="ack" typed={draft.ack} view={view} onType={(ack) => change({ ack })} />}
        {given === null && <LengthField typed={draft.len} onType={(len) => change({ len })} />}
      </div>
      <p class="letters dim">{lettersHint(view)}</p>
      <button type="submit" class="button primary" disabled={segment === null}>
        {t('composer.send')} <kbd>↵</kbd>
      </button>
    </form>
  );
}

/** @returns null while something is missing or cannot be read. */
function readDraft({ flags, seq, ack, len }: Draft, { symbols }: SeatView): Segment | null {
  const withAck = flags.includes('ACK');
  const numbers = { seq: readNumber(seq, symbols), ack: withAck ? readNumber(ack, symbols) : undefined };
  const length = /^\d+$/.test(len.trim()) ? Number(len) : null;
  if (numbers.seq === null || numbers.ack === null || length === null || length > LONGEST) return null;
  return makeSegment({ flags, seq: numbers.seq, ack: numbers.ack, len: length });
}

function lettersHint({ symbols }: SeatView): string {
  const known = knownLetters(symbols).map(({ letter, number }) => `${letter} = ${number}`);
  return t('composer.hint', { letters: known.join('  ') });
}

function FlagToggles({
  flags,
  onChange,
}: {
  readonly flags: readonly Flag[];
  readonly onChange: (flags: readonly Flag[]) => void;
}) {
  return (
    <fieldset class="flag-toggles">
      <legend class="sr-only">{t('composer.flags')}</legend>
      {CHOOSABLE.map((flag) => {
        const on = flags.includes(flag);
        return (
          <button
            key={flag}
            type="button"
            class={`flag-toggle ${flag.toLowerCase()}`}
            aria-pressed={on}
            onClick={() => onChange(on ? flags.filter((one) => one !== flag) : [...flags, flag])}
          >
            {flag}
          </button>
        );
      })}
    </fieldset>
  );
}

interface Typed {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function NumberField({ name, typed, view, onType }: Typed & { readonly name: 'seq' | 'ack'; readonly view: SeatView }) {
  const number = readNumber(typed, view.symbols);
  const unreadable = typed.trim() !== '' && number === null;
  return (
    <label class="field number">
      <span class="name">{name}</span>
      <input
        type="text"
        class="input"
        inputMode="text"
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        value={typed}
        aria-invalid={unreadable}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span class="equals" aria-live="polite">
        {unreadable
          ? t('composer.unreadable')
          : number !== null && String(number) !== typed.trim()
            ? `= ${number}`
            : ''}
      </span>
    </label>
  );
}

function LengthField({ typed, onType }: Typed) {
  return (
    <label class="field number length">
      <span class="name">{t('composer.length')}</span>
      <input
        type="text"
        class="input"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span class="equals" />
    </label>
  );
}
