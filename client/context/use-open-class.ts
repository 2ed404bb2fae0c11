/** Opens a class and goes to its board. */

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { LessonChoice } from '../../shared/class-protocol.ts';
import type { ClassSettings } from '../../shared/class/class-settings.ts';
import { useApp } from './app-context.ts';
import { goTo } from './route.ts';

/** The password of this server once it was accepted: it is not asked for again until the page is closed. */
export const acceptedPassword = signal<string | null>(null);

/** Updates the password after an attempt: an accepted one is kept, a rejected one is dropped. */
export function learnPassword(password: string, accepted: boolean): void {
  if (password !== '') acceptedPassword.value = accepted ? password : null;
}

type Open = (lesson: LessonChoice, settings: ClassSettings, password: string) => Promise<void>;

/** @returns a function that opens a class, and whether one is being opened */
export function useOpenClass(): readonly [Open, boolean] {
  const { classActions, classSession } = useApp();
  const [busy, setBusy] = useState(false);
  const open: Open = async (lesson, settings, password) => {
    setBusy(true);
    const secret = acceptedPassword.peek() ?? password;
    const key = await classActions.open(lesson, settings, secret);
    learnPassword(secret, key !== null || classSession.problem.peek() !== 'wrong-password');
    setBusy(false);
    if (key !== null) goTo({ kind: 'board', key });
  };
  return [open, busy];
}

/** Whether this server requires a password that it has not been given; null if unknown. */
export function usePasswordWanted(): boolean | null {
  const { classActions } = useApp();
  const [wanted, setWanted] = useState<boolean | null>(null);
  useEffect(() => void classActions.instance().then((rules) => setWanted(rules?.password ?? false)), [classActions]);
  return acceptedPassword.value === null ? wanted : false;
}
