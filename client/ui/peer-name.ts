/** What the other player is called here: a bot's name is a word of the reader's language. */

import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';

export function peerName({ peer }: SeatView): string {
  if (peer.kind === 'bot') return t('bot.name', { profile: t(`bot.${peer.bot ?? 'perfect'}`) });
  return peer.name ?? t('peer.nobody');
}

/** The view with the other player's name as it is read here, for the figure. */
export function withPeerName(view: SeatView): SeatView {
  return { ...view, peer: { ...view.peer, name: peerName(view) } };
}
