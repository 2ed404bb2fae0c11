/** What was said of a move: owed, done, right or wrong with the points, and why, with the rules and their clauses. */

import type { ComponentChildren } from 'preact';
import { remarkText, rightText } from '../../../shared/content/explain.ts';
import { whyRight } from '../../../shared/content/right.ts';
import { momentText, reasonsFor, ruleText } from '../../../shared/content/why.ts';
import type { Judgement, Symbols } from '../../../shared/duel/view.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { clauseText } from '../../../shared/lib/clause.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { toneOf } from '../../../shared/duel/cost.ts';
import { headline, pointsOf } from '../feedback-card.tsx';
import { Icon } from '../icon.tsx';
import { MoveText } from '../move-text.tsx';

const ICONS = { correct: 'check', needless: 'minus', wrong: 'cross' } as const;

export function VerdictCard({
  judgement,
  letters,
  owed,
  told,
}: {
  readonly judgement: Judgement;
  readonly letters: Symbols;
  /** What was owed before the move, if anything was asked. */
  readonly owed: Move | null;
  /** The name of whom the reasons speak to: whoever moved. */
  readonly told: string;
}) {
  const { verdict, mistake, move, end, attempt } = judgement;
  const tone = toneOf(judgement);
  const paid = verdict === 'correct' && judgement.by !== 'stack';
  const right = paid ? null : (owed ?? judgement.right);
  return (
    <div class={`verdict ${tone}`}>
      <p class="verdict-head">
        <Icon name={ICONS[tone]} />
        <b>{headline(judgement)}</b>
        {attempt > 1 && <span class="dim">{t('review.attempt', { attempt })}</span>}
        <span class="points">{pointsOf(judgement)}</span>
      </p>
      <dl class="owed">
        {right !== null && (
          <Fact name={t('review.owed')}>
            <MoveText move={right} from={end} symbols={letters} />
          </Fact>
        )}
        {!paid && (
          <Fact name={t('review.sent')}>
            <MoveText move={move} from={end} symbols={letters} />
          </Fact>
        )}
      </dl>
      <p class="told-to">{t('review.told', { name: told })}</p>
      {mistake === null ? (
        <RightReasons judgement={judgement} />
      ) : (
        <WrongReasons mistake={mistake} judgement={judgement} />
      )}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RightReasons({ judgement }: { readonly judgement: Judgement }) {
  const language = locale.value;
  const rules = judgement.grounds?.rules ?? [];
  return (
    <>
      <p class="moment">{rightText(whyRight(judgement), language)}</p>
      {judgement.remark !== null && <p class="remark">{remarkText(judgement.remark, language)}</p>}
      {rules.length > 0 && (
        <div class="rules">
          <h3>{t('review.rules')}</h3>
          <ul>
            {rules.map((rule) => {
              const { text, clause } = ruleText(rule, language);
              return (
                <li key={rule}>
                  {text} <span class="clause">{clauseText(clause, language)}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </>
  );
}

function WrongReasons({ mistake, judgement }: { readonly mistake: MistakeId; readonly judgement: Judgement }) {
  const language = locale.value;
  const { why, peer, lecture, rfc } = reasonsFor(mistake, judgement, language);
  return (
    <>
      <p class="moment">{momentText(mistake, language)}</p>
      <dl class="reasons">
        <Fact name={t('review.why')}>{why}</Fact>
        {peer !== null && <Fact name={t('review.peerWould')}>{peer}</Fact>}
        {lecture !== null && <Fact name={t('review.lecture')}>{lecture}</Fact>}
        <Fact name={t('review.rfc')}>{rfc}</Fact>
      </dl>
    </>
  );
}
