/** All students of the class, with what only the teacher may know and do. */

import { useState } from 'preact/hooks';
import { TIME_FACTORS } from '../../../shared/duel/options.ts';
import type { RosterEntry, TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { nameFits, nameTyped } from '../../kit/player-name.ts';
import { useApp } from '../../context/app-context.ts';
import { Choice } from '../../kit/choice.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Ask, Yes } from '../../kit/ask.tsx';
import { Person } from '../../kit/person.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { isolated } from '../../../shared/lib/direction.ts';

export function DeskStudents({ view }: { readonly view: TeacherView }) {
  const students = Object.values(view.students).sort((a, b) => a.id - b.id);
  const inside = students.filter(({ removed }) => !removed);
  const out = students.filter(({ removed }) => removed);
  const running = view.frame.phase === 'round';
  return (
    <details class="desk-part box desk-class" open>
      <summary>{t('teach.students', { count: inside.length })}</summary>
      {inside.length === 0 && <p class="dim">{t('teach.lobby.nobody')}</p>}
      <ul class="desk-students">
        {inside.map((student) => (
          <li key={student.id}>
            <StudentLine
              student={student}
              others={inside.filter(({ id }) => id !== student.id)}
              since={inside.filter(({ id }) => id >= student.id).length}
              running={running}
            />
          </li>
        ))}
      </ul>
      {out.length > 0 && (
        <p class="dim">{t('teach.students.out', { names: out.map(({ name }) => isolated(name)).join(', ') })}</p>
      )}
    </details>
  );
}

function StudentLine({
  student,
  others,
  since,
  running,
}: {
  readonly student: RosterEntry;
  readonly others: readonly RosterEntry[];
  /** How many have joined since this student did, including them. */
  readonly since: number;
  readonly running: boolean;
}) {
  const { name, roster, presence, score, done, timeFactor } = student;
  return (
    <details class={`desk-student ${presence}`}>
      <summary>
        <i class="presence-dot" aria-hidden="true" />
        <span class="desk-name">
          <b>
            <Person name={name} />
          </b>
          {roster !== '' && (
            <span class="dim">
              <Person name={roster} />
            </span>
          )}
        </span>
        <span class="desk-marks">
          {presence === 'away' && t('teach.away')}
          {timeFactor !== '1' && (timeFactor === 'off' ? ` ${t('timeFactor.off')}` : ` ×${timeFactor}`)}
          {running && done && (
            <>
              <Icon name="check" />
              <span class="sr-only">{t('teach.student.done')}</span>
            </>
          )}
        </span>
        <b class="desk-score">{score !== null && formatNumber(score)}</b>
      </summary>
      <StudentTools student={student} since={since} />
      {others.length > 0 && <Merge student={student} others={others} />}
    </details>
  );
}

function StudentTools({ student, since }: { readonly student: RosterEntry; readonly since: number }) {
  const { classActions } = useApp();
  const [removing, setRemoving] = useState<'one' | 'since' | null>(null);
  const { id, name, timeFactor } = student;
  const remove = () =>
    void (removing === 'since'
      ? classActions.ask('remove-since', { student: id })
      : classActions.ask('remove', { student: id }));
  return (
    <div class="student-tools grid wide">
      <Rename student={student} />
      <Choice
        legend={t('teach.timeFactor')}
        options={TIME_FACTORS.map((value) => ({ value, label: value === 'off' ? t('timeFactor.off') : `×${value}` }))}
        value={timeFactor}
        onChoose={(factor) => void classActions.ask('time-factor', { student: id, factor })}
      />
      <button type="button" class="button danger" onClick={() => setRemoving('one')}>
        {t('teach.remove')}
      </button>
      {since > 1 && (
        <button type="button" class="button danger" onClick={() => setRemoving('since')}>
          {t('teach.remove.since', { count: since })}
        </button>
      )}
      {removing !== null && (
        <Ask
          title={
            removing === 'one' ? t('teach.remove.title', { name }) : t('teach.remove.since.title', { count: since })
          }
          what={removing === 'one' ? t('teach.remove.what') : t('teach.remove.since.what', { name })}
          onClose={() => setRemoving(null)}
        >
          {(close) => (
            <Yes
              label={t('teach.remove')}
              onYes={() => {
                close();
                remove();
              }}
            />
          )}
        </Ask>
      )}
    </div>
  );
}

function Rename({ student }: { readonly student: RosterEntry }) {
  const { classActions } = useApp();
  const [typed, setTyped] = useState(student.name);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (nameFits(typed)) void classActions.ask('rename', { student: student.id, name: nameTyped(typed) });
      }}
    >
      <TextField label={t('teach.rename')} value={typed} onType={setTyped} maxLength={60} />
      <button type="submit" class="button" disabled={!nameFits(typed) || nameTyped(typed) === student.name}>
        {t('teach.rename.do')}
      </button>
    </form>
  );
}

/** For a student who has joined twice, under another name or from another device: two rows become one. */
function Merge({ student, others }: { readonly student: RosterEntry; readonly others: readonly RosterEntry[] }) {
  const { classActions } = useApp();
  const [chosen, setChosen] = useState<RosterEntry | null>(null);
  const { id, name } = student;
  return (
    <div class="student-tools grid wide">
      <label class="field grid">
        <span>{t('teach.merge')}</span>
        <select
          class="input"
          value=""
          onChange={(event) => {
            const picked = event.currentTarget.value;
            event.currentTarget.value = '';
            setChosen(others.find((other) => `${other.id}` === picked) ?? null);
          }}
        >
          <option value="">{t('teach.merge.nobody')}</option>
          {others.map((other) => (
            <option key={other.id} value={`${other.id}`}>
              {other.name}
            </option>
          ))}
        </select>
      </label>
      {chosen !== null && (
        <Ask
          title={t('teach.merge.title', { name, other: chosen.name })}
          what={t('teach.merge.what', { other: chosen.name })}
          onClose={() => setChosen(null)}
        >
          {(close) => (
            <Yes
              label={t('teach.merge.yes')}
              onYes={() => {
                close();
                void classActions.ask('merge', { student: id, into: chosen.id });
              }}
            />
          )}
        </Ask>
      )}
    </div>
  );
}
