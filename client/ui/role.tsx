/** What an end is called: the lecture's words or the wire's, and both together where a player meets them first. */

import type { End } from '../../shared/duel/level.ts';
import type { Notation } from '../../shared/referee/verdict.ts';
import { t } from '../i18n/i18n.ts';

export function roleName(end: End, notation: Notation): string {
  return t(`role.${end}.${notation}`);
}

/** Both names, the one of this notation first. */
export function RoleBoth({ end, notation }: { readonly end: End; readonly notation: Notation }) {
  const other = notation === 'lecture' ? 'wire' : 'lecture';
  return (
    <>
      <b>{roleName(end, notation)}</b> <span class="dim">({roleName(end, other)})</span>
    </>
  );
}
