/** A question of any kind with the answer being composed. */

import type { Answer } from '../../shared/class/lesson.ts';
import { t } from '../words/i18n.ts';
import { readValue } from './answer-draft.ts';
import { Icon } from '../kit/icon.tsx';
import { TextField } from '../kit/text-field.tsx';
import { AnswerList, type AnswerParts } from './answer-list.tsx';
import { OrderList } from './order-list.tsx';

export function AnswerFields(parts: AnswerParts) {
  switch (parts.question.kind) {
    case 'single':
    case 'several':
      return <AnswerList {...parts} />;
    case 'order':
      return <OrderList {...parts} />;
    case 'number':
      return <NumberAnswer {...parts} />;
  }
}

function NumberAnswer({ draft, right, locked, onDraft }: AnswerParts) {
  const typed = draft.kind === 'number' ? draft.typed : '';
  const unreadable = typed.trim() !== '' && readValue(typed) === null;
  return (
    <div class="answers grid number-answer">
      <TextField
        label={t('class.number')}
        value={typed}
        onType={(text) => onDraft({ kind: 'number', typed: text })}
        inputMode="decimal"
        maxLength={24}
        disabled={locked}
        aria-invalid={unreadable}
        aria-describedby="number-error"
      >
        <span class="field-error" id="number-error" role="status">
          {unreadable && t('class.number.unreadable')}
        </span>
      </TextField>
      {right !== null && <RightNumber right={right} typed={typed} />}
    </div>
  );
}

function RightNumber({ right, typed }: { readonly right: Answer; readonly typed: string }) {
  if (right.kind !== 'number') return null;
  const isRight = readValue(typed) === right.value;
  return (
    <p class={isRight ? 'number-told in-line right' : 'number-told in-line wrong'}>
      <Icon name={isRight ? 'check' : 'cross'} /> {t('class.right.number')} <b>{String(right.value)}</b>
    </p>
  );
}
