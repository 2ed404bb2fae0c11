/** The review figure: one half without fog, whole or a step at a time. The fog lifts once, when it is first shown. */

import type { End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/view.ts';
import { layoutReview, type ReviewFigure } from '../model/figure-review.ts';
import { BEGINNINGS } from '../model/review-history.ts';
import { reviewMetrics } from '../model/review-metrics.ts';
import { FigureCanvas, type Pen } from './canvas.ts';
import { reducedMotion, watchTheme } from './dom.ts';
import { type EndHead, showHeads } from './head.ts';
import { LabelList, type ListedLabel } from './label-list.ts';
import { figureLabels, type FigureLabels, type Locale } from '../model/figure-labels.ts';
import { stateMark } from './live-labels.ts';
import { paintReview, shownAt, shownUntil } from './paint-review.ts';
import { readPalette } from './palette.ts';
import { Stage } from './stage.ts';

interface Shown {
  readonly half: HalfReview;
  readonly you: Seat | null;
  readonly names: readonly [string, string];
  /** Who was the wire; null: nobody. */
  readonly wire: string | null;
}

/** The fog lifts slowly, once. */
const LIFT_MS = 2_800;
const FADES_FROM = 0.55;

export class ReviewView {
  readonly #locale: () => Locale;
  readonly #stage: Stage;
  readonly #canvas: FigureCanvas;
  readonly #labels: LabelList;
  readonly #unwatch: () => void;
  #palette;
  #shown: Shown | null = null;
  #figure: ReviewFigure | null = null;
  /** How many entries are shown; null: all, and none is looked at. */
  #step: number | null = null;
  /** When the fog began to lift, performance.now(). */
  #liftedAt: number | null = null;
  #lastFrame = 0;

  constructor(parent: HTMLElement, locale: () => Locale) {
    this.#locale = locale;
    this.#stage = new Stage(
      parent,
      () => this.#relayout(),
      () => this.#canvas?.wake(),
    );
    this.#stage.root.classList.add('review');
    this.#labels = new LabelList(this.#stage.list);
    this.#palette = readPalette(this.#stage.root);
    this.#canvas = new FigureCanvas(this.#stage.canvasHost, (far, _, time) => this.#draw(far, time));
    this.#unwatch = watchTheme(() => this.#retheme());
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#step = null;
    this.#figure = null;
    this.#relayout();
    this.#stage.reveal(0);
  }

  steps(): number {
    return Math.max(0, (this.#figure?.order.length ?? 0) - BEGINNINGS);
  }

  step(to: number): void {
    this.#step = Math.min(this.steps(), Math.max(0, Math.round(to)));
    this.#showLabels();
    const entry = this.#focus();
    if (entry !== null) this.#stage.reveal(this.#figure?.yOf.get(entry.id) ?? 0);
    this.#canvas.wake();
  }

  destroy(): void {
    this.#unwatch();
    this.#canvas.destroy();
    this.#stage.destroy();
  }

  #retheme(): void {
    this.#palette = readPalette(this.#stage.root);
    this.#layFog();
  }

  /** While it lifts, the fog covers the whole figure. */
  #layFog(): void {
    const { width } = this.#stage.size;
    const lifted = this.#liftedAt !== null && performance.now() - this.#liftedAt > LIFT_MS;
    const look = { from: -0.9 * width, to: width, grain: 4, palette: this.#palette };
    this.#canvas.setFog(lifted || reducedMotion() ? null : look);
  }

  #focus(): ReviewEntry | null {
    if (this.#step === null || this.#step === 0) return null;
    return this.#figure?.order[BEGINNINGS + this.#step - 1] ?? null;
  }

  #relayout(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { width, height } = this.#stage.size;
    const words = figureLabels(this.#locale());
    const metrics = reviewMetrics(width, height);
    const left: End = shown.you === null ? 'A' : shown.half.endOf[shown.you];
    const before = this.#figure?.metrics;
    this.#figure = layoutReview({ half: shown.half, left, metrics, words, wire: shown.wire });
    this.#stage.root.classList.toggle('compact', metrics.compact);
    this.#stage.setNames(words.reviewHistory, words.newest);
    this.#stage.setContent(this.#figure.height, 0);
    const right: End = left === 'A' ? 'B' : 'A';
    showHeads(
      this.#stage.head,
      [headOf(left, metrics.x.left, shown, words), headOf(right, metrics.x.right, shown, words)],
      metrics.compact,
    );
    this.#showLabels();
    if (before?.width !== width || before.height !== height) {
      this.#canvas.resize(width, height, this.#stage.scale);
      this.#layFog();
    }
    this.#canvas.wake();
  }

  #showLabels(): void {
    const { shown, figure } = { shown: this.#shown, figure: this.#figure };
    if (shown === null || figure === null) return;
    const words = figureLabels(this.#locale());
    const visible = shownAt(figure, BEGINNINGS + (this.#step ?? this.steps()));
    const byId = new Map(figure.order.map((entry) => [entry.id, entry]));
    const rank = new Map(figure.order.map((entry, index) => [entry.id, index]));
    const focus = this.#focus()?.id ?? null;
    const labels = figure.labels
      .filter((label) => label.entryId === null || visible.has(label.entryId))
      .sort((a, b) => (rank.get(a.entryId ?? -1) ?? 0) - (rank.get(b.entryId ?? -1) ?? 0));
    this.#labels.show(
      labels.map((label): ListedLabel => {
        const entry = byId.get(label.entryId ?? -1);
        const focused = label.entryId === focus ? ['newest'] : [];
        return {
          ...label,
          spoken: entry === undefined ? null : spoken(entry, shown, words),
          marks: [...marksOf(entry, figure.left), ...focused],
        };
      }),
    );
  }

  /** The fog draws back to the right, and fades at the last; the words come out of it from the left. */
  #lift(lifted: number, width: number): void {
    const eased = lifted * lifted * (3 - 2 * lifted);
    const alpha = 1 - Math.max(0, (eased - FADES_FROM) / (1 - FADES_FROM));
    this.#canvas.moveFog(alpha, this.#stage.scroll, eased * width * 1.2);
    this.#stage.root.classList.toggle('lifting', lifted < 1);
    this.#stage.root.style.setProperty('--lifted', String(eased));
  }

  #draw(pen: Pen, time: number): boolean {
    const figure = this.#figure;
    if (figure === null) return false;
    const elapsed = Math.min(100, time - this.#lastFrame);
    this.#lastFrame = time;
    this.#liftedAt ??= time;
    const still = reducedMotion();
    const lifted = still ? 1 : Math.min(1, (time - this.#liftedAt) / LIFT_MS);
    const gliding = this.#stage.glide(still ? null : elapsed);
    this.#lift(lifted, figure.metrics.width);
    const shown = shownAt(figure, BEGINNINGS + (this.#step ?? this.steps()));
    paintReview(pen, figure, {
      palette: this.#palette,
      scroll: this.#stage.scroll,
      shown,
      focus: this.#focus()?.id ?? null,
      until: shownUntil(figure, shown),
    });
    return gliding || lifted < 1;
  }
}

/** The player at an end. */
function nameOf(end: End, { half, you, names }: Shown, words: FigureLabels): string {
  const seat: Seat = half.endOf[0] === end ? 0 : 1;
  return seat === you ? words.you : names[seat];
}

function headOf(end: End, x: number, shown: Shown, words: FigureLabels): EndHead {
  const { ip, port } = shown.half.ports[end];
  const left = shown.you === null ? 'A' : shown.half.endOf[shown.you];
  return {
    name: nameOf(end, shown, words),
    role: words[shown.half.roles[end]],
    address: `${ip}:${port}`,
    side: end === left ? 'mine' : 'peer',
    x,
  };
}

function marksOf(entry: ReviewEntry | undefined, left: End): string[] {
  if (entry === undefined) return [];
  const end = entry.kind === 'segment' ? entry.from : entry.end;
  const side = end === left ? 'of-left' : 'of-right';
  if (entry.kind === 'state') return [side, stateMark(entry.state)];
  if (entry.kind === 'opened') return [side, 'state', stateMark('ESTABLISHED')];
  if (entry.kind === 'segment' && entry.wrong) return [side, 'astray'];
  if (entry.kind === 'bind') return [side, entry.ok ? 'ok' : 'refused'];
  return entry.kind === 'timer' ? [side, entry.timer] : [side];
}

function spoken(entry: ReviewEntry, shown: Shown, words: FigureLabels): string {
  return words.spoken.by(nameOf(entry.kind === 'segment' ? entry.from : entry.end, shown, words));
}
