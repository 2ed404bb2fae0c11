/** The ways on from the opening, at hand and quiet: a friend, a code, practice, a class. */

import { goTo } from '../../context/route.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { rem } from '../../kit/use-size.ts';
import { reducedMotion } from '../../kit/motion.ts';
import type { MessageKey } from '../../words/i18n.ts';
import { t } from '../../words/i18n.ts';

interface Way {
  readonly words: MessageKey;
  readonly icon: IconName;
  readonly go: () => void;
}

/** Px between the edge of a way and its icon (opening.css). */
const PADDING = 12;

const WAYS: readonly Way[] = [
  { words: 'home.friend', icon: 'friend', go: () => goDownTo('.way.friend') },
  { words: 'opening.way.code', icon: 'code', go: () => goDownTo('.code-form input') },
  { words: 'home.bot', icon: 'path', go: () => goTo({ kind: 'path' }) },
  { words: 'opening.way.teach', icon: 'board', go: () => goDownTo('.class-entry button') },
];

/** @param left where the answers begin, px at arm's length; null: the ways share the width */
export function OpeningWays({ left }: { readonly left: number | null }) {
  const style = left === null ? undefined : { left: rem(left - PADDING) };
  return (
    <nav class="opening-ways" aria-label={t('opening.ways')} style={style}>
      {WAYS.map(({ words, icon, go }) => (
        <button key={words} type="button" onClick={go}>
          <Icon name={icon} />
          <span>{t(words)}</span>
        </button>
      ))}
    </nav>
  );
}

/** To a control further down on this page, which gets the focus. */
function goDownTo(selector: string): void {
  const control = document.querySelector<HTMLElement>(`.start ${selector}`);
  control?.scrollIntoView({ block: 'center', behavior: reducedMotion() ? 'auto' : 'smooth' });
  control?.focus({ preventScroll: true });
}
