/** What can be done beside sending: wait, name the state, reuse the port. Each has its key and its price on it. */

import type { SeatView } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { CLAIM_PRICE, HINTS_MAX } from '../../shared/duel/score.ts';
import { signed, t } from '../i18n/i18n.ts';
import { callOffer } from '../model/call.ts';
import { toldIn } from '../model/hint.ts';
import { bindState, canClaim } from '../model/situation.ts';

/** What is done beside moving, by a word of its own to the server or in a dialog. */
export interface Beside {
  openNames(): void;
  buyHint(): void;
  openCalls(): void;
}

export function Controls({
  view,
  play,
  beside,
}: {
  readonly view: SeatView;
  readonly play: (move: Move) => void;
  readonly beside: Beside;
}) {
  const port = bindState(view);
  const told = toldIn(view)?.kind;
  return (
    <div class="controls">
      {view.position !== null && (
        <Control
          name={t('control.wait')}
          letter="W"
          price={t('control.wait.price')}
          strong={told === 'wait'}
          onUse={() => play({ kind: 'wait' })}
        />
      )}
      {canClaim(view) && (
        <Control
          name={t('control.claim')}
          letter="S"
          price={`${signed(CLAIM_PRICE.gain)} / ${signed(-CLAIM_PRICE.cost)}`}
          onUse={() => beside.openNames()}
        />
      )}
      {port !== 'none' && (
        <Control
          name={t('control.bind')}
          letter="P"
          price={t(`control.bind.${port}`)}
          strong={told === 'bind' || (port === 'free' && view.position !== null)}
          onUse={() => play({ kind: 'bind' })}
        />
      )}
      <HintControl view={view} onUse={() => beside.buyHint()} />
      <CallControl view={view} onUse={() => beside.openCalls()} />
    </div>
  );
}

/** The price of the next hint; what comes after the last is the answer, which leaves nothing to earn. */
function HintControl({ view, onUse }: { readonly view: SeatView; readonly onUse: () => void }) {
  const price = view.position?.hints.price ?? null;
  if (price === null) return null;
  const answer = price.step > HINTS_MAX;
  return (
    <Control
      name={t(answer ? 'coach.answer' : 'coach.hint')}
      letter="H"
      price={answer ? t('coach.answer.price') : signed(-price.cost)}
      onUse={onUse}
    />
  );
}

/** Live mode: something that has arrived can be called wrong, or what was called can be named. */
function CallControl({ view, onUse }: { readonly view: SeatView; readonly onUse: () => void }) {
  const offer = callOffer(view);
  if (offer === null) return null;
  const price = `${signed(offer.gain)} / ${signed(-offer.cost)}`;
  return (
    <Control name={t(`coach.${offer.kind}`)} letter="C" price={price} strong={offer.kind === 'name'} onUse={onUse} />
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
