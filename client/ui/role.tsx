/**
 * What an end is called. Both ends send and receive, so it goes by who closes first; the lecture's words stand beside that
 * where a player meets them first.
 */

import type { Role } from '../../shared/duel/role.ts';
import type { Notation } from '../../shared/referee/verdict.ts';
import { t } from '../i18n/i18n.ts';

export function roleName(role: Role, notation: Notation = 'wire'): string {
  return t(`role.${role}.${notation}`);
}

/** Both names, the one of this notation first. */
export function RoleBoth({ role, notation }: { readonly role: Role; readonly notation: Notation }) {
  const other = notation === 'lecture' ? 'wire' : 'lecture';
  return (
    <>
      <b>{roleName(role, notation)}</b> <span class="dim">({roleName(role, other)})</span>
    </>
  );
}
