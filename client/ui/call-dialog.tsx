/** Calling an arrival wrong, and naming the mistake: which segment, then which of four, then what came of it. */

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CALL_PRICE, NAME_PRICE } from '../../shared/duel/score.ts';
import type { Call, SeatView } from '../../shared/duel/view.ts';
import { formatNumber, signed, t } from '../i18n/i18n.ts';
import { callableArrivals, unnamed } from '../model/call.ts';
import { digitOf, isPlain } from '../model/keys.ts';
import { useApp } from './app-context.ts';
import { calledWords, mistakeOfOther } from './called.ts';
import { SegmentLine } from './segment.tsx';
import { TimeLeft } from './time-left.tsx';

export function CallDialog({
  view,
  dialog,
}: {
  readonly view: SeatView;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}) {
  /** What was called or named since the dialog was opened. */
  const [made, setMade] = useState<number | null>(null);
  const naming = unnamed(view);
  const result = view.calls.find(({ entryId }) => entryId === made) ?? null;
  const stage = naming !== null ? 'naming' : result !== null ? 'result' : 'choosing';
  // The next stage takes the place of what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each stage anew
  useEffect(() => {
    if (dialog.current?.open) dialog.current.querySelector<HTMLElement>('input, .mistake-name, .plain')?.focus();
  }, [stage, dialog]);
  return (
    <dialog
      ref={dialog}
      class="call-dialog docked"
      aria-labelledby="call-title"
      onClose={() => setMade(null)}
      onKeyDown={(event) => {
        const digit = isPlain(event) ? digitOf(event) : null;
        if (digit !== null) dialog.current?.querySelector<HTMLButtonElement>(`[data-key="${digit}"]`)?.click();
      }}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      {view.position !== null && <TimeLeft view={view} position={view.position} />}
      <Stage view={view} naming={naming} result={result} onMade={setMade} />
      <p role="status" class={result === null || naming !== null ? 'sr-only' : 'call-result'}>
        {result === null ? '' : calledWords(result)}
      </p>
      <button type="button" class="plain" onClick={() => dialog.current?.close()}>
        {t('coach.close')} <kbd>Esc</kbd>
      </button>
    </dialog>
  );
}

function Stage({
  view,
  naming,
  result,
  onMade,
}: {
  readonly view: SeatView;
  readonly naming: Call | null;
  readonly result: Call | null;
  readonly onMade: (entryId: number) => void;
}) {
  if (naming !== null) return <Naming key={naming.entryId} view={view} call={naming} onMade={onMade} />;
  if (result === null) return <Choosing view={view} onMade={onMade} />;
  return (
    <>
      <h2 id="call-title">{t('coach.call.done')}</h2>
      <p class="call-segment">
        <SegmentLine segment={result.segment} from={view.peer.end} symbols={view.symbols} />
      </p>
    </>
  );
}

function Choosing({ view, onMade }: { readonly view: SeatView; readonly onMade: (entryId: number) => void }) {
  const { actions } = useApp();
  const [chosen, choose] = useState<number | null>(null);
  const arrivals = callableArrivals(view);
  const at = arrivals.find(({ id }) => id === chosen) ?? arrivals[0];
  return (
    <form
      class="call-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (at === undefined) return;
        onMade(at.id);
        void actions.call(at.id);
      }}
    >
      <h2 id="call-title">{t('coach.call.title')}</h2>
      <p class="dim">
        {t('coach.call.terms', {
          gain: formatNumber(CALL_PRICE.gain),
          cost: formatNumber(CALL_PRICE.cost),
          more: formatNumber(NAME_PRICE.gain),
        })}
      </p>
      <fieldset>
        <legend class="sr-only">{t('coach.call.title')}</legend>
        {arrivals.map((arrival, index) => (
          <label key={arrival.id} class={arrival === at ? 'arrival chosen' : 'arrival'}>
            <input type="radio" name="call" checked={arrival === at} onChange={() => choose(arrival.id)} />
            <SegmentLine segment={arrival.segment} from={view.peer.end} symbols={view.symbols} />
            {index === 0 && <span class="dim">{t('coach.call.newest')}</span>}
            {arrival.again && <span class="dim">{t('coach.call.again')}</span>}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button primary" disabled={at === undefined}>
        {t('coach.call.do')} {signed(CALL_PRICE.gain)} / {signed(-CALL_PRICE.cost)}
      </button>
    </form>
  );
}

function Naming({
  view,
  call,
  onMade,
}: {
  readonly view: SeatView;
  readonly call: Call;
  readonly onMade: (entryId: number) => void;
}) {
  const { actions } = useApp();
  const name = (index: number) => {
    const mistake = call.cards[index];
    if (mistake === undefined) return;
    onMade(call.entryId);
    void actions.name(call.entryId, mistake);
  };
  return (
    <div class="naming">
      <h2 id="call-title">{t('coach.name.title')}</h2>
      <p class="call-segment">
        <SegmentLine segment={call.segment} from={view.peer.end} symbols={view.symbols} />
      </p>
      <p class="dim">{t('coach.name.terms', { gain: signed(NAME_PRICE.gain), cost: signed(-NAME_PRICE.cost) })}</p>
      <ol>
        {call.cards.map((mistake, index) => (
          <li key={mistake}>
            <button type="button" class="mistake-name" data-key={index + 1} onClick={() => name(index)}>
              <kbd>{index + 1}</kbd> <b>{mistakeOfOther(mistake)}</b>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
