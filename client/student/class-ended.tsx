/** Why the page is not in its class any more, or not yet, and what can be done about it. */

import type { ClassEndReason } from '../context/class-session.ts';
import { t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { leaveClass } from '../context/leave.ts';

export function ClassEnded({ code, why }: { readonly code: string; readonly why: ClassEndReason }) {
  const parts = useApp();
  const { classActions, classSession } = parts;
  const name = classSession.student.value?.you.name;
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid invited" aria-labelledby="ended-title">
        <h1 id="ended-title">{t(`class.ended.${why}`)}</h1>
        <p class="lead">{t(`class.ended.${why}.what`)}</p>
        {why === 'seat-moved' && name !== undefined && (
          <button type="button" class="button primary big" onClick={() => void classActions.claim(code, name)}>
            {t('class.ended.seat-moved.ask')}
          </button>
        )}
        {(why === 'seat-taken' || why === 'removed' || why === 'offence') && (
          <button type="button" class="button primary big" onClick={() => void classActions.resume(code)}>
            {t('class.back')}
          </button>
        )}
        {(why === 'consent-refused' || why === 'removed' || why === 'seat-moved') && (
          <button type="button" class="button" onClick={() => startAnew()}>
            {t('class.join.again')}
          </button>
        )}
        <button type="button" class="plain" onClick={() => leaveClass(parts)}>
          {t('leave.home')}
        </button>
      </section>
    </main>
  );

  function startAnew(): void {
    if (why !== 'consent-refused') classActions.forget(code);
    void classActions.leave();
  }
}

/** The teacher is asked whether this is the student they claim to be. */
export function ClaimWaiting() {
  const { classActions } = useApp();
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid invited" aria-labelledby="waiting-title">
        <p class="kicker in-line" role="status">
          <span class="pulse" /> {t('class.kicker')}
        </p>
        <h1 id="waiting-title">{t('class.waiting.title')}</h1>
        <p class="lead">{t('class.waiting.what')}</p>
        <button type="button" class="button" onClick={() => void classActions.leave()}>
          {t('class.waiting.cancel')}
        </button>
      </section>
    </main>
  );
}
