/** The displayed name of the other player: a bot's is a word of the reader's language. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { t } from '../words/i18n.ts';

export function peerName({ peer }: SeatView): string {
  if (peer.kind === 'bot') return t('bot.name', { profile: t(`bot.${peer.bot ?? 'perfect'}`) });
  return peer.name ?? t('peer.nobody');
}

/** The view with the displayed name of the other player, for the figure. */
export function withPeerName(view: SeatView): SeatView {
  return { ...view, peer: { ...view.peer, name: peerName(view) } };
}
