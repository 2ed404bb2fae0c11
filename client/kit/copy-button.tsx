/** Copies a text and says so; if the browser refuses, shows the text selected and says what to press. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';

type Outcome = 'copied' | 'refused' | null;

export function CopyButton({
  text,
  label,
  primary = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly primary?: boolean;
}) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The message was about another text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reset with each text
  useEffect(() => setOutcome(null), [text]);
  const copy = async () => {
    const place = button.current?.parentElement ?? document.body;
    setOutcome((await copyText(text, place)) ? 'copied' : 'refused');
  };
  return (
    <>
      <button ref={button} type="button" class={primary ? 'button primary' : 'button'} onClick={() => void copy()}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />{' '}
        <span role="status">{outcome === 'copied' ? t('waiting.copied') : label}</span>
      </button>
      {outcome === 'refused' && <ByHand text={text} label={label} />}
    </>
  );
}

/** The text, selected, so that one key or a long press copies it. */
function ByHand({ text, label }: { readonly text: string; readonly label: string }) {
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <span class="copy-by-hand grid">
      <input
        ref={field}
        class="input"
        readOnly
        value={text}
        aria-label={label}
        aria-describedby={hint}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span class="dim" id={hint} role="status">
        {handWords()}
      </span>
    </span>
  );
}

function handWords(): string {
  if (matchMedia('(pointer: coarse)').matches) return t('copy.touch');
  return t('copy.key', { key: /Mac|iPad|iPhone/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C' });
}
