/** The classes whose keys this browser has: back to them, to their reports, or remove them. */

import { useState } from 'preact/hooks';
import { codeOfClassKey } from '../../../shared/class-protocol.ts';
import { locale, t } from '../../words/i18n.ts';
import { type Shelved, takeFromShelf, teacherShelf } from '../../context/teacher-shelf.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { useApp } from '../../context/app-context.ts';
import { goTo } from '../../context/route.ts';
import { Ask, Yes } from '../../kit/ask.tsx';

export function OwnClasses() {
  const classes = teacherShelf.classes.value;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  // A class deleted meanwhile has no report.
  const keys = ticked.filter((key) => classes.some((item) => item.key === key));
  if (classes.length === 0) return null;
  return (
    <section class="teach-part box grid wide" aria-labelledby="own-classes">
      <h2 id="own-classes">{t('teach.classes')}</h2>
      <p class="dim">{t('teach.classes.what')}</p>
      <ul class="own-list">
        {classes.map((item) => (
          <OwnClass
            key={item.key}
            item={item}
            ticked={keys.includes(item.key)}
            onTick={(on) => setTicked(on ? [...keys, item.key] : keys.filter((key) => key !== item.key))}
          />
        ))}
      </ul>
      {classes.length > 1 && (
        <button type="button" class="button" disabled={keys.length < 2} onClick={() => goTo({ kind: 'report', keys })}>
          {t('teach.report.several', { count: keys.length })}
        </button>
      )}
    </section>
  );
}

function OwnClass({
  item,
  ticked,
  onTick,
}: {
  readonly item: Shelved;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}) {
  const { key, title, at } = item;
  const [deleting, setDeleting] = useState(false);
  return (
    <li>
      <label class="own-what in-line">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span>
          <b>{inLanguage(title, locale.value)}</b>
          <span class="dim">
            <span class="code" translate={false}>
              {codeOfClassKey(key)}
            </span>{' '}
            · {dayOf(at)}
          </span>
        </span>
      </label>
      <div class="own-links flow">
        {(['board', 'desk'] as const).map((kind) => (
          <button key={kind} type="button" class="button" onClick={() => goTo({ kind, key })}>
            {t(`teach.${kind}`)}
          </button>
        ))}
        <button type="button" class="button" onClick={() => goTo({ kind: 'report', keys: [key] })}>
          {t('teach.report')}
        </button>
        <button type="button" class="plain" onClick={() => setDeleting(true)}>
          {t('teach.delete')}
        </button>
      </div>
      {deleting && <DeleteClass item={item} onClose={() => setDeleting(false)} />}
    </li>
  );
}

function DeleteClass({ item, onClose }: { readonly item: Shelved; readonly onClose: () => void }) {
  const { classActions, classSession } = useApp();
  const remove = async () => {
    const gone = (await classActions.deleteClass(item.key)) || classSession.problem.peek() === 'no-such-class';
    if (gone) takeFromShelf(teacherShelf.classes, item.key);
  };
  return (
    <Ask
      title={t('teach.delete.title', { title: inLanguage(item.title, locale.value) })}
      what={t('teach.delete.what')}
      onClose={onClose}
    >
      {(close) => (
        <Yes
          label={t('teach.delete.yes')}
          onYes={() => {
            close();
            void remove();
          }}
        />
      )}
    </Ask>
  );
}

/** A day and an hour in the reader's language. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
