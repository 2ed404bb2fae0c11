/** The lesson editor: the rounds on one side, the form of one of them on the other. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { LESSON_LOCALES } from '../../shared/class/lesson.ts';
import { LESSON_BOUNDS } from '../../shared/content/lesson-schema.ts';
import { t } from '../words/i18n.ts';
import { totalSeconds } from './lesson-draft.ts';
import { type LessonEditor, WRITTEN_IN } from './lesson-editor.ts';
import { Choice } from '../kit/choice.tsx';
import { ClassProblemNotice } from '../context/class-problem.tsx';
import { goTo } from '../context/route.ts';
import { useWriting, WritingContext } from './editor-context.ts';
import { FieldError, WordsField } from './fields.tsx';
import { FileButtons } from './file-buttons.tsx';
import { RoundForm } from './round-form.tsx';
import { RoundList } from './round-list.tsx';
import { SaveBar } from './save-bar.tsx';
import { spell } from './spell.ts';
import { Templates } from './templates.tsx';
import { useLesson } from './use-lesson.ts';

export function Editor({ lessonKey }: { readonly lessonKey: string | null }) {
  const editor = useLesson(lessonKey);
  if (editor === undefined) return <main class="editor page grid" id="main" aria-busy="true" />;
  if (editor === null) return <NoLesson />;
  return <Desk editor={editor} lessonKey={lessonKey} />;
}

function NoLesson() {
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid">
        <h1>{t('editor.none')}</h1>
        <ClassProblemNotice />
        <p>{t('editor.none.what')}</p>
        <button type="button" class="button primary" onClick={() => goTo({ kind: 'lesson', key: null })}>
          {t('editor.none.new')}
        </button>
        <button type="button" class="button" onClick={() => goTo({ kind: 'teach' })}>
          {t('editor.back')}
        </button>
      </section>
    </main>
  );
}

function Desk({ editor, lessonKey }: { readonly editor: LessonEditor; readonly lessonKey: string | null }) {
  const { value: writtenIn } = editor.writtenIn;
  const languages = useMemo(() => (writtenIn === 'both' ? LESSON_LOCALES : ([writtenIn] as const)), [writtenIn]);
  const writing = useMemo(() => ({ editor, languages }), [editor, languages]);
  const main = useRef<HTMLElement>(null);
  const tried = () => {
    editor.strict.value = true;
    // The form of the wrong round must be mounted first.
    requestAnimationFrame(() => main.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <WritingContext.Provider value={writing}>
      <main class="editor page grid" id="main" ref={main}>
        <header class="editor-head flow">
          <div class="editor-title flow">
            <h1>{t(lessonKey === null ? 'editor.title.new' : 'editor.title')}</h1>
            <Total />
            <button type="button" class="plain" onClick={() => goTo({ kind: 'teach' })}>
              {t('editor.back')}
            </button>
          </div>
          <SaveBar lessonKey={lessonKey} onProblem={tried} />
        </header>
        <ClassProblemNotice />
        <section class="editor-top grid" aria-label={t('editor.about')}>
          <WordsField
            label={t('editor.name')}
            place={['title']}
            words={editor.lesson.value.title}
            longest={LESSON_BOUNDS.title}
            short
            onWords={(title) => editor.change({ title })}
          />
          <FieldError place={['rounds']} />
          <FieldError place={[]} />
          <Choice
            legend={t('editor.languages')}
            options={WRITTEN_IN.map((value) => ({
              value,
              label: t(value === 'both' ? 'editor.language.both' : `editor.language.${value}`),
            }))}
            value={writtenIn}
            onChoose={(chosen) => {
              editor.writtenIn.value = chosen;
            }}
          />
        </section>
        {editor.lesson.value.rounds.length === 0 && <Templates />}
        <div class="editor-desk grid">
          <RoundList />
          <RoundForm />
        </div>
        <FileButtons lessonKey={lessonKey} />
      </main>
    </WritingContext.Provider>
  );
}

function Total() {
  const { editor } = useWriting();
  const { rounds } = editor.lesson.value;
  const count = t('editor.total.rounds', { count: rounds.length });
  useRoundInView(editor.chosen.value);
  const seconds = totalSeconds(editor.lesson.value);
  return (
    <p class="editor-total">
      {count}
      {seconds > 0 && <> · {t('editor.total.time', { time: spell(seconds) })}</>}
    </p>
  );
}

/** On a phone the form is below the list: choosing a round scrolls to it. */
function useRoundInView(chosen: number): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another round is chosen
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (!matchMedia('(max-width: 900px)').matches) return;
    document.querySelector('.editor-form')?.scrollIntoView({ block: 'start' });
  }, [chosen]);
}
