/** What students ask: the questions by group, each opening on its answer and on what shows it. */

import { useEffect } from 'preact/hooks';
import { ASK_GROUPS, ASK_IDS, ASK_SHOWN, type AskGroup, type AskId } from '../../shared/content/ask/student-asks.ts';
import { LANGUAGES } from '../../shared/lib/language.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { HOME } from '../context/place.ts';
import { goTo } from '../context/route.ts';
import { locale, t } from '../words/i18n.ts';
import { studyTexts } from '../words/study.ts';
import { ShownLink } from './shown-link.tsx';

const GROUPS = Object.keys(ASK_GROUPS) as AskGroup[];

/** @param asked the question of the address, which is open; unknown ones open none */
export function AskPage({ asked }: { readonly asked: string | null }) {
  const { ask: text, language } = studyTexts();
  const open = ASK_IDS.find((id) => id === asked) ?? null;
  useEffect(() => {
    if (open !== null) document.getElementById(`ask-${open}`)?.scrollIntoView({ block: 'center' });
  }, [open]);
  return (
    <main class="ask page grid" id="main" lang={locale.value === language ? undefined : LANGUAGES[language].tag}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <ProblemNotice />
      {GROUPS.map((group) => (
        <section key={group} class="ask-group" aria-labelledby={`ask-${group}`}>
          <h2 id={`ask-${group}`}>{text.groups[group]}</h2>
          {ASK_GROUPS[group].map((id) => (
            <Asked key={id} id={id} open={id === open} />
          ))}
        </section>
      ))}
      <button type="button" class="plain" onClick={() => goTo(HOME)}>
        {t('leave.home')}
      </button>
    </main>
  );
}

function Asked({ id, open }: { readonly id: AskId; readonly open: boolean }) {
  const { question, answer } = studyTexts().ask.questions[id];
  return (
    <details id={`ask-${id}`} open={open}>
      <summary>{question}</summary>
      <p>
        <Answer text={answer} />
      </p>
      <div class="buttons flow">
        {ASK_SHOWN[id].map((shown, index) => (
          <ShownLink key={JSON.stringify(shown)} shown={shown} look={index === 0 ? 'button small' : 'plain'} />
        ))}
      </div>
    </details>
  );
}

/** Commands are in the type of commands. */
function Answer({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <code key={part} translate={false}>
            {part}
          </code>
        ),
      )}
    </>
  );
}
