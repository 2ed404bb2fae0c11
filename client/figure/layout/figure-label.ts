/** A label of the figure, with its place: made by layouts, shown by the page. */

import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { Box } from './figure-band.ts';
import type { TextLine } from './figure-text.ts';

/** `unplaced`: there was no room for it in the picture; it is only read out. */
export type LabelKind = FigureEntry['kind'] | 'pause' | 'unplaced';

/** A label: its text, and the rectangle that it fills. */
export interface PlacedLabel {
  readonly key: string;
  readonly entryId: number | null;
  readonly kind: LabelKind;
  readonly lines: readonly TextLine[];
  readonly font: 'mono' | 'sans';
  readonly fontSize: number;
  readonly align: 'left' | 'right';
  readonly box: Box;
}
