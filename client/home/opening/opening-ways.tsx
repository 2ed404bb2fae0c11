/** The ways on from the opening, at hand and quiet: a friend, a code, practice, a class. */

import { goTo } from '../../context/route.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { hasServer } from '../../kit/root.ts';
import { rem } from '../../kit/use-size.ts';
import type { MessageKey } from '../../words/i18n.ts';
import { t } from '../../words/i18n.ts';

interface Way {
  readonly words: MessageKey;
  readonly icon: IconName;
  /** Where it leads: to a control further down on this page, or to the path. */
  readonly to: string | null;
  /** Whether another player is needed, and so a server. */
  readonly together?: boolean;
}

/** Px between the edge of a way and its icon (opening.css). */
const PADDING = 12;

const WAYS: readonly Way[] = [
  { words: 'home.friend', icon: 'friend', to: '.way.friend', together: true },
  { words: 'opening.way.code', icon: 'code', to: '.code-form input', together: true },
  { words: 'home.bot', icon: 'path', to: null },
  { words: 'opening.way.teach', icon: 'board', to: '.class-entry button' },
];

interface Ways {
  /** Where the answers begin, px at arm's length; null: the ways share the width. */
  readonly left: number | null;
  readonly onGoDown: (selector: string) => void;
}

export function OpeningWays({ left, onGoDown }: Ways) {
  const style = left === null ? undefined : { left: rem(left - PADDING) };
  return (
    <nav class="opening-ways" aria-label={t('opening.ways')} style={style}>
      {WAYS.filter(({ together }) => together !== true || hasServer()).map(({ words, icon, to }) => (
        <button key={words} type="button" onClick={() => (to === null ? goTo({ kind: 'path' }) : onGoDown(to))}>
          <Icon name={icon} />
          <span>{t(words)}</span>
        </button>
      ))}
    </nav>
  );
}
