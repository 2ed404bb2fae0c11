/** What lies over the page: a dialog, which its reader closes, and a cover, which stays until its cause is gone. */

import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type KeyMeaning, keysWithin } from './use-keys.ts';

interface DialogProps {
  readonly class?: string;
  /** The id of its heading. */
  readonly titledBy: string;
  /** Called once when its reader closes it: by Escape, by a press outside, or by what the children are given. */
  readonly onClose: () => void;
  /** What a key means in it. */
  readonly onKey?: KeyMeaning;
  /** What a press beside it does. */
  readonly outside?: 'closes' | 'nothing';
  readonly self?: RefObject<HTMLDialogElement | null>;
  readonly children: (close: () => void) => ComponentChildren;
}

const NO_MEANING: KeyMeaning = () => null;

/** Open for as long as it is mounted. The focus then returns to where it was. */
export function Dialog({
  titledBy,
  onClose,
  onKey = NO_MEANING,
  outside = 'nothing',
  children,
  ...props
}: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = props.self ?? own;
  const gone = useRef(false);
  // Told at once: the browser's `close` event is a task of its own, and the next key, or a step back in the history,
  // may come before it.
  const close = () => {
    if (gone.current) return;
    gone.current = true;
    dialog.current?.close();
    onClose();
  };
  // With the first frame: the next key may be as fast, and is meant for the dialog.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => {
      gone.current = true;
      current?.close();
    };
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      class={props.class}
      aria-labelledby={titledBy}
      onCancel={(event) => {
        // A file chooser inside has a `cancel` of its own, which bubbles.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close();
      }}
      onClose={close}
      onKeyDown={keysWithin(onKey)}
      onClick={(event) => outside === 'closes' && event.target === event.currentTarget && close()}
    >
      {children(close)}
    </dialog>
  );
}

/** Covers the page while it is `shown`; no key closes it. */
export function Cover({
  shown,
  titledBy,
  children,
}: {
  readonly shown: boolean;
  /** The id of its heading. */
  readonly titledBy: string;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown && dialog.current?.open === false) dialog.current.showModal();
    if (!shown) dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class="overlay"
      aria-live="assertive"
      aria-labelledby={titledBy}
      onCancel={(event) => event.preventDefault()}
    >
      {shown && children}
    </dialog>
  );
}
