/** Opens a class and goes to its board. */

import { useEffect, useState } from 'preact/hooks';
import type { LessonChoice } from '../../../shared/class-protocol.ts';
import type { ClassSettings } from '../../../shared/lesson/class-settings.ts';
import { useApp } from '../app-context.ts';
import { goTo } from '../route.ts';

type Open = (lesson: LessonChoice, settings: ClassSettings, password: string) => Promise<void>;

/** @returns what opens a class, and whether one is being opened */
export function useOpenClass(): readonly [Open, boolean] {
  const { classActions } = useApp();
  const [busy, setBusy] = useState(false);
  const open: Open = async (lesson, settings, password) => {
    setBusy(true);
    const key = await classActions.open(lesson, settings, password);
    setBusy(false);
    if (key !== null) goTo({ kind: 'board', key });
  };
  return [open, busy];
}

/** Whether this server wants a password of who opens a class; null while it is not known. */
export function usePasswordWanted(): boolean | null {
  const { classActions } = useApp();
  const [wanted, setWanted] = useState<boolean | null>(null);
  useEffect(() => void classActions.house().then((house) => setWanted(house?.password ?? false)), [classActions]);
  return wanted;
}
