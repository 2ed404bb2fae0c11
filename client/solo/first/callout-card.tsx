/** The current callout: a title, a sentence or two, and how it continues. */

import { useRef } from 'preact/hooks';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { whyWrong } from '../../match/reasons.tsx';
import { seqAdd } from '../../../shared/lib/sequence.ts';
import { t } from '../../words/i18n.ts';
import type { Callout, FirstTarget } from './first-steps.ts';
import { FIRST_STEPS } from './step-names.ts';
import { Icon } from '../../kit/icon.tsx';
import { useKeys } from '../../kit/use-keys.ts';

/** Targets in the figure; the others are in the panel. */
const IN_FIGURE: readonly FirstTarget[] = ['line', 'fog', 'peer', 'ring', 'port'];

interface Said {
  readonly title: string;
  readonly text: string;
}

export function CalloutCard({
  callout,
  view,
  onRead,
  onSkip,
}: {
  readonly callout: Callout | null;
  readonly view: SeatView;
  readonly onRead: () => void;
  readonly onSkip: () => void;
}) {
  const toRead = callout?.kind === 'step' && callout.onward === 'read';
  useKeys((key) => (key === 'Enter' && toRead ? onRead : null));
  const said = callout === null ? null : sayingOf(callout, view);
  const pointing = callout !== null && IN_FIGURE.includes(callout.target) ? 'to-figure' : 'to-panel';
  return (
    <aside class={`first-callout grid says-${callout?.kind ?? 'nothing'} ${pointing}`} aria-label={t('first.guide')}>
      <div class="first-said" role="status">
        {said !== null && (
          <div key={said.title + said.text}>
            <p class="first-head">{said.title}</p>
            <p>{said.text}</p>
          </div>
        )}
      </div>
      <div class="first-foot in-line">
        <Dots callout={callout} />
        <button type="button" class="plain first-skip" aria-keyshortcuts="Escape" onClick={onSkip}>
          {t('first.skip')} <kbd>Esc</kbd>
        </button>
        {toRead && (
          <button type="button" class="button primary first-next" aria-keyshortcuts="Enter" onClick={onRead}>
            {t('first.next')} <Icon name="after" />
          </button>
        )}
      </div>
    </aside>
  );
}

/** The player's progress. */
function Dots({ callout }: { readonly callout: Callout | null }) {
  const reached = useRef(0);
  if (callout?.kind === 'step') reached.current = FIRST_STEPS.indexOf(callout.step);
  const { current } = reached;
  return (
    <span class="first-dots" aria-hidden="true">
      {FIRST_STEPS.map((step, index) => (
        <i key={step} class={index < current ? 'past' : index === current ? 'now' : ''} />
      ))}
    </span>
  );
}

/** The numbers of this duel, for the sentences. */
function numbersOf({ start, symbols, you }: SeatView) {
  const u = symbols.u ?? start?.sndNxt ?? 0;
  const v = symbols.v ?? start?.rcvNxt ?? 0;
  const w = symbols.w ?? start?.rcvNxt ?? 0;
  return { u, u1: seqAdd(u, 1), v, w, w1: seqAdd(w, 1), port: you.address.port };
}

function sayingOf(callout: Callout, view: SeatView): Said {
  if (callout.kind === 'step') {
    const numbers = numbersOf(view);
    return { title: t(`first.${callout.step}.title`), text: t(`first.${callout.step}`, numbers) };
  }
  const { judgement } = callout;
  const { mistake } = judgement;
  const why = mistake === null ? '' : whyWrong({ mistake, judgement });
  const again = view.position === null ? '' : t('first.wrong.again');
  return {
    title: t(`first.wrong.${judgement.verdict === 'needless' ? 'needless' : 'title'}`),
    text: `${why} ${again}`.trim(),
  };
}
