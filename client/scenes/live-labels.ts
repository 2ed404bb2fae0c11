/** The live figure's labels, dressed for the list: what is mine, what is newest, what is read out before them. */

import type { Judgement } from '../../shared/duel/view.ts';
import type { PlacedLabel } from '../model/figure-label.ts';
import type { LiveFigure } from '../model/figure-live.ts';
import { wrongFields } from '../model/wrong-fields.ts';
import type { ListedLabel } from './label-list.ts';
import type { FigureLabels } from '../model/figure-labels.ts';

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
export function stateMark(state: string | null): string {
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
