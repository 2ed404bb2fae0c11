/**
 * The live figure's labels, prepared for the list: which are mine, which is newest, and what is read out before them.
 */

import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import type { PlacedLabel } from '../layout/figure-label.ts';
import type { LiveFigure } from '../layout/figure-live.ts';
import { wrongFields } from '../layout/wrong-fields.ts';
import type { ListedLabel } from './label-list.ts';
import type { FigureLabels } from '../layout/figure-labels.ts';

export function liveLabels(figure: LiveFigure, words: FigureLabels, judgements: readonly Judgement[]): ListedLabel[] {
  const rows = new Map(figure.rows.map((row, index) => [row.entry.id, { row, rank: figure.rows.length - index }]));
  return figure.labels.map((label) => {
    const known = label.entryId === null ? undefined : rows.get(label.entryId);
    const entry = known?.row.entry;
    const marks: string[] = [];
    if (known?.row.newest) marks.push('newest');
    if (entry?.kind === 'state') marks.push(stateMark(entry.state));
    if (entry?.kind === 'opened') marks.push(stateMark('ESTABLISHED'), 'state');
    if (entry?.kind === 'sent' && entry.wrong) marks.push('astray');
    if (entry?.kind === 'stopped') marks.push(...wrongFields(entry, judgements).map((field) => `wrong-${field}`));
    if (entry?.kind === 'bind') marks.push(entry.ok ? 'ok' : 'refused');
    if (entry?.kind === 'timer') marks.push(entry.timer);
    return { ...label, spoken: spoken(label, words), marks };
  });
}

/** The class of a state's name. */
function stateMark(state: string | null): string {
  return state === null ? 'unnamed' : `in-${state.toLowerCase()}`;
}

function spoken(label: PlacedLabel, words: FigureLabels): string | null {
  switch (label.kind) {
    case 'sent':
      return words.spoken.sent;
    case 'arrived':
      return words.spoken.arrived;
    case 'stopped':
      return words.spoken.stopped;
    case 'state':
    case 'opened':
      return words.spoken.state;
    case 'corrupted':
      return words.spoken.corrupted;
    default:
      return null;
  }
}
