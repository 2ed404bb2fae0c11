/** Makes files of a figure: standalone SVG, and PNG from it. Loaded on demand. */

import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import monoUrl from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';
import { render } from 'preact';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { flatSvg } from './flat-svg.ts';
import { PaperFigure } from './paper-figure.tsx';

/** The resolution of a PNG relative to the page, and the largest side that browsers support. */
const FINE = 3;
const MOST_PX = 16_000;

/** The figure of a half as a standalone SVG document. */
export async function figureSvg(record: MatchRecord, half: HalfReview): Promise<string> {
  const css = await fontRules();
  const sheet = document.createElement('div');
  sheet.className = 'paper';
  sheet.ariaHidden = 'true';
  document.body.append(sheet);
  try {
    render(<PaperFigure record={record} half={half} />, sheet);
    const drawn = sheet.querySelector('svg');
    if (drawn === null) throw new Error('nothing was drawn');
    return flatSvg(drawn, css);
  } finally {
    render(null, sheet);
    sheet.remove();
  }
}

/** The figure of a half as PNG, on white. */
export async function figurePng(record: MatchRecord, half: HalfReview): Promise<Blob> {
  const svg = await figureSvg(record, half);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await painted(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function painted(image: HTMLImageElement): Promise<Blob> {
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(FINE, MOST_PX / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (blob === null) throw new Error('no PNG was made');
  return blob;
}

/** The bundle's own fonts, embedded: other scripts use the viewer's system fonts. */
async function fontRules(): Promise<string> {
  const [sans, mono] = await Promise.all([interUrl, monoUrl].map(asDataUrl));
  return [
    fontRule('Inter Variable', '100 900', sans ?? ''),
    fontRule('JetBrains Mono Variable', '100 800', mono ?? ''),
  ].join('\n');
}

function fontRule(family: string, weights: string, url: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weights};src:url("${url}") format("woff2")}`;
}

async function asDataUrl(url: string): Promise<string> {
  const font = await (await fetch(url)).blob();
  return await new Promise((read, fail) => {
    const reader = new FileReader();
    reader.onload = () => read(String(reader.result).replace(/^data:[^;,]*/, 'data:font/woff2'));
    reader.onerror = () => fail(new Error('the font could not be read'));
    reader.readAsDataURL(font);
  });
}
