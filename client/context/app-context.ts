/** Available to every part of the page: the session, the possible requests, the player's choices. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actions } from './actions.ts';
import type { ClassActions } from './class-actions.ts';
import type { ClassSession } from './class-session.ts';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';

export interface AppParts {
  readonly session: Session;
  readonly actions: Actions;
  readonly preferences: Preferences;
  /** Of the page's current class, besides any match. */
  readonly classSession: ClassSession;
  readonly classActions: ClassActions;
}

export const AppContext = createContext<AppParts | null>(null);

export function useApp(): AppParts {
  const parts = useContext(AppContext);
  if (parts === null) throw new Error('rendered outside the app');
  return parts;
}
