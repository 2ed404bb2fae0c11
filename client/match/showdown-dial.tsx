/** The 2MSL ring as a dial: 60 steps that go out, the redline over the last 3 s, the number. In px around its centre. */

import { useRef } from 'preact/hooks';
import { t } from '../words/i18n.ts';
import { arc, heartRate, heatAt, onCircle, type ShowdownLayout, STEPS, stepPath } from './showdown-layout.ts';

const REDLINE_MS = 3_000;
/** Below this tenths are shown. */
const TENSE_MS = 10_000;

export function Dial({
  layout,
  leftMs,
  wholeMs,
}: {
  readonly layout: ShowdownLayout;
  readonly leftMs: number;
  /** 2MSL. */
  readonly wholeMs: number;
}) {
  const { radius, width } = layout.dial;
  const gone = 1 - Math.min(1, Math.max(0, leftMs / wholeMs));
  const out = Math.floor(gone * STEPS + 0.001);
  const redline = 360 * (1 - REDLINE_MS / wholeMs);
  const [inner, outer] = [radius - width * 0.85, radius + width * 0.85];
  return (
    <g style={{ '--heat': `${Math.round(heatAt(leftMs) * 100)}%` }}>
      <circle class="race-well" r={radius} />
      <circle class="race-bed" r={radius} stroke-width={width + 6} />
      {Array.from({ length: STEPS }, (_, step) => (
        <path
          key={step}
          class={step < out ? 'race-step out' : 'race-step'}
          d={stepPath(radius, step)}
          stroke-width={width}
        />
      ))}
      <path class="race-redline" d={arc(radius + width / 2 + 6, redline, 359.9)} />
      {[0, 180].map((degrees) => (
        <Cut key={degrees} from={inner - 2} to={outer + 2} degrees={degrees} name="race-cut" />
      ))}
      {gone < 0.995 && <Cut from={inner} to={outer} degrees={gone * 360} name="race-hand" />}
      <Middle layout={layout} leftMs={leftMs} />
    </g>
  );
}

function Cut({
  from,
  to,
  degrees,
  name,
}: {
  readonly from: number;
  readonly to: number;
  readonly degrees: number;
  readonly name: string;
}) {
  const [x1, y1] = onCircle(from, degrees);
  const [x2, y2] = onCircle(to, degrees);
  return <path class={name} d={`M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`} />;
}

/** The number, and what it is as far as there is room. */
function Middle({ layout, leftMs }: { readonly layout: ShowdownLayout; readonly leftMs: number }) {
  const { radius } = layout.dial;
  const tense = leftMs < TENSE_MS;
  const text = tense ? (Math.max(0, leftMs) / 1000).toFixed(1) : String(Math.ceil(leftMs / 1000));
  const size = radius * (radius > 150 ? 0.62 : 0.68);
  return (
    <>
      <text class="race-number" y={size * 0.36} font-size={size}>
        {text}
      </text>
      {radius > 70 && (
        <>
          <text class="race-what" y={-radius * 0.46} font-size={Math.max(13, radius * 0.085)}>
            2MSL
          </text>
          <text class="race-unit" y={radius * 0.5} font-size={Math.max(13, radius * 0.09)}>
            {t('race.left')}
          </text>
        </>
      )}
    </>
  );
}

/** A ring that spreads with each heartbeat; `onBeat`: it can be heard. */
export function Pulse({
  radius,
  leftMs,
  onBeat,
}: {
  readonly radius: number;
  readonly leftMs: number;
  readonly onBeat: () => void;
}) {
  const heart = useRef({ phase: 0, leftMs, beats: 0 });
  const passed = Math.max(0, heart.current.leftMs - leftMs);
  const phase = heart.current.phase + (Math.min(400, passed) / 1000) * heartRate(leftMs);
  const beats = heart.current.beats + Math.floor(phase);
  if (beats > heart.current.beats) onBeat();
  heart.current = { phase: phase % 1, leftMs, beats };
  return beats === 0 ? null : <circle key={beats} class="race-pulse" r={radius + 14} />;
}
