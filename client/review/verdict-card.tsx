/** The verdict on a move: owed, done, right or wrong with the points, and why, with the rules and their clauses. */

import type { ComponentChildren } from 'preact';
import { remarkText, ruleText } from '../words/explanations.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { Symbols } from '../../shared/duel/vocabulary/figure.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, t } from '../words/i18n.ts';
import { toneOf } from '../../shared/duel/rules/cost.ts';
import { headline, inShort, pointsOf } from '../match/feedback-words.ts';
import { Icon } from '../kit/icon.tsx';
import { MoveText } from '../match/move-text.tsx';
import { ReasonList } from '../match/reasons.tsx';

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
  /** The name of the player whom the reasons address: the one who moved. */
  readonly told: string;
}) {
  const { verdict, mistake, move, end, attempt } = judgement;
  const tone = toneOf(judgement);
  const paid = verdict === 'correct' && judgement.by !== 'stack';
  const right = paid ? null : (owed ?? judgement.right);
  return (
    <div class={`verdict grid ${tone}`}>
      <p class="verdict-head in-line">
        <Icon name={ICONS[tone]} />
        <b>{headline(judgement)}</b>
        {attempt > 1 && <span class="dim">{t('review.attempt', { attempt })}</span>}
        <span class="points">{pointsOf(judgement)}</span>
      </p>
      <dl class="owed grid">
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
      <p class="moment">{inShort(judgement)}</p>
      {mistake === null ? (
        <RightReasons judgement={judgement} />
      ) : (
        <ReasonList place="review" mistake={mistake} judgement={judgement} />
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
