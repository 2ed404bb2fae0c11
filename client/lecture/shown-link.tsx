/** What leads from a sentence to the game: a level, or an exact position of one. */

import type { LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import type { Shown } from '../../shared/content/lecture/shown.ts';
import { useApp } from '../context/app-context.ts';
import { nameToPlay } from '../context/generated-name.ts';
import { triedFrom } from '../context/moment-match.ts';
import { matchOptions } from '../context/preferences.ts';
import { goTo, hrefOf, place } from '../context/route.ts';
import { levelText } from '../words/explanations.ts';
import { locale } from '../words/i18n.ts';
import { studyTexts } from '../words/study.ts';
import { partLink } from './part-name.ts';

/** @param look the classes of the button or link */
export function ShownLink({ shown, look }: { readonly shown: Shown; readonly look: string }) {
  if (shown.kind === 'lecture') return <ToLecture part={shown.part} look={look} />;
  return <ToGame shown={shown} look={look} />;
}

function ToLecture({ part, look }: { readonly part: LecturePart; readonly look: string }) {
  const { ask, lecture } = studyTexts();
  return (
    <a
      class={look}
      href={hrefOf({ kind: 'lecture', part })}
      onClick={(event) => {
        event.preventDefault();
        goTo({ kind: 'lecture', part });
      }}
    >
      {ask.inLecture.replace('{{part}}', partLink(part, lecture))}
    </a>
  );
}

function ToGame({
  shown,
  look,
}: {
  readonly shown: Exclude<Shown, { readonly kind: 'lecture' }>;
  readonly look: string;
}) {
  const { actions, preferences, session } = useApp();
  const { lecture } = studyTexts();
  const begin = async () => {
    triedFrom.value = place.peek();
    const name = nameToPlay(preferences.name.value);
    if (shown.kind === 'moment') return actions.tryMoment(name, shown.moment);
    const options = { ...matchOptions(preferences, 'bot'), levelId: shown.levelId };
    await actions.create({ name, against: 'bot', bot: preferences.bot.value, options });
  };
  const words =
    shown.kind === 'moment'
      ? lecture.tryIt
      : lecture.tryLevel.replace('{{level}}', levelText(shown.levelId, locale.value).title);
  return (
    <button
      type="button"
      class={look}
      disabled={session.connection.value.kind === 'joining'}
      onClick={() => void begin()}
    >
      {words}
    </button>
  );
}
