/** The wrong moves behind a field of the heat map. Whose they are is shown only when the teacher asks for it. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { explanation, levelText } from '../../../shared/content/explain.ts';
import type { HeatCell, HeatMove } from '../../../shared/lesson/class-view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';
import { MoveText } from '../move-text.tsx';
import { Person } from '../person.tsx';

/** The moves come without the letters of their half: numbers alone. */
const NO_LETTERS = { u: null, v: null, w: null };

export function HeatMoves({ cell, onClose }: { readonly cell: HeatCell; readonly onClose: () => void }) {
  const { classActions } = useApp();
  const { levelId, mistake } = cell;
  const dialog = useRef<HTMLDialogElement>(null);
  const [moves, setMoves] = useState<readonly HeatMove[] | null>(null);
  const [named, setNamed] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    void classActions.moves(levelId, mistake).then((found) => setMoves(found ?? []));
  }, [classActions, levelId, mistake]);
  const { name, why, remember } = explanation(mistake, locale.value);
  return (
    <dialog ref={dialog} class="heat-moves" aria-labelledby="heat-moves-title" onClose={onClose}>
      <p class="kicker">{levelText(levelId, locale.value).title}</p>
      <h2 id="heat-moves-title">{name}</h2>
      <p class="heat-why">{why}</p>
      <p class="heat-remember">{remember}</p>
      <label class="switch">
        <input type="checkbox" checked={named} onChange={(event) => setNamed(event.currentTarget.checked)} />
        <span>{t('teach.heat.names')}</span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the arrow keys */}
      <section class="heat-list" tabIndex={0} aria-busy={moves === null} aria-label={t('teach.heat.moves')}>
        <ol>
          {moves?.map((move) => (
            <li key={`${move.matchId}.${move.judgement.seat}.${move.judgement.id}`}>
              <HeatLine move={move} named={named} />
            </li>
          ))}
        </ol>
      </section>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
          {t('teach.close')}
        </button>
      </div>
    </dialog>
  );
}

function HeatLine({ move, named }: { readonly move: HeatMove; readonly named: boolean }) {
  const { judgement, name, round } = move;
  const { end, right, state } = judgement;
  return (
    <>
      <p class="heat-who">
        {named && (
          <b>
            <Person name={name} /> ·{' '}
          </b>
        )}
        {t('teach.round', { round })}
        {state !== null && <> · {state}</>}
      </p>
      <p class="did">
        <MoveText move={judgement.move} from={end} symbols={NO_LETTERS} />
      </p>
      {right !== null && (
        <p class="expected">
          {t('feedback.right')} <MoveText move={right} from={end} symbols={NO_LETTERS} />
        </p>
      )}
    </>
  );
}
