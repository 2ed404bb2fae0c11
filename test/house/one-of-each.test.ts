/** Page and engine do each of these things in one place, and the check can find a second one. */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOnce } from '../tools/one-of-each.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('one of each thing', () => {
  it('is all that page and engine have', () => {
    const files = ['client', 'shared'].flatMap((folder) =>
      readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    );
    expect(files).toEqual(expect.arrayContaining(['client/kit/dialog.tsx', 'shared/tcp/update.ts']));
    expect(checkOnce(files.map((path) => ({ path, text: readFileSync(resolve(ROOT, path), 'utf8') })))).toEqual([]);
  });

  it.each([
    ['a dialog', 'client/teach/desk/desk.tsx', '<dialog ref={own}>'],
    ['a dialog that is opened by hand', 'client/match/panel.tsx', 'own.current?.showModal();'],
    ['a guard of keys', 'client/match/composer.tsx', 'if (event.altKey) return;'],
    ['another guard of keys', 'client/solo/first/first-page.tsx', 'if (event.repeat) return;'],
    ['a drag', 'client/questions/order-list.tsx', 'list.current?.setPointerCapture(event.pointerId);'],
    ['the reasons of a mistake', 'client/report/student-detail.tsx', 'reasonsFor(mistake, judgement, language)'],
    ['what was right', 'client/review/verdict-card.tsx', 'rightText(whyRight(judgement), language)'],
    ['a first try', 'client/solo/path/path.ts', 'own.filter(({ attempt }) => attempt === 1)'],
    ['a cost', 'client/match/interval.tsx', 'if (points.base === 0) return;'],
    ['a clock', 'client/teach/round-clock.tsx', 'function useNow(everyMs: number) {'],
    ['a TCB', 'shared/tcp/update.ts', 'return { ...tcb, owed };'],
    ['a half', 'shared/duel/state/evolve.ts', '    ...half,'],
    ['a judgement', 'shared/duel/views/seat-view.ts', '    ...judgement,'],
    ['the position of an end', 'shared/duel/state/side-points.ts', 'position: { ...asked.position, hints },'],
  ])('finds %s', (_what, path, text) => {
    expect(checkOnce([{ path, text: `\n${text}` }])).toEqual([expect.stringMatching(`^${path}:2: one `)]);
  });

  it('leaves other layers and the homes alone', () => {
    expect(checkOnce([{ path: 'client/kit/dialog.tsx', text: '<dialog>' }])).toEqual([]);
    expect(checkOnce([{ path: 'server/app.ts', text: 'keyCode' }])).toEqual([]);
  });
});
