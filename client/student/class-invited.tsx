/** Where a link into a class leads: what it is, a prefilled name, one large button. */

import type { ComponentChildren, ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ClassInvitation } from '../../shared/class-protocol.ts';
import { shownText } from '../../shared/lib/shown-text.ts';
import { locale, t } from '../words/i18n.ts';
import { type Found, thingOf } from '../kit/found.ts';
import { nameFits, nameTyped } from '../kit/player-name.ts';
import { HOME } from '../context/place.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useApp } from '../context/app-context.ts';
import { generatedName } from '../context/generated-name.ts';
import { Icon } from '../kit/icon.tsx';
import { TextField } from '../kit/text-field.tsx';
import { LookAgain } from '../context/look-again.tsx';
import { NameField } from '../context/name-field.tsx';
import { goTo } from '../context/route.ts';
import { SocketNotice } from '../context/socket-notice.tsx';
import { ClassProblemNotice } from '../context/class-problem.tsx';

type Looked = Found<ClassInvitation> | 'looking';

export type Surrounds = ComponentType<{ readonly reserve: number; readonly children: ComponentChildren }>;

/** Px that the words usually take with the form. */
const ROOM = 450;

/** @param Scene what surrounds the words: the first page's figure */
export function ClassInvited({ code, Scene }: { readonly code: string; readonly Scene: Surrounds }) {
  const { classActions, classSession } = useApp();
  const [found, setFound] = useState<Looked>('looking');
  const [claims, setClaims] = useState(false);
  const look = useCallback(() => {
    setFound('looking');
    void classActions.lookUp(code).then(setFound);
  }, [classActions, code]);
  useEffect(look, [look]);
  const klass = thingOf(found);
  const open = klass !== null && !klass.over;
  const shut = klass?.locked === true;
  const claiming = claims || (open && shut);
  return (
    <main class="with-figure" id="main">
      <Scene reserve={ROOM}>
        <div class="invited class-invited grid">
          <p class="kicker in-line">
            {t('class.kicker')}{' '}
            <span class="code" translate={false}>
              {code}
            </span>
          </p>
          <h1>{headline(found)}</h1>
          {notes(found).map((note) => (
            <p key={note} class="lead">
              {note}
            </p>
          ))}
          <SocketNotice />
          {(found === null || found === 'no-answer') && <LookAgain onLook={look} />}
          {open && (claiming ? <ClaimForm code={code} /> : <JoinForm code={code} asksRoster={klass.roster} />)}
          {open && !shut && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                // An error of one form does not concern the other.
                classSession.problem.value = null;
                setClaims(!claims);
              }}
            >
              {t(claims ? 'class.claim.back' : 'class.claim.start')}
            </button>
          )}
          {/* [UI620] Below the answer there is another one: none moves. */}
          <button type="button" class="plain" key={String(found === 'looking')} onClick={() => goTo(HOME)}>
            {t('leave.home')}
          </button>
        </div>
      </Scene>
    </main>
  );
}

function headline(found: Looked): string {
  if (found === 'looking') return t('class.looking');
  if (found === 'no-answer') return t('invited.unanswered');
  if (found === null) return t('class.none');
  return inLanguage(found.title, locale.value) || t('class.untitled');
}

function notes(found: Looked): string[] {
  if (found === 'looking') return [];
  if (found === 'no-answer') return [t('invited.unanswered.what')];
  if (found === null) return [t('class.none.what')];
  if (found.over) return [t('class.over')];
  const here = found.students === 0 ? t('class.empty') : t('class.count', { count: found.students });
  return found.locked ? [t('class.locked'), here] : [t('class.what'), here];
}

function JoinForm({ code, asksRoster }: { readonly code: string; readonly asksRoster: boolean }) {
  const { classActions, classSession, preferences } = useApp();
  const [roster, setRoster] = useState('');
  const { name } = preferences;
  const busy = classSession.connection.value.kind === 'joining';
  const ready = nameFits(name.value) && (!asksRoster || shownText(roster) !== '');
  return (
    <form
      class="class-form grid wide"
      onSubmit={(event) => {
        event.preventDefault();
        void classActions.join(code, nameTyped(name.value), shownText(roster));
      }}
    >
      <div class="name-row grid">
        <NameField />
        <button
          type="button"
          class="button"
          aria-label={t('class.name.dice')}
          title={t('class.name.dice')}
          onClick={() => {
            name.value = generatedName();
          }}
        >
          <Icon name="dice" />
        </button>
      </div>
      {asksRoster && <RosterField value={roster} onInput={setRoster} />}
      <ClassProblemNotice />
      <button type="submit" class="button primary big" disabled={busy || !ready}>
        {t(busy ? 'class.joining' : 'class.join')}
      </button>
    </form>
  );
}

function RosterField({ value, onInput }: { readonly value: string; readonly onInput: (value: string) => void }) {
  return (
    <TextField label={t('class.roster')} value={value} onType={onInput} maxLength={60} required>
      <span class="dim">{t('class.roster.hint')}</span>
    </TextField>
  );
}

/** For a student who is in the class already and has only changed the device. */
function ClaimForm({ code }: { readonly code: string }) {
  const { classActions, classSession } = useApp();
  const [name, setName] = useState('');
  const busy = classSession.connection.value.kind === 'joining';
  return (
    <form
      class="class-form grid wide"
      onSubmit={(event) => {
        event.preventDefault();
        void classActions.claim(code, nameTyped(name));
      }}
    >
      <p>
        <b>{t('class.claim.start')}</b>
      </p>
      <p class="dim">{t('class.claim.what')}</p>
      <TextField label={t('class.claim.name')} value={name} onType={setName} maxLength={60} autoComplete="nickname" />
      <ClassProblemNotice />
      <button type="submit" class="button primary big" disabled={busy || !nameFits(name)}>
        {t('class.claim')}
      </button>
    </form>
  );
}
