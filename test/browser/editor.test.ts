/** The lesson editor in a real browser: a lesson written with the keyboard alone, saved, left and found again. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readyLesson } from '../../shared/content/lessons.ts';
import type { Gallery } from './gallery-page.tsx';
import { type OpenPage, openBrowser } from './support/browser.ts';

const ROOT = join(import.meta.dirname, '../..');
let vite: PreviewServer;
let dir = '';
let open: OpenPage;
let page: Page;
/** The browser's question before a page was left. */
const asked: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'last-ack-editor-'));
  const input = join(ROOT, 'test/browser/gallery.html');
  const shared = { configFile: false, root: ROOT, logLevel: 'error' } as const;
  await build({
    ...shared,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: dir, rolldownOptions: { input }, chunkSizeWarningLimit: 5000 },
  });
  vite = await preview({ ...shared, build: { outDir: dir }, preview: { host: '127.0.0.1', port: 0 } });
  open = await openBrowser({ locale: 'en-US' });
  page = open.page;
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
});

afterAll(async () => {
  await open?.close();
  await vite?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Unsaved changes are lost with the page. */
beforeEach(async () => {
  await page.goto(`${vite.resolvedUrls?.local[0]}test/browser/gallery.html`);
});

async function show(query: string): Promise<void> {
  await page.evaluate((search) => (window as unknown as { gallery: Gallery }).gallery.show(search), query);
  await page.waitForSelector('main:not([aria-busy])');
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const titles = () => page.locator('.round-title').allTextContents();
const state = () => page.locator('.save-state').textContent();

describe('the editor', () => {
  it('[LESSON11] moves, duplicates, deletes and restores a round by its buttons and by keys', async () => {
    await show('fixture=editorDuel');
    const before = await titles();
    await page.locator('.round-pick').first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect((await titles()).slice(0, 2)).toEqual([before[1], before[0]]);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await titles()).toEqual(before);
    await press('Duplicate: Four-way close');
    expect((await titles()).slice(0, 2)).toEqual(['Four-way close', 'Four-way close']);
    await press('Delete: Four-way close');
    await press('Undo');
    await press('Delete: Four-way close');
    expect(await titles()).toEqual(before);
    await expect.poll(state).toBe('Saved');
  });

  it('[LESSON11] lets a round be dragged to its place', async () => {
    await show('fixture=editorDuel');
    const before = await titles();
    const grip = await page.locator('.round-grip').first().boundingBox();
    const third = await page.locator('.round-row').nth(2).boundingBox();
    if (grip === null || third === null) throw new Error('no rounds to drag');
    await page.mouse.move(grip.x + 8, grip.y + 20);
    await page.mouse.down();
    await page.mouse.move(grip.x + 8, third.y + 30, { steps: 8 });
    await page.mouse.up();
    expect((await titles()).slice(0, 3)).toEqual([before[1], before[2], before[0]]);
  });

  it('[LESSON12] says at each field what is missing, leads to the first, and saves nothing before it is right', async () => {
    await show('fixture=editorNew');
    await press('Question');
    expect(await page.locator('.field-error:visible').allTextContents()).not.toContain('Please write something here.');
    await press('Save');
    await page.getByText('Please write something here.').first().waitFor();
    expect(await page.locator('.words-field > .field-error').count()).toBe(7);
    await page.getByLabel('Title · English').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Title · English');
    expect(await page.evaluate(() => document.documentElement.dataset.asked ?? '')).toBe('');
    await page.keyboard.type('Mine');
    for (const field of [
      'Question',
      'Option 1',
      'Option 2',
      'Option 3',
      'Option 4',
      'Explanation, shown with the answer',
    ])
      await page.getByLabel(`${field} · Chinese`).fill(`${field} 文`);
    await press('Save');
    await expect.poll(state).toBe('Saved');
  });

  it('[LESSON13] keeps unsaved changes for the next visit', async () => {
    await show('fixture=editorSingle');
    await page.getByLabel('Title · English').fill('Another title');
    await expect.poll(state).toBe('Not saved');
    await show('fixture=home');
    await show('fixture=editorSingle');
    expect(await page.getByLabel('Title · English').inputValue()).toBe('Another title');
    await press('Save');
    await expect.poll(state).toBe('Saved');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.asked)).toBe('save');
  });

  it('[LESSON13] asks before leaving the page with unsaved changes, and otherwise does not', async () => {
    await show('fixture=editorSingle');
    asked.length = 0;
    await page.reload();
    expect(asked).toEqual([]);
    await show('fixture=editorSingle');
    await page.getByLabel('Title · English').fill('Another title');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });

  it('[LESSON14] writes a file, and reads one to replace the lesson', async () => {
    await show('fixture=editorSingle');
    const [download] = await Promise.all([page.waitForEvent('download'), press('Export (JSON)')]);
    expect(download.suggestedFilename()).toBe('The-four-waves-in-15-minutes.json');
    const path = join(dir, 'exported.json');
    await download.saveAs(path);
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(written).toEqual(readyLesson('fifteen'));
    await show('fixture=editorPause');
    await page.locator('input[type=file]').setInputFiles(path);
    await expect.poll(async () => (await titles()).length).toBe(8);
    const wrong = join(dir, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ title: { en: 'T' }, rounds: [{ kind: 'pause', words: null, seconds: 5 }] }));
    await page.locator('input[type=file]').setInputFiles(wrong);
    await page.getByText('Round 1: This number is too small or too large').waitFor();
  });

  it('[LESSON31] says in the reader’s language why a file is refused, visibly and audibly', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await show('fixture=editorSingle&locale=zh');
    for (const [text, said] of [
      ['no JSON', '不是 JSON 文件'],
      [JSON.stringify({ version: 1 }), '但不是课程'],
      [JSON.stringify({ title: { zh: '课' }, rounds: [] }), '各轮：'],
    ] as const) {
      const path = join(dir, `${text.length}.json`);
      writeFileSync(path, text);
      await page.locator('input[type=file]').setInputFiles(path);
      const alert = page.getByRole('alert').filter({ hasText: said });
      await alert.waitFor();
      await expect.poll(() => alert.evaluate((it) => it === document.activeElement)).toBe(true);
      const box = await alert.boundingBox();
      expect(box !== null && box.y >= 0 && box.y + box.height <= 640).toBe(true);
      expect((await alert.textContent())?.replaceAll(/\d+\.json|JSON/g, '')).not.toMatch(/[A-Za-z]/);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it.each(['editorSingle', 'pathMiddle', 'teachHome'])(
    '[LESSON31] says next to the file button that a file can no longer be read (%s)',
    async (fixture) => {
      await show(`fixture=${fixture}`);
      const path = join(dir, 'gone.json');
      writeFileSync(path, '{}');
      await page.evaluate(() => {
        const text = Blob.prototype.text;
        Blob.prototype.text = () => {
          Blob.prototype.text = text;
          return Promise.reject(new DOMException('changed on disk', 'NotReadableError'));
        };
      });
      await page.locator('input[type=file]').setInputFiles(path);
      await page.getByRole('alert').filter({ hasText: 'gone.json cannot be read' }).waitFor();
    },
  );

  it('[LESSON11] shows a question as a student sees it, and what follows when it is answered', async () => {
    await show('fixture=editorSingle');
    const preview = page.locator('.question-preview');
    await preview.getByText('“The connection is over, for both sides, at once.”').click();
    await preview.getByRole('button', { name: /Answer/ }).click();
    await preview.getByText('Wrong', { exact: true }).waitFor();
    await preview.getByText('RFC 9293 · 3.6').waitFor();
    await preview.getByRole('button', { name: 'Try again' }).click();
    await preview.getByText('“I have no more data to send. You may go on.”').click();
    await preview.getByRole('button', { name: /Answer/ }).click();
    await preview.getByText('Right', { exact: true }).waitFor();
  });

  it('has logged no error', () => {
    expect(open.faults).toEqual([]);
  });
});
