/** The reasons behind a mistake: with the numbers of the position, at the other end, in lecture and RFC. */

import { ASK_OF } from '../../shared/content/ask/student-asks.ts';
import { LECTURE_OF } from '../../shared/content/lecture/lecture.ts';
import type { Explained } from '../../shared/content/why.ts';
import { reasonsFor } from '../words/explanations.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { AskLink, LectureLink } from './study-links.tsx';
import { locale, t } from '../words/i18n.ts';
import { practiceFor } from '../words/practice-words.ts';

/** How each place names the reasons, and whether it has said why by itself. */
const PLACES = {
  match: {
    look: 'why-list grid',
    names: {
      why: 'coach.why',
      peer: 'coach.peer',
      lecture: 'coach.lecture',
      rfc: 'coach.rfc',
      practice: 'study.practice',
    },
  },
  review: {
    look: 'reasons grid',
    names: {
      why: 'review.why',
      peer: 'review.peerWould',
      lecture: 'review.lecture',
      rfc: 'review.rfc',
      practice: 'study.practice',
    },
  },
  drill: {
    look: 'daily-reasons grid',
    names: {
      why: null,
      peer: 'daily.peerWould',
      lecture: 'daily.lecture',
      rfc: 'daily.rfc',
      practice: 'study.practice',
    },
  },
} as const;

interface Mistaken {
  readonly mistake: MistakeId;
  readonly judgement: Explained;
}

/** Why a move was a mistake, with the numbers of its position. */
export function whyWrong({ mistake, judgement }: Mistaken): string {
  return reasonsFor(mistake, judgement, locale.value).why;
}

/** @param place where they are read */
export function ReasonList({
  place,
  mistake,
  judgement,
}: Mistaken & {
  readonly place: keyof typeof PLACES;
}) {
  const { look, names } = PLACES[place];
  const reasons = {
    ...reasonsFor(mistake, judgement, locale.value),
    practice: practiceFor(mistake, judgement, locale.value),
  };
  const asked = ASK_OF[mistake];
  return (
    <dl
      class={look}
      // Beside a question they scroll, and are reached by the keyboard.
      tabIndex={place === 'match' ? 0 : undefined}
      aria-label={place === 'drill' ? t('daily.reasons') : undefined}
    >
      {(['why', 'peer', 'lecture', 'rfc', 'practice'] as const).map((kind) => {
        const name = names[kind];
        return (
          name !== null &&
          reasons[kind] !== null && (
            <div key={kind}>
              <dt class={place === 'match' && kind === 'why' ? 'sr-only' : ''}>{t(name)}</dt>
              <dd>
                <Code text={reasons[kind]} />
                {kind === 'lecture' && (
                  <>
                    {' '}
                    <LectureLink part={LECTURE_OF[mistake]} />
                  </>
                )}
              </dd>
            </div>
          )
        );
      })}
      {asked !== undefined && (
        <div>
          <dt>{t('study.also')}</dt>
          <dd>
            <AskLink id={asked} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Commands between grave accents are in the type of commands. */
function Code({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <code key={index} translate={false}>
            {part}
          </code>
        ),
      )}
    </>
  );
}
