/** [UI181] Sentences that a language lacks: the English ones fill its gaps, marked for readers and for screen readers. */

// Signals stand beside Preact in one file of the built page, which this import keeps whole.
import '@preact/signals';
import { options, type VNode } from 'preact';
import { ENGLISH_MARK, markedEnglish } from '../../shared/lib/fallback.ts';

type Sentences = Readonly<Record<string, string>>;

/** A key without its plural category. */
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** @returns the sentences of a language, and for each one that it lacks the English one, marked */
export function filled<English extends Sentences>(own: Sentences, english: English): English {
  const said = new Set(Object.keys(own).map(stem));
  const missing = Object.entries(english).filter(([key]) => !said.has(stem(key)));
  // Every stem of `english` is there, though perhaps in other plural forms.
  return { ...own, ...markedEnglish(Object.fromEntries(missing)) } as unknown as English;
}

const isMarked = (child: unknown) => typeof child === 'string' && child.startsWith(ENGLISH_MARK);

/** An element that says a marked sentence says in which language it is. */
function tellLanguage({ type, props }: VNode): void {
  const { children } = props;
  if (typeof type !== 'string' || 'lang' in props) return;
  if (Array.isArray(children) ? children.some(isMarked) : isMarked(children)) Object.assign(props, { lang: 'en' });
}

const before = options.vnode;
options.vnode = (vnode) => {
  tellLanguage(vnode);
  before?.(vnode);
};
