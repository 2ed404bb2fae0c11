/** A confirmation over the page before something that cannot be undone. */

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { Dialog } from './dialog.tsx';

/** The confirming buttons come as children; Escape, or the other button, leaves everything as it is. */
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
  /** The label of the other button. */
  readonly cancel?: string;
  readonly children: (close: () => void) => ComponentChildren;
}) {
  const heading = useId();
  return (
    <Dialog class="ask" titledBy={heading} onClose={onClose}>
      {(close) => (
        <>
          <h2 id={heading}>{title}</h2>
          <p>{what}</p>
          <div class="buttons flow">
            {children(close)}
            <button type="button" class="button" onClick={close}>
              {cancel}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

export function Yes({ label, onYes }: { readonly label: string; readonly onYes: () => void }) {
  return (
    <button type="button" class="button primary" onClick={onYes}>
      {label}
    </button>
  );
}
