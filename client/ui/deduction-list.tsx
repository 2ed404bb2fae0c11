/** Everything that cost points in a half: whose it was, what was done, the rule, the reason, what was expected; and right calls. */

import type { Seat } from '../../shared/duel/options.ts';
import type { Call, HalfReview, HintTaken, Judgement, Symbols } from '../../shared/duel/view.ts';
import { HINTS_MAX } from '../../shared/duel/score.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, signed, t } from '../i18n/i18n.ts';
import { type Cost, costsOf, priceOf } from '../model/judged.ts';
import { calledWords } from './called.ts';
import { headline, inShort } from './feedback-card.tsx';
import { MoveText } from './move-text.tsx';
import { ReasonList } from './reasons.tsx';
import { SegmentLine } from './segment.tsx';
import { Person } from './person.tsx';

interface Of {
  readonly half: HalfReview;
  readonly you: Seat | null;
  readonly names: readonly [string, string];
}

function seatOfCost(cost: Cost): Seat {
  switch (cost.kind) {
    case 'judgement':
      return cost.judgement.seat;
    case 'hint':
      return cost.hint.seat;
    case 'call':
      return cost.call.seat;
  }
}

export function DeductionList({ half, you, names }: Of) {
  const costs = costsOf(half);
  if (costs.length === 0) return <p class="clean">{t('result.clean')}</p>;
  return (
    <section class="deductions" aria-label={t('result.deductions')}>
      <h2>{t('result.deductions')}</h2>
      <ol>
        {costs.map((cost, index) => {
          const seat = seatOfCost(cost);
          return (
            <li key={`${half.half}.${index + 1}`} class={seat === you ? 'mine' : 'peer'}>
              <Deduction cost={cost} who={seat === you ? t('you') : names[seat]} symbols={half.symbols} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Deduction({ cost, who, symbols }: { readonly cost: Cost; readonly who: string; readonly symbols: Symbols }) {
  const price = priceOf(cost);
  return (
    <details>
      <summary>
        <span class="who">
          <Person name={who} />
        </span>{' '}
        <b>{nameOf(cost)}</b> <span class="points">{price > 0 ? signed(-price) : t('points.none')}</span>
      </summary>
      {cost.kind === 'judgement' && <Judged judgement={cost.judgement} symbols={symbols} />}
      {cost.kind === 'hint' && <Bought hint={cost.hint} symbols={symbols} />}
      {cost.kind === 'call' && <Called call={cost.call} symbols={symbols} />}
    </details>
  );
}

function nameOf(cost: Cost): string {
  switch (cost.kind) {
    case 'judgement':
      return headline(cost.judgement);
    case 'hint':
      return cost.hint.step > HINTS_MAX ? t('coach.cost.answer') : t('coach.cost.hint', { step: cost.hint.step });
    case 'call':
      return t('coach.cost.call');
  }
}

function Judged({ judgement, symbols }: { readonly judgement: Judgement; readonly symbols: Symbols }) {
  const { move, right, end, clause, mistake } = judgement;
  return (
    <>
      <p class="did">
        {t('deduction.did')} <MoveText move={move} from={end} symbols={symbols} />
      </p>
      {right !== null && (
        <p class="expected">
          {t('feedback.right')} <MoveText move={right} from={end} symbols={symbols} />
        </p>
      )}
      <p>{inShort(judgement)}</p>
      {mistake === null ? (
        <p class="clause">{clauseText(clause, locale.value)}</p>
      ) : (
        <ReasonList mistake={mistake} judgement={judgement} />
      )}
    </>
  );
}

/** For which question, in a word, and what it took. */
function Bought({ hint, symbols }: { readonly hint: HintTaken; readonly symbols: Symbols }) {
  const { cause, end, step } = hint;
  return (
    <>
      <p>{t(step > HINTS_MAX ? 'coach.cost.answer.what' : 'coach.cost.hint.what')}</p>
      <p class="did">
        {t('coach.cost.asked')}{' '}
        {cause.kind === 'arrival' ? (
          <SegmentLine segment={cause.segment} from={end === 'A' ? 'B' : 'A'} symbols={symbols} />
        ) : (
          askedBy(cause)
        )}
      </p>
    </>
  );
}

function askedBy(cause: Exclude<HintTaken['cause'], { kind: 'arrival' }>): string {
  switch (cause.kind) {
    case 'call':
      return cause.call;
    case 'timer':
      return t(`cause.timer.${cause.timer}`);
    case 'still-owed':
      return t('cause.owed');
  }
}

function Called({ call, symbols }: { readonly call: Call; readonly symbols: Symbols }) {
  return (
    <>
      <p class="did">
        {t('coach.cost.segment')}{' '}
        <SegmentLine segment={call.segment} from={call.end === 'A' ? 'B' : 'A'} symbols={symbols} />
      </p>
      <p>{calledWords(call)}</p>
    </>
  );
}

/** The calls that were right, of both sides, with what each has brought. */
export function CallList({ half, you, names }: Of) {
  const right = half.calls.filter(({ points }) => points >= 0);
  if (right.length === 0) return null;
  return (
    <section class="deductions gains" aria-label={t('coach.calls')}>
      <h2>{t('coach.calls')}</h2>
      <ol>
        {right.map((call) => (
          <li key={`${call.seat}.${call.entryId}.${call.at}`} class={call.seat === you ? 'mine' : 'peer'}>
            <details>
              <summary>
                <span class="who">
                  <Person name={call.seat === you ? t('you') : names[call.seat]} />
                </span>{' '}
                <b>
                  <SegmentLine segment={call.segment} from={call.end === 'A' ? 'B' : 'A'} symbols={half.symbols} />
                </b>{' '}
                <span class="points">{signed(call.points)}</span>
              </summary>
              <Called call={call} symbols={half.symbols} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
