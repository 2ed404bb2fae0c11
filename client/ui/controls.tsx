/** What can be done beside sending: wait, name the state, reuse the port. Each has its key and its price on it. */

import type { SeatView } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { CLAIM_PRICE } from '../../shared/duel/score.ts';
import { signed, t } from '../i18n/i18n.ts';
import { bindState, canClaim } from '../model/situation.ts';

export function Controls({
  view,
  play,
  openNames,
}: {
  readonly view: SeatView;
  readonly play: (move: Move) => void;
  readonly openNames: () => void;
}) {
  const port = bindState(view);
  return (
    <div class="controls">
      {view.position !== null && (
        <Control
          name={t('control.wait')}
          letter="W"
          price={t('control.wait.price')}
          onUse={() => play({ kind: 'wait' })}
        />
      )}
      {canClaim(view) && (
        <Control
          name={t('control.claim')}
          letter="S"
          price={`${signed(CLAIM_PRICE.gain)} / ${signed(-CLAIM_PRICE.cost)}`}
          onUse={openNames}
        />
      )}
      {port !== 'none' && (
        <Control
          name={t('control.bind')}
          letter="P"
          price={t(`control.bind.${port}`)}
          strong={port === 'free' && view.position !== null}
          onUse={() => play({ kind: 'bind' })}
        />
      )}
    </div>
  );
}

function Control({
  name,
  letter,
  price,
  strong = false,
  onUse,
}: {
  readonly name: string;
  readonly letter: string;
  readonly price: string;
  readonly strong?: boolean;
  readonly onUse: () => void;
}) {
  return (
    <button type="button" class={strong ? 'control strong' : 'control'} aria-keyshortcuts={letter} onClick={onUse}>
      <span class="control-name">{name}</span>
      <span class="control-price">
        <kbd>{letter}</kbd> {price}
      </span>
    </button>
  );
}
