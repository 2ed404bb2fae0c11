/** The words of the opening's figure: who is who, the states, and what was said, set along its arrow. */

import type { ComponentChildren } from 'preact';
import { rem } from '../../kit/use-size.ts';
import { t } from '../../words/i18n.ts';
import { type Age, type Answer, SAID, type Said } from './opening-position.ts';
import type { OpeningArrow, OpeningLayout, Point } from './opening-layout.ts';

const DEGREES = 180 / Math.PI;

interface AnswerSaid {
  readonly layout: OpeningLayout;
  readonly looked: Answer | null;
  readonly done: boolean;
}

/** Px that the words beside the "?" need. */
const UNSURE_ROOM = 130;

export function Names({ layout, width }: { readonly layout: OpeningLayout; readonly width: number }) {
  const { lineX, lineWidth, peerX, unsure, upright } = layout;
  const beside = unsure.x + unsure.radius * 1.5 + 14;
  return (
    <div aria-hidden="true">
      <span class="opening-you" style={{ left: rem(lineX + lineWidth / 2 + 10) }}>
        {t('you')}
      </span>
      <span class="opening-other" style={{ left: rem(peerX) }}>
        {t('opening.other')}
      </span>
      {!upright && beside + UNSURE_ROOM < width && (
        <span class="opening-did" style={{ left: rem(beside), top: rem(unsure.y) }}>
          {t('opening.unsure')}
        </span>
      )}
      <States layout={layout} />
    </div>
  );
}

/** Px between two arrows that leave room for the name of a state. */
const STATE_ROOM = 76;

function States({ layout: { bars, lineX, named, arrows } }: { readonly layout: OpeningLayout }) {
  if (named) {
    return bars
      .filter(({ state, top, bottom }) => state !== 'ESTABLISHED' && bottom - top > 20)
      .map(({ state, top, bottom }) => (
        <span
          key={state}
          class={`opening-state in-${state}`}
          style={{ left: rem(lineX - 18), top: rem(Math.min((top + bottom) / 2, top + 80)) }}
        >
          {state}
        </span>
      ));
  }
  const [sent = 0, again = 0] = [arrows.at(-2)?.from.y, arrows.at(-1)?.to.y];
  if (again - sent < STATE_ROOM) return null;
  return (
    <span class="opening-state right in-TIME-WAIT" style={{ left: rem(lineX + 18), top: rem((sent + again) / 2 - 6) }}>
      TIME-WAIT
    </span>
  );
}

export function Words({
  arrow,
  age,
  again,
}: {
  readonly arrow: OpeningArrow;
  readonly age: Age;
  readonly again: boolean;
}) {
  const said = SAID[arrow.said];
  if (said === undefined) return null;
  return (
    <Along along={arrow} own={said.from === 'mine' ? arrow.from : arrow.to} class={age}>
      <Flags flags={said.flags} />
      <q>{t(said.words)}</q>
      {again && <b class="opening-again">{t('opening.again')}</b>}
    </Along>
  );
}

export function AnswerWords({ layout: { answer, upright }, looked, done }: AnswerSaid) {
  // On an upright phone the question has this place until it is answered.
  if (!done && (upright || looked?.flags.length === 0)) return null;
  return (
    <Along along={answer} own={answer.from} class={done ? 'newest' : 'preview'}>
      {done ? <Flags flags={['ACK']} /> : looked !== null && <Flags flags={looked.flags} />}
      {done ? <q>{t('opening.said.ack')}</q> : <span>{t('opening.answer')}</span>}
    </Along>
  );
}

/** Words set along an arrow, above it, from the end of the player on. */
function Along({
  along: { from, to },
  own,
  class: name,
  children,
}: {
  readonly along: OpeningArrow;
  readonly own: Point;
  readonly class: string;
  readonly children: ComponentChildren;
}) {
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const slope = (right.y - left.y) / (right.x - left.x);
  const x = own.x + 12;
  return (
    <p
      class={`opening-said ${name}`}
      aria-hidden="true"
      style={{ left: rem(x), top: rem(own.y + 12 * slope), '--turn': `${Math.atan(slope) * DEGREES}deg` }}
    >
      {children}
    </p>
  );
}

export function Flags({ flags }: Pick<Said, 'flags'>) {
  return (
    <>
      {flags.map((flag) => (
        <span key={flag} class={`opening-flag ${flag.toLowerCase()}`}>
          {flag}
        </span>
      ))}
    </>
  );
}
