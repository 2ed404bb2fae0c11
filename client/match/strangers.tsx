/** A quick-match player is shown what others have chosen: before joining, and while waiting. */

import { useEffect, useState } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Stranger } from '../../shared/protocol.ts';
import { locale, t } from '../words/i18n.ts';
import { HOME } from '../context/place.ts';
import { matchOptions } from '../context/preferences.ts';
import { useApp } from '../context/app-context.ts';
import { nameToPlay } from '../context/generated-name.ts';
import { goTo } from '../context/route.ts';
import { Ask, Yes } from '../kit/ask.tsx';

/** How often the list of waiting players is refreshed. */
const LOOK_MS = 4_000;
/** More would be a list rather than a choice. */
const OFFERED = 3;

function words({ levelId, mode }: Stranger): { readonly level: string; readonly mode: string } {
  return { level: levelText(levelId, locale.value).title, mode: t(`mode.${mode}`) };
}

/** The other choices that players wait for; none if somebody waits for the same. */
export function othersThan(own: Stranger, strangers: readonly Stranger[]): readonly Stranger[] {
  const isOwn = ({ levelId, mode }: Stranger) => levelId === own.levelId && mode === own.mode;
  if (strangers.some(isOwn)) return [];
  return strangers.filter(({ levelId }) => LEVEL_IDS.includes(levelId)).slice(0, OFFERED);
}

/** Before waiting: others already wait for something else. */
export function MeetAsk({
  own,
  others,
  onChoose,
  onClose,
}: {
  readonly own: Stranger;
  readonly others: readonly Stranger[];
  readonly onChoose: (choice: Stranger) => void;
  readonly onClose: () => void;
}) {
  return (
    <Ask title={t('meet.title')} what={t('meet.what', words(own))} onClose={onClose}>
      {(close) => (
        <>
          {others.map((other) => (
            <Yes
              key={`${other.levelId} ${other.mode}`}
              label={t('meet.play', words(other))}
              onYes={() => {
                close();
                onChoose(other);
              }}
            />
          ))}
          <button
            type="button"
            class="button"
            onClick={() => {
              close();
              onChoose(own);
            }}
          >
            {t('meet.wait')}
          </button>
        </>
      )}
    </Ask>
  );
}

/** While waiting: who waits for something else, and the bot, which waits for nobody. */
export function Meanwhile({ view }: { readonly view: SeatView }) {
  const { actions, preferences } = useApp();
  const [strangers, setStrangers] = useState<readonly Stranger[]>([]);
  useEffect(() => {
    const look = () => void actions.strangers().then(setStrangers);
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [actions]);
  const isOwn = ({ levelId, mode }: Stranger) => levelId === view.levelId && mode === view.mode;
  const others = othersThan(
    { levelId: '', mode: view.mode },
    strangers.filter((other) => !isOwn(other)),
  );
  const play = async (against: 'anyone' | 'bot', { levelId, mode }: Stranger) => {
    const options: MatchOptions = { ...matchOptions(preferences, against), levelId, mode };
    await actions.leave();
    goTo(HOME);
    await actions.create({ name: nameToPlay(preferences.name.value), against, bot: preferences.bot.value, options });
  };
  return (
    <div class="meanwhile">
      {others.map((other) => (
        <p key={`${other.levelId} ${other.mode}`} role="status">
          {t('meet.other')}{' '}
          <button type="button" class="button" onClick={() => void play('anyone', other)}>
            {t('meet.play', words(other))}
          </button>
        </p>
      ))}
      {LEVEL_IDS.includes(view.levelId) && (
        <button type="button" class="button" onClick={() => void play('bot', view)}>
          {t('meet.bot')}
        </button>
      )}
    </div>
  );
}
