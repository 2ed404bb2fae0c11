/** The two halves of 2MSL, named at the dial: what each of them is for. */

import { t } from '../words/i18n.ts';
import type { ShowdownLayout } from './showdown-layout.ts';

/** Both halves named along the inside of the dial. */
export function HalvesOn({ layout, second }: { readonly layout: ShowdownLayout; readonly second: boolean }) {
  const radius = layout.dial.radius - layout.dial.width / 2 - 22;
  const half = (from: string, to: string) => `M${from}A${radius} ${radius} 0 0 1 ${to}`;
  const [right, left] = [`0 ${-radius}`, `0 ${radius}`];
  return (
    <g class="race-halves" font-size={Math.max(13, layout.dial.radius * 0.078)} text-anchor="middle">
      <path id="race-half-1" class="race-way" d={half(right, left)} />
      <path id="race-half-2" class="race-way" d={half(left, right)} />
      <text class={second ? '' : 'present'}>
        <textPath href="#race-half-1" startOffset="50%">
          {t('race.first')}
        </textPath>
      </text>
      <text class={second ? 'present' : ''}>
        <textPath href="#race-half-2" startOffset="50%">
          {t('race.second')}
        </textPath>
      </text>
    </g>
  );
}

/** The same at the foot of a narrow figure: what is before the colon, and what is after it. */
export function HalvesBeside({ layout, second }: { readonly layout: ShowdownLayout; readonly second: boolean }) {
  const { height, width, lineX } = layout;
  const lines = (text: string) => text.split(/[:：]\s?/);
  const [secondName = '', secondWhat = ''] = lines(t('race.second'));
  const [firstName = '', firstWhat = ''] = lines(t('race.first'));
  const y = height - 34;
  return (
    <g class="race-halves" font-size={12.5}>
      <g class={second ? 'present' : ''}>
        <text x={lineX + 26} y={y}>
          {secondName}
        </text>
        <text x={lineX + 26} y={y + 18}>
          {secondWhat}
        </text>
      </g>
      <g class={second ? '' : 'present'} text-anchor="end">
        <text x={width - 10} y={y}>
          {firstName}
        </text>
        <text x={width - 10} y={y + 18}>
          {firstWhat}
        </text>
      </g>
    </g>
  );
}
