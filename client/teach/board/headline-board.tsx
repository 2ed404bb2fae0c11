/** The headline of a round, or of a class: one large number, who did it, and the closest race once more. */

import './headline.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Headline } from '../../../shared/class/headline.ts';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, formatTenths, t } from '../../words/i18n.ts';
import { Person } from '../../kit/person.tsx';
import { type BoardState, hasPlayed, turnOf } from './board-state.ts';
import { easeOut } from './climb.ts';
import { FROZEN_AT, RACE_MS, raceFrame } from './race-layout.ts';
import { RaceFigure } from './race-figure.tsx';
import { Spoken } from './spoken.tsx';
import { type Cue, useMoment } from './use-moment.ts';

/** A number without a race to it is counted up. */
const COUNT_MS = 900;
/** How long a headline that came of itself is left to be read before the podium. */
const READ_MS = 5000;
const COUNT_CUES: readonly Cue[] = [{ at: COUNT_MS - 100, sound: 'headline' }];
/** The last seconds tick at half speed, until the answer. */
const RACE_CUES: readonly Cue[] = [
  ...[4, 3, 2, 1].map((back): Cue => ({ at: FROZEN_AT - back * 1000, sound: 'tick' })),
  { at: FROZEN_AT, sound: 'answered' },
];

export function HeadlineBoard({ view, state }: { readonly view: TeacherView; readonly state: BoardState }) {
  const [first, ...others] = view.headlines;
  const over = view.frame.phase === 'over';
  const lengthMs = first?.kind === 'closest-race' ? RACE_MS : COUNT_MS;
  const cues = first?.kind === 'closest-race' ? RACE_CUES : COUNT_CUES;
  const at = useMoment(state, { lengthMs, plays: true, framed: true, cues });
  const done = at >= lengthMs;
  const turn = turnOf(view);
  const asked = state.panel.value === 'headline';
  useEffect(() => {
    if (!done || asked) return;
    const timer = setTimeout(() => hasPlayed(state, turn, 'headline'), READ_MS);
    return () => clearTimeout(timer);
  }, [state, done, asked, turn]);
  if (first === undefined) return null;
  const race = first.kind === 'closest-race' ? first.race : null;
  const told = race === null ? done : at >= FROZEN_AT;
  return (
    <div class={race === null ? 'headline grid' : 'headline grid with-race'}>
      <section class="headline-words">
        <p class="headline-kicker">{t(over ? 'teach.headline.class' : 'teach.headline.round')}</p>
        <p class="headline-number">{numberOf(first, at)}</p>
        <div class={told ? '' : 'untold'}>
          <p class="headline-who">{whoOf(first)}</p>
          <p class="headline-what">{whatOf(first)}</p>
        </div>
        <Also others={others} missed={view.missed} told={told} />
      </section>
      {first.kind === 'closest-race' && (
        <div class="headline-race grid">
          <p class="race-names">
            <b class="racer one-line">
              <Person name={first.name} />
            </b>
            <b class="peer one-line">{first.peer === null ? t('teach.bot') : <Person name={first.peer} />}</b>
          </p>
          <RaceFigure clip={first.race.clip} frame={raceFrame(first.race.clip, at)} restMs={first.race.restMs} />
        </div>
      )}
      {told && <Spoken words={spoken(first)} />}
    </div>
  );
}

/** The others in one line each, and what went wrong without a name. */
function Also({
  others,
  missed,
  told,
}: {
  readonly others: readonly Headline[];
  readonly missed: number;
  readonly told: boolean;
}) {
  if (others.length === 0 && missed === 0) return null;
  return (
    <ul class={told ? 'headline-also' : 'headline-also untold'}>
      {others.map((one) => (
        <li key={one.kind}>
          <span>{t(`teach.headline.${one.kind}`)}</span> <b>{amountOf(one)}</b> <span>{namesOf(one)}</span>
        </li>
      ))}
      {missed > 0 && <li>{t('teach.headline.missed', { count: missed })}</li>}
    </ul>
  );
}

function seconds(ms: number): string {
  return t('teach.headline.seconds', { rest: formatTenths(ms) });
}

function amountOf(headline: Headline): string {
  switch (headline.kind) {
    case 'closest-race':
      return seconds(headline.race.restMs);
    case 'fastest-close':
      return seconds(headline.ms);
    default:
      return formatNumber(headline.count);
  }
}

/** The number as it runs: the ring down to the answer, anything else up to what it is. */
function numberOf(headline: Headline, at: number): ComponentChildren {
  if (headline.kind === 'closest-race') {
    const { clip, restMs } = headline.race;
    const left = clip.ringEndsAt - raceFrame(clip, at).at;
    return <Seconds ms={at >= FROZEN_AT ? restMs : left} />;
  }
  const gone = easeOut(at / COUNT_MS);
  if (headline.kind === 'fastest-close') return <Seconds ms={headline.ms * gone} />;
  return <span>{formatNumber(Math.round(headline.count * gone))}</span>;
}

/** The unit is smaller than its number. */
function Seconds({ ms }: { readonly ms: number }) {
  return (
    <>
      <span>{formatTenths(ms)}</span> <small>{t('teach.headline.unit')}</small>
    </>
  );
}

function namesOf(headline: Headline): ComponentChildren {
  if (headline.kind !== 'fastest-close') return <Person name={headline.name} />;
  const [one = '', other] = headline.names;
  return other === undefined ? <Person name={one} /> : t('teach.headline.fastest-close.who', { one, other });
}

function whoOf(headline: Headline): ComponentChildren {
  return headline.kind === 'closest-race'
    ? t('teach.headline.closest-race.who', { name: headline.name })
    : namesOf(headline);
}

function whatOf(headline: Headline): string {
  if (headline.kind !== 'closest-race') return t(`teach.headline.${headline.kind}.what`);
  const [first] = headline.race.clip.arrows;
  const lost = first?.from === 'racer' && first.arrivedAt === null;
  return t(lost ? 'teach.headline.closest-race.lost' : 'teach.headline.closest-race.what');
}

function spoken(headline: Headline): string {
  const who =
    headline.kind === 'fastest-close'
      ? headline.names.join(', ')
      : headline.kind === 'closest-race'
        ? t('teach.headline.closest-race.who', { name: headline.name })
        : headline.name;
  return `${t(`teach.headline.${headline.kind}`)}: ${amountOf(headline)}. ${who}. ${whatOf(headline)}`;
}
