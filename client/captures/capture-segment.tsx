/** One segment of a captured close: its numbers, what it changed at both ends by which rule, and what was unusual. */

import { otherSide, type Side } from '../../shared/capture/read/connection.ts';
import type { CloseExplanation, ExplainedSegment } from '../../shared/capture/explain/explanation.ts';
import { clauseOf, tellingRules } from '../../shared/capture/explain/explain-notes.ts';
import type { Change } from '../../shared/capture/explain/follower.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { fill } from '../../shared/capture/explain/explain-words.ts';
import { locale, t } from '../words/i18n.ts';

interface Row {
  readonly close: CloseExplanation;
  readonly row: ExplainedSegment;
}

export function CaptureSegment({ close, row }: Row) {
  const words = WORDS[locale.value];
  const letter = (side: Side) => (side === close.first ? 'A' : 'B');
  return (
    <li class={row.arrivals.length === 0 ? 'capture-segment unarrived' : 'capture-segment'}>
      {row.omittedBefore > 0 && <p class="dim">{fill(words.remarks['left-out'], row.omittedBefore)}</p>}
      <Head close={close} row={row} />
      {row.sender !== null && <ChangeText letter={letter(row.from)} change={row.sender} />}
      {row.arrivals.map((change, i) => (
        <ChangeText key={row.arrivalNumbers[i]} letter={letter(otherSide(row.from))} change={change} />
      ))}
      {row.oddities.map((oddity) => (
        <p key={oddity} class="oddity">
          {words.oddities[oddity]}
        </p>
      ))}
    </li>
  );
}

function Head({ close, row }: Row) {
  const { segment, relative } = row;
  const way = row.from === close.first ? 'A → B' : 'B → A';
  const since = ((row.at - (close.segments[0]?.at ?? row.at)) / 1000).toFixed(6);
  const arrived = close.certain && row.arrivalNumbers.length > 0 ? ` → ${row.arrivalNumbers.join(', ')}` : '';
  return (
    <p class="segment-head mono">
      <span class="direction">{way}</span>{' '}
      <b class="flags">
        {segment.flags.length === 0
          ? '–'
          : segment.flags.map((flag, index) => (
              <span key={flag}>
                {index > 0 && ','}
                <span class={flag.toLowerCase()}>{flag}</span>
              </span>
            ))}
      </b>{' '}
      <span title={String(segment.seq)}>
        seq={relative.seq} <span class="dim">({segment.seq})</span>
      </span>{' '}
      {segment.ack !== undefined && (
        <span>
          ack={relative.ack} <span class="dim">({segment.ack})</span>{' '}
        </span>
      )}
      <span>len={segment.len}</span> {segment.wnd !== undefined && <span>win={segment.wnd}</span>}{' '}
      <span class="dim">
        +{since} s · {t('capture.frame', { number: row.number })}
        {arrived}
      </span>
    </p>
  );
}

function ChangeText({ letter, change }: { readonly letter: string; readonly change: Change }) {
  const rules = tellingRules(change.rules);
  const words = WORDS[locale.value];
  if (rules.length === 0 && change.before === change.after) return null;
  return (
    <div class="change">
      <p class="mono">
        {letter}: {change.before === change.after ? change.after : `${change.before} → ${change.after}`}
      </p>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>
            {words.rules[rule]} <span class="dim">{clauseOf(rule, words)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
