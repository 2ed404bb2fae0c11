/** The figure of a finished match with its step controls: the part common to every page with a review. */

import type { Fog } from './use-fog.ts';
import { stepsOf, type Reading } from './use-reading.ts';
import { Transport } from './transport.tsx';
import { type Drawn, WalkFigure } from './walk-figure.tsx';

export function Stage({
  reading,
  fog,
  drawn,
}: {
  readonly reading: Reading;
  readonly fog: Fog;
  readonly drawn?: Drawn | undefined;
}) {
  const { walk, deductions, sentence, step } = reading;
  return (
    <>
      <div class="walk-figure">
        <WalkFigure
          reading={reading}
          lifting={fog.lifting && step === null}
          {...(drawn === undefined ? {} : { drawn })}
        />
      </div>
      <Transport walk={walk} marked={stepsOf(deductions[walk.place.half] ?? [])} sentence={sentence} />
      <p class="sr-only" role="status">
        {step === null ? '' : sentence}
      </p>
    </>
  );
}
