/** Four candidate segments, one of them right. A card that was tried is crossed out. */

import type { PositionView } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { t } from '../words/i18n.ts';
import { toldCard } from './told-answer.ts';
import { segmentSymbols } from '../figure/layout/figure-symbols.ts';
import { Flags } from './segment-line.tsx';

/** Numbers from here on are set smaller: those of a real connection have up to ten digits. */
export const LONG_NUMBER = 1_000_000;

export function Cards({
  view,
  position,
  onSend,
}: {
  readonly view: SeatView;
  readonly position: PositionView;
  readonly onSend: (segment: Segment) => void;
}) {
  const told = toldCard(view);
  return (
    <ul class="cards grid" translate={false}>
      {position.cards.map((card, index) => {
        const tried = position.tried.includes(index);
        return (
          <li key={`${index + 1}`}>
            <button
              type="button"
              class={`card pick grid${tried ? ' tried' : ''}${index === told ? ' told' : ''}`}
              disabled={tried}
              onClick={() => onSend(card)}
            >
              <CardFace card={card} view={view} />
              <kbd>{index + 1}</kbd>
              {tried && <span class="sr-only">{t('card.tried')}</span>}
              {index === told && <span class="sr-only">{t('coach.told.card')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function CardFace({ card, view }: { readonly card: Segment; readonly view: SeatView }) {
  const { seq, ack } = segmentSymbols(card, view.you.end, view.symbols);
  return (
    <>
      <span class="card-flags flow">
        <Flags segment={card} />
        {card.flags.length === 0 && <b class="chip none">{t('card.noFlags')}</b>}
        {card.len > 0 && <span class="bytes">{t('segment.bytes', { count: card.len })}</span>}
      </span>
      <span class="card-numbers grid">
        <Row name="seq" value={card.seq} symbol={seq} />
        {card.ack !== undefined && <Row name="ack" value={card.ack} symbol={ack} />}
      </span>
    </>
  );
}

function Row({
  name,
  value,
  symbol,
}: {
  readonly name: string;
  readonly value: number;
  readonly symbol: string | null;
}) {
  return (
    <span class={value >= LONG_NUMBER ? 'row long' : 'row'}>
      <span class="name">{name} </span>
      <span class="value">{value} </span>
      <i class="symbol">{symbol ?? ''}</i>
    </span>
  );
}
