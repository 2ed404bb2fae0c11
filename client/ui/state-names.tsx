/** The list of states to choose from, in the place of the panel, with the figure in sight; keys 1-8, Escape closes. */

import type { RefObject } from 'preact';
import { digitOf, isPlain } from '../model/keys.ts';
import { STATES, type State } from '../../shared/tcp/state.ts';
import { stateText } from '../../shared/content/explain.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { locale, t } from '../i18n/i18n.ts';
import { TimeLeft } from './time-left.tsx';

export function StateNames({
  view,
  dialog,
  onName,
}: {
  readonly view: SeatView;
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onName: (state: State) => void;
}) {
  const choose = (state: State | undefined) => {
    if (state === undefined) return;
    dialog.current?.close();
    onName(state);
  };
  return (
    <dialog
      ref={dialog}
      class="names docked"
      aria-labelledby="names-title"
      onKeyDown={(event) => {
        const digit = isPlain(event) ? digitOf(event) : null;
        if (digit !== null) choose(STATES[digit - 1]);
      }}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <h2 id="names-title">{t('names.title')}</h2>
      {view.position !== null && <TimeLeft view={view} position={view.position} />}
      <ol>
        {STATES.map((state, index) => (
          <li key={state}>
            <button
              type="button"
              class="state-name"
              title={stateText(state, locale.value)}
              onClick={() => choose(state)}
            >
              <kbd>{index + 1}</kbd> <b>{state}</b>
              <span class="dim">{t(`state.${state}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="plain" onClick={() => dialog.current?.close()}>
        {t('names.close')} <kbd>Esc</kbd>
      </button>
    </dialog>
  );
}
