/** An answer of the opening: a segment, pointed to where it would go; to send nothing has no point. */

import { rem } from '../../kit/use-size.ts';
import { t } from '../../words/i18n.ts';
import { type Answer, ANSWER_ACK, ANSWER_SEQ } from './opening-position.ts';
import { Flags } from './opening-words.tsx';
import type { OpeningLayout } from './opening-layout.ts';

interface Card {
  readonly answer: Answer;
  readonly number: number;
  readonly box: OpeningLayout['cards'][number] | undefined;
  readonly wrong: boolean;
  readonly onGive: () => void;
  /** A pointer or the focus has come to it, or left it. */
  readonly onLook: (now: boolean) => void;
}

/** Px of a card in which the words need all the width. */
const TIGHT = 330;

export function AnswerCard({ answer, number, box, wrong, onGive, onLook }: Card) {
  if (box === undefined) return null;
  const { left, top, width, height } = box;
  const sends = answer.flags.length > 0;
  return (
    <button
      type="button"
      class={`opening-card ${answer.id}${wrong ? ' was-wrong' : ''}${width < TIGHT ? ' tight' : ''}`}
      style={{ left: rem(left), top: rem(top), width: rem(width), height: rem(height) }}
      aria-keyshortcuts={String(number)}
      disabled={wrong}
      onClick={onGive}
      onPointerEnter={() => onLook(true)}
      onPointerLeave={() => onLook(false)}
      onFocus={() => onLook(true)}
      onBlur={() => onLook(false)}
    >
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={outline(width, height, sends ? 17 : 0)} />
        {wrong && <path class="crossed" d={`M${width - 44} ${height / 2 - 8}l16 16m0-16l-16 16`} />}
      </svg>
      <kbd>{number}</kbd>
      <span class="what">
        <Flags flags={answer.flags} />
        {sends ? <q>{t(answer.words)}</q> : <b>{t(answer.words)}</b>}
      </span>
      <span class="how">{sends ? `seq ${ANSWER_SEQ} ack ${ANSWER_ACK}` : t('opening.nothing.hint')}</span>
    </button>
  );
}

/** A box with round corners, and with a point of this length at its right; px. */
function outline(width: number, height: number, point: number): string {
  const [right, bottom, round] = [width - 1, height - 1, 11];
  const side = right - round - point;
  const end =
    point === 0
      ? `a${round} ${round} 0 0 1 ${round} ${round}v${bottom - 1 - 2 * round}a${round} ${round} 0 0 1-${round} ${round}`
      : `q5 0 8 4L${right} ${height / 2}L${side + 8} ${bottom - 4}q-3 4-8 4`;
  return `M${1 + round} 1H${side}${end}H${1 + round}a${round} ${round} 0 0 1-${round}-${round}V${1 + round}a${round} ${round} 0 0 1 ${round}-${round}Z`;
}
