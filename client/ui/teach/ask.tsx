/** A question over the page before something is done that cannot be taken back. */

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';

/** Its answer comes as children; Escape, or the other button, leaves everything as it is. */
export function Ask({
  title,
  what,
  onClose,
  cancel = t('teach.cancel'),
  children,
}: {
  readonly title: string;
  readonly what: string;
  readonly onClose: () => void;
  /** What the other button says. */
  readonly cancel?: string;
  readonly children: (close: () => void) => ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="ask" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      <p>{what}</p>
      <div class="buttons">
        {children(close)}
        <button type="button" class="button" onClick={close}>
          {cancel}
        </button>
      </div>
    </dialog>
  );
}

export function Yes({ label, onYes }: { readonly label: string; readonly onYes: () => void }) {
  return (
    <button type="button" class="button primary" onClick={onYes}>
      {label}
    </button>
  );
}
