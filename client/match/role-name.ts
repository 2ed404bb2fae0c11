/**
 * The name of an end. Both ends send and receive, so it is named by who closes first; the lecture's words are added
 * where a player meets it first.
 */

import type { Role } from '../../shared/duel/role.ts';
import type { Notation } from '../../shared/referee/verdict.ts';
import { t } from '../words/i18n.ts';

export function roleName(role: Role, notation: Notation = 'wire'): string {
  return t(`role.${role}.${notation}`);
}
