/** The list of states to choose from, in place of the panel, with the figure visible; keys 1-8, Escape closes. */

import { Dialog } from '../kit/dialog.tsx';
import { STATES, type State } from '../../shared/tcp/connection-state.ts';
import { stateText } from '../words/explanations.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { locale, t } from '../words/i18n.ts';
import { TimeLeft } from './time-left.tsx';

export function StateNames({
  view,
  onName,
  onClose,
}: {
  readonly view: SeatView;
  readonly onName: (state: State) => void;
  readonly onClose: () => void;
}) {
  const choose = (state: State) => {
    onClose();
    onName(state);
  };
  const meaningOf = (key: string) => {
    const state = /^[1-8]$/.test(key) ? STATES[Number(key) - 1] : undefined;
    return state === undefined ? null : () => choose(state);
  };
  return (
    <Dialog class="names docked" titledBy="names-title" outside="closes" onKey={meaningOf} onClose={onClose}>
      {(close) => (
        <>
          <h2 id="names-title">{t('names.title')}</h2>
          {view.position !== null && <TimeLeft view={view} position={view.position} />}
          <ol>
            {STATES.map((state, index) => (
              <li key={state}>
                <button
                  type="button"
                  class="state-name pick grid"
                  title={stateText(state, locale.value)}
                  onClick={() => choose(state)}
                >
                  <kbd>{index + 1}</kbd> <b>{state}</b>
                  <span class="dim">{t(`state.${state}`)}</span>
                </button>
              </li>
            ))}
          </ol>
          <button type="button" class="plain" onClick={close}>
            {t('names.close')} <kbd>Esc</kbd>
          </button>
        </>
      )}
    </Dialog>
  );
}
