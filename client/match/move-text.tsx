/** A move in words. */

import type { Move } from '../../shared/referee/verdict.ts';
import { t } from '../words/i18n.ts';
import { SegmentLine, type SegmentProps } from './segment-line.tsx';

export function MoveText({ move, ...place }: { readonly move: Move } & Omit<SegmentProps, 'segment'>) {
  switch (move.kind) {
    case 'send':
      return <SegmentLine segment={move.segment} {...place} />;
    case 'wait':
      return <span>{t('move.wait')}</span>;
    case 'claim':
      return <span>{t('move.claim', { state: move.state })}</span>;
    case 'bind':
      return <span>{t('move.bind')}</span>;
  }
}
