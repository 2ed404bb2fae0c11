/** The reasons behind a mistake, for whoever asks: with the numbers of the position, at the other end, in lecture and RFC. */

import { type Explained, reasonsFor } from '../../shared/content/why.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { locale, t } from '../i18n/i18n.ts';

export function ReasonList({ mistake, judgement }: { readonly mistake: MistakeId; readonly judgement: Explained }) {
  const { why, peer, lecture, rfc } = reasonsFor(mistake, judgement, locale.value);
  const reasons = [
    ['coach.why', why],
    ['coach.peer', peer],
    ['coach.lecture', lecture],
    ['coach.rfc', rfc],
  ] as const;
  return (
    <dl class="why-list" tabIndex={0}>
      {reasons.map(
        ([name, text]) =>
          text !== null && (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
