/** Everything that was not right in a half: whose it was, what was done, the rule, the reason, what was expected. */

import { peerWouldText } from '../../shared/content/explain.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { Judgement, Symbols } from '../../shared/duel/view.ts';
import { locale, signed, t } from '../i18n/i18n.ts';
import { costOf } from '../model/judged.ts';
import { headline, reason } from './feedback-card.tsx';
import { MoveText } from './move-text.tsx';

export function DeductionList({
  deductions,
  you,
  names,
  symbols,
}: {
  readonly deductions: readonly Judgement[];
  readonly you: Seat | null;
  readonly names: readonly [string, string];
  readonly symbols: Symbols;
}) {
  if (deductions.length === 0) return <p class="clean">{t('result.clean')}</p>;
  return (
    <section class="deductions" aria-label={t('result.deductions')}>
      <h2>{t('result.deductions')}</h2>
      <ol>
        {deductions.map((judgement) => (
          <li key={`${judgement.seat}.${judgement.id}`} class={judgement.seat === you ? 'mine' : 'peer'}>
            <Deduction
              judgement={judgement}
              who={judgement.seat === you ? t('you') : names[judgement.seat]}
              symbols={symbols}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Deduction({
  judgement,
  who,
  symbols,
}: {
  readonly judgement: Judgement;
  readonly who: string;
  readonly symbols: Symbols;
}) {
  const { move, right, end, clause } = judgement;
  const cost = costOf(judgement);
  return (
    <details>
      <summary>
        <span class="who">{who}</span> <b>{headline(judgement)}</b>{' '}
        <span class="points">{cost > 0 ? signed(-cost) : t('points.none')}</span>
      </summary>
      <p class="did">
        {t('deduction.did')} <MoveText move={move} from={end} symbols={symbols} />
      </p>
      {right !== null && (
        <p class="expected">
          {t('feedback.right')} <MoveText move={right} from={end} symbols={symbols} />
        </p>
      )}
      <p>{reason(judgement)}</p>
      {judgement.peerWould !== null && <p class="dim">{peerWouldText(judgement.peerWould, locale.value)}</p>}
      <p class="clause">RFC 9293 · {clause}</p>
    </details>
  );
}
