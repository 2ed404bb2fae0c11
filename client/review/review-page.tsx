/** The page of a finished match, by its link: its review, with exports. */

import type { ComponentChildren } from 'preact';
import { levelText } from '../words/explanations.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import { locale, t } from '../words/i18n.ts';
import { HOME } from '../context/place.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { halfTitle } from '../match/half-name.ts';
import { Files } from './exports.tsx';
import { PaperPages } from './paper-pages.tsx';
import { Review } from './match-review.tsx';
import { CLEAR } from './use-fog.ts';
import { useReading } from './use-reading.ts';
import { useRecord } from './use-record.ts';

export function ReviewPage({ matchId }: { readonly matchId: string }) {
  const record = useRecord(matchId);
  if (record === 'loading')
    return (
      <main class="review-gone grid" id="main" aria-busy="true">
        <p role="status">{t('review.loading')} …</p>
      </main>
    );
  return record === null ? <Missing /> : <ReviewOf record={record} />;
}

function Missing() {
  return (
    <main class="review-gone grid" id="main">
      <h1>{t('review.missing.title')}</h1>
      <p class="lead">{t('review.missing.what')}</p>
      <ToHome kind="button primary" />
    </main>
  );
}

function ToHome({ kind }: { readonly kind: string }) {
  return (
    <button type="button" class={kind} onClick={() => goTo(HOME)}>
      {t('leave.home')}
    </button>
  );
}

function ReviewOf({ record }: { readonly record: MatchRecord }) {
  const reading = useReading(record, true);
  if (reading === null) return <Missing />;
  const { half, halves, walk } = reading;
  return (
    <main class="review" id="main">
      <Review
        reading={reading}
        fog={CLEAR}
        head={<Head record={record}>{halfTitle({ half: half.half, halves })}</Head>}
        practises
      >
        <Files record={record} half={half} place={walk.place} />
        <ToHome kind="plain" />
      </Review>
      <PaperPages record={record} />
    </main>
  );
}

function Head({
  record,
  children,
}: {
  readonly record: MatchRecord;
  /** The half, which paper would not show otherwise. */
  readonly children: ComponentChildren;
}) {
  const { levelId, playedAt, practice } = record;
  const date = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(playedAt);
  return (
    <header class="walk-head flow">
      <h1>
        {t('review.title')} · {levelText(levelId, locale.value).title}
        <span class="on-paper"> · {children}</span>
      </h1>
      <p class="dim">{date}</p>
      {practice !== null && (
        <p class="dim">
          {t('review.practice')} ·{' '}
          <a href={hrefOf({ kind: 'review', matchId: practice.matchId })}>{t('review.openOriginal')}</a>
        </p>
      )}
    </header>
  );
}
