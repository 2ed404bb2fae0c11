/** Composing a segment by hand: seq and ack if the flags are given, or everything. */

import { EnterKey } from '../kit/enter-key.tsx';
import { useRef, useState } from 'preact/hooks';
import type { PositionView } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { SEQUENCE_SPACE } from '../../shared/lib/sequence.ts';
import { type Flag, makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { isMeant } from '../kit/keys.ts';
import { type Entry, knownLetters, LENGTH_MAX, readEntry, readLength } from './number-entry.ts';
import { Flags } from './segment-line.tsx';

const CHOOSABLE: readonly Flag[] = ['FIN', 'ACK', 'RST', 'SYN'];
const SEQUENCE_MAX = SEQUENCE_SPACE - 1;

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
  const form = useRef<HTMLFormElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useState<Draft>({
    flags: given?.flags ?? ['ACK'],
    seq: '',
    ack: '',
    len: String(given?.len ?? 0),
  });
  /** Missing input is reported after the first attempt to send. */
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const entries = readDraft(draft, view);
  const segment = segmentOf(draft.flags, entries);
  const missing = tried && segment === null ? missingWords(entries) : '';
  const send = () => {
    setTried(segment === null);
    if (segment === null) return;
    // Leaves the field, so that the letters are keys again.
    form.current?.focus({ preventScroll: true });
    onSend(segment);
  };
  return (
    <form
      ref={form}
      class="composer grid"
      tabIndex={-1}
      aria-label={t('composer.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        // Enter sends from any element here: on a flag it would otherwise toggle it.
        if (event.key !== 'Enter' || event.target === sendButton.current) return;
        const meant = isMeant(event);
        event.preventDefault();
        if (meant) send();
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
      <div class="number-fields grid">
        <NumberField name="seq" typed={draft.seq} entry={entries.seq} onType={(seq) => change({ seq })} />
        {entries.ack !== undefined && (
          <NumberField name="ack" typed={draft.ack} entry={entries.ack} onType={(ack) => change({ ack })} />
        )}
        {given === null && (
          <NumberField name="len" typed={draft.len} entry={entries.len} onType={(len) => change({ len })} />
        )}
      </div>
      <p class={missing === '' ? 'letters dim' : 'letters field-error'}>
        <span role="alert">{missing}</span>
        {missing === '' && lettersHint(view)}
      </p>
      <button ref={sendButton} type="submit" class="button primary" aria-disabled={segment === null}>
        {t('composer.send')} <EnterKey />
      </button>
    </form>
  );
}

/** The content of the fields; `ack` is absent without its flag. */
interface Entries {
  readonly seq: Entry;
  readonly ack?: Entry;
  readonly len: Entry;
}

function readDraft({ flags, seq, ack, len }: Draft, { symbols }: SeatView): Entries {
  const acked = flags.includes('ACK') ? { ack: readEntry(ack, symbols) } : {};
  return { seq: readEntry(seq, symbols), ...acked, len: readLength(len) };
}

/** @returns null while something is missing or unreadable */
function segmentOf(flags: readonly Flag[], { seq, ack, len }: Entries): Segment | null {
  if ('problem' in seq || 'problem' in len || (ack !== undefined && 'problem' in ack)) return null;
  return makeSegment({ flags, seq: seq.number, ack: ack?.number, len: len.number });
}

const FIELDS = ['seq', 'ack', 'len'] as const;
type FieldName = (typeof FIELDS)[number];

function fieldName(name: FieldName): string {
  return name === 'len' ? t('composer.length') : name;
}

function missingWords(entries: Entries): string {
  const problems = FIELDS.flatMap((name) => {
    const entry = entries[name];
    return entry === undefined || 'number' in entry ? [] : [`${fieldName(name)}: ${inFull(entry, name)}`];
  });
  return problems.join(' · ');
}

/** The error of an entry, with a valid example. */
function inFull({ problem }: Extract<Entry, { problem: unknown }>, name: FieldName): string {
  const words = t(`composer.problem.${problem}`);
  const most = t('composer.most', { most: formatNumber(name === 'len' ? LENGTH_MAX : SEQUENCE_MAX) });
  return problem === 'too-large' ? `${words}, ${most}` : words;
}

function lettersHint({ symbols }: SeatView): string {
  const known = knownLetters(symbols).map(({ letter, number }) => `${letter}\u00a0=\u00a0${number}`);
  return t('composer.hint', { letters: known.join(', ') });
}

function FlagToggles({
  flags,
  onChange,
}: {
  readonly flags: readonly Flag[];
  readonly onChange: (flags: readonly Flag[]) => void;
}) {
  return (
    <fieldset class="flag-toggles grid">
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

function NumberField({
  name,
  typed,
  entry,
  onType,
}: {
  readonly name: FieldName;
  readonly typed: string;
  readonly entry: Entry;
  readonly onType: (typed: string) => void;
}) {
  const wrong = 'problem' in entry && entry.problem !== 'empty';
  return (
    <label class={name === 'len' ? 'field grid number length' : 'field grid number'}>
      <span class="name">{fieldName(name)}</span>
      <input
        type="text"
        class="input"
        inputMode={name === 'len' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        value={typed}
        aria-invalid={wrong}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span class="equals" aria-live="polite">
        {'problem' in entry
          ? wrong && t(`composer.problem.${entry.problem}`)
          : String(entry.number) !== typed.trim() && `= ${entry.number}`}
      </span>
    </label>
  );
}
