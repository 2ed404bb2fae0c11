/**
 * The mistakes of the class, by level: a warmer field is a more frequent mistake; behind it are the moves themselves.
 */

import { useState } from 'preact/hooks';
import { explanation, levelText } from '../../words/explanations.ts';
import type { HeatCell, TeacherView } from '../../../shared/class/class-view.ts';
import { locale, t } from '../../words/i18n.ts';
import { heatTable, warmth } from './heat-table.ts';
import { HeatMoves } from './heat-moves.tsx';

export function HeatMap({ view }: { readonly view: TeacherView }) {
  const [open, setOpen] = useState<HeatCell | null>(null);
  const levels = view.lesson.rounds.flatMap((round) => (round.kind === 'duel' ? [round.levelId] : []));
  const table = heatTable(view.heat, levels);
  const language = locale.value;
  if (table.rows.length === 0) return <p class="huge-words">{t('teach.heat.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the arrow keys
    <section class="heat-scroll" tabIndex={0} aria-label={t('teach.scene.heat')}>
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">{t('teach.heat.mistake')}</th>
            {table.levels.map((id) => (
              <th key={id} scope="col">
                {levelText(id, language).title}
              </th>
            ))}
            <th scope="col">{t('teach.heat.total')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ mistake, cells, total }) => (
            <tr key={mistake}>
              <th scope="row">{explanation(mistake, language).name}</th>
              {cells.map((cell, index) => (
                <td key={table.levels[index]}>
                  {cell !== null && <Field cell={cell} most={table.most} onOpen={() => setOpen(cell)} />}
                </td>
              ))}
              <td class="heat-total">{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && <HeatMoves cell={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Field({
  cell,
  most,
  onOpen,
}: {
  readonly cell: HeatCell;
  readonly most: number;
  readonly onOpen: () => void;
}) {
  const { count, students } = cell;
  return (
    <button type="button" class={`heat-field warm-${warmth(count, most)}`} onClick={onOpen}>
      <b>{count}</b> <span>{t('teach.heat.students', { count: students })}</span>
    </button>
  );
}
