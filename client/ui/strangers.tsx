/** Whoever plays with anybody is told what others have chosen: before getting in, and while waiting. */

import { useEffect, useState } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import type { Stranger } from '../../shared/protocol.ts';
import { locale, t } from '../i18n/i18n.ts';
import { HOME } from '../model/place.ts';
import { matchOptions } from '../model/preferences.ts';
import { useApp } from './app-context.ts';
import { nameToPlay } from './generated-name.ts';
import { goTo } from './route.ts';
import { Ask, Yes } from './teach/ask.tsx';

/** How often it is looked who else waits. */
const LOOK_MS = 4_000;
/** More would be no choice but a list. */
const OFFERED = 3;

function words({ levelId, mode }: Stranger): { readonly level: string; readonly mode: string } {
  return { level: levelText(levelId, locale.value).title, mode: t(`mode.${mode}`) };
}

/** What others wait for that is something else; none where somebody waits for the same. */
export function othersThan(own: Stranger, strangers: readonly Stranger[]): readonly Stranger[] {
  const isOwn = ({ levelId, mode }: Stranger) => levelId === own.levelId && mode === own.mode;
  if (strangers.some(isOwn)) return [];
  return strangers.filter(({ levelId }) => LEVEL_IDS.includes(levelId)).slice(0, OFFERED);
}

/** Before one waits for one's own choice: others wait already, for something else. */
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

/** While one waits for anybody: who waits for something else, and the bot, who waits for nobody. */
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
