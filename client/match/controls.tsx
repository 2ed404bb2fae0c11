/** The moves besides sending: wait, name the state, reuse the port. Each has its key and its price on it. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { CLAIM_PRICE, HINTS_MAX } from '../../shared/duel/rules/score.ts';
import { signed, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { challengeOffer } from './challenge-offer.ts';
import { canHurry } from './hurry-offer.ts';
import { mayHoldAck } from './situation.ts';
import { toldIn } from './told-answer.ts';

/** Actions besides moves, by a request of their own or in a dialog. */
export interface Beside {
  openNames(): void;
  buyHint(): void;
  hurry(): void;
  openChallenges(): void;
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
  const { bind: port, claim } = view.may;
  const told = toldIn(view)?.kind;
  return (
    <div class="controls grid">
      {view.position !== null && (
        <Control
          name={t('control.wait')}
          letter="W"
          price={t(mayHoldAck(view) ? 'control.wait.hold' : 'control.wait.price')}
          strong={told === 'wait'}
          onUse={() => play({ kind: 'wait' })}
        />
      )}
      {claim && (
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
      <HurryControl view={view} onUse={() => beside.hurry()} />
      <HintControl view={view} onUse={() => beside.buyHint()} />
      <ChallengeControl view={view} onUse={() => beside.openChallenges()} />
    </div>
  );
}

/** Alone: the clock runs faster while nothing is asked. */
function HurryControl({ view, onUse }: { readonly view: SeatView; readonly onUse: () => void }) {
  const { session } = useApp();
  if (!canHurry(view)) return null;
  const isOn = session.hurried.value;
  return (
    <Control
      name={t(isOn ? 'hurry.stop' : 'hurry.start')}
      letter="F"
      price={t('hurry.hint')}
      strong={isOn}
      onUse={onUse}
    />
  );
}

/** The price of the next hint; after the last comes the answer, which leaves nothing to earn. */
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

/** Live mode: an arrival can be challenged, or a challenged mistake named. */
function ChallengeControl({ view, onUse }: { readonly view: SeatView; readonly onUse: () => void }) {
  const offer = challengeOffer(view);
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
    <button
      type="button"
      class={strong ? 'control pick grid strong' : 'control pick grid'}
      aria-keyshortcuts={letter}
      onClick={onUse}
    >
      <span class="control-name">{name}</span>
      <span class="control-price">
        <kbd>{letter}</kbd> {price}
      </span>
    </button>
  );
}
