/** The wrong moves behind a field of the heat map. Names are shown only when the teacher asks for them. */

import { useEffect, useState } from 'preact/hooks';
import { explanation, levelText } from '../../words/explanations.ts';
import { NO_SYMBOLS } from '../../../shared/duel/symbols.ts';
import type { HeatCell, HeatMove } from '../../../shared/class/class-view.ts';
import { locale, t } from '../../words/i18n.ts';
import { useApp } from '../../context/app-context.ts';
import { MoveText } from '../../match/move-text.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Person } from '../../kit/person.tsx';

export function HeatMoves({ cell, onClose }: { readonly cell: HeatCell; readonly onClose: () => void }) {
  const { classActions } = useApp();
  const { levelId, mistake } = cell;
  const [moves, setMoves] = useState<readonly HeatMove[] | null>(null);
  const [named, setNamed] = useState(false);
  useEffect(() => {
    void classActions.moves(levelId, mistake).then((found) => setMoves(found ?? []));
  }, [classActions, levelId, mistake]);
  const { name, why, remember } = explanation(mistake, locale.value);
  return (
    <Dialog class="heat-moves" titledBy="heat-moves-title" onClose={onClose}>
      {(close) => (
        <>
          <p class="kicker in-line">{levelText(levelId, locale.value).title}</p>
          <h2 id="heat-moves-title">{name}</h2>
          <p class="heat-why">{why}</p>
          <p class="heat-remember">{remember}</p>
          <label class="switch in-line">
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
          <div class="buttons flow">
            <button type="button" class="button primary" onClick={close}>
              {t('teach.close')}
            </button>
          </div>
        </>
      )}
    </Dialog>
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
        <MoveText move={judgement.move} from={end} symbols={NO_SYMBOLS} />
      </p>
      {right !== null && (
        <p class="expected">
          {t('feedback.right')} <MoveText move={right} from={end} symbols={NO_SYMBOLS} />
        </p>
      )}
    </>
  );
}
