/** The name of an end where a player meets it first. */

import type { Role } from '../../shared/duel/role.ts';
import type { Notation } from '../../shared/referee/verdict.ts';
import { roleName } from './role-name.ts';

/** Both names, the one of this notation first. */
export function RoleBoth({ role, notation }: { readonly role: Role; readonly notation: Notation }) {
  const other = notation === 'lecture' ? 'wire' : 'lecture';
  return (
    <>
      <b>{roleName(role, notation)}</b> <span class="dim">({roleName(role, other)})</span>
    </>
  );
}
