/** What every part of the page may use: the session, what can be asked for, what the player has chosen. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actions } from '../model/actions.ts';
import type { ClassActions } from '../model/class-actions.ts';
import type { ClassSession } from '../model/class-session.ts';
import type { Preferences } from '../model/preferences.ts';
import type { Session } from '../model/session.ts';

export interface AppParts {
  readonly session: Session;
  readonly actions: Actions;
  readonly preferences: Preferences;
  /** Of the class that the page is in, beside whatever match. */
  readonly classSession: ClassSession;
  readonly classActions: ClassActions;
}

export const AppContext = createContext<AppParts | null>(null);

export function useApp(): AppParts {
  const parts = useContext(AppContext);
  if (parts === null) throw new Error('rendered outside the app');
  return parts;
}
