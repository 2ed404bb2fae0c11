/**
 * The canvas of a figure, drawn by Phaser: sharp on any screen, asleep while nothing moves. Knows nothing about the content.
 * Phaser leaves listeners and elements behind when a game is destroyed: the page keeps one, and figures take turns.
 */

import Phaser from 'phaser';
import { element } from './dom.ts';

export type Pen = Phaser.GameObjects.Graphics;

/**
 * Draws a frame in px of the figure; `time` is performance.now().
 * @returns whether something still moves
 */
export type Draw = (pen: Pen, time: number) => boolean;

/** Browsers' names for software renderers: each frame then takes time from everything else on the machine. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
/** Enough for an arrow to be seen flying. */
const SPARING_FPS = 20;

function ratioAt(scale: number): number {
  return Math.min(3, window.devicePixelRatio || 1) * scale;
}

function drawsBySoftware({ renderer }: Phaser.Game): boolean {
  if (!(renderer instanceof Phaser.Renderer.WebGL.WebGLRenderer)) return true;
  const { gl } = renderer;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return info !== null && SOFTWARE.test(String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)));
}

export class FigureCanvas {
  /** The canvas that no figure draws on at the moment. */
  static #spare: FigureCanvas | null = null;

  readonly #holder = element('div', 'fig-game');
  #game: Phaser.Game;
  #draw: Draw | null = null;
  /** Px of the canvas per px of the figure. */
  #ratio = ratioAt(1);
  #size = { width: 16, height: 16 };
  #scene: Phaser.Scene | null = null;
  /** The frame that is asked for while Phaser sleeps; 0: none. */
  #due = 0;
  #moving = false;
  #pen: Pen | null = null;

  /** A canvas in `host` for one figure, which gives it back. */
  static take(host: HTMLElement, draw: Draw): FigureCanvas {
    const canvas = FigureCanvas.#spare ?? new FigureCanvas();
    FigureCanvas.#spare = null;
    canvas.#draw = draw;
    host.append(canvas.#holder);
    return canvas;
  }

  private constructor() {
    this.#game = this.#start(Phaser.AUTO);
  }

  #start(type: number): Phaser.Game {
    const game = new Phaser.Game({
      type,
      parent: this.#holder,
      transparent: true,
      antialias: true,
      banner: false,
      disableContextMenu: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      // Its size is set from outside; looking for a new one would lay out the page twice a second.
      scale: { mode: Phaser.Scale.NONE, width: 16, height: 16, zoom: 1 / this.#ratio, resizeInterval: 1e9 },
      scene: {},
    });
    game.events.once(Phaser.Core.Events.READY, () => this.#boot());
    game.events.on(Phaser.Core.Events.RESUME, () => this.wake());
    return game;
  }

  /** The figure's size in its own px, and CSS px per px of the figure. */
  resize(width: number, height: number, scale: number): void {
    this.#size = { width, height };
    this.#ratio = ratioAt(scale);
    this.#fit();
    this.wake();
  }

  #fit(): void {
    const { width, height } = this.#size;
    if (this.#scene === null) return;
    this.#game.scale.resize(
      Math.max(1, Math.round(width * this.#ratio)),
      Math.max(1, Math.round(height * this.#ratio)),
    );
    // Last, since the canvas's size in the page follows from both.
    this.#game.scale.setZoom(1 / this.#ratio);
    this.#scene.cameras.main.setOrigin(0, 0).setZoom(this.#ratio);
  }

  /** Draws one frame; Phaser runs on only if something moves, since it takes several frames to go back to sleep. */
  wake(): void {
    if (this.#scene === null || this.#draw === null || this.#due !== 0 || this.#game.loop.running) return;
    this.#due = requestAnimationFrame((time) => {
      this.#due = 0;
      this.#game.step(time, 0);
      if (this.#moving) this.#game.loop.wake();
    });
  }

  /** The figure is gone: nothing of it is drawn any more, and the next one may draw. */
  giveBack(): void {
    this.#draw = null;
    cancelAnimationFrame(this.#due);
    this.#due = 0;
    this.#pen?.clear();
    this.#game.loop.sleep();
    this.#holder.remove();
    if (FigureCanvas.#spare === null) FigureCanvas.#spare = this;
    else this.#end();
  }

  /** Phaser destroys itself in its next frame, so one has to come even when it sleeps. */
  #end(): void {
    this.#scene = this.#pen = null;
    this.#game.destroy(true);
    this.#game.loop.wake();
  }

  #boot(): void {
    const scene = this.#game.scene.getScenes(false)[0] ?? null;
    if (scene === null) return;
    this.#scene = scene;
    this.#game.canvas.addEventListener('webglcontextlost', () => this.#doWithoutWebGl(), { once: true });
    if (drawsBySoftware(this.#game)) this.#game.loop.setFPSLimit(SPARING_FPS);
    this.#pen = scene.add.graphics();
    this.#fit();
    scene.events.on(Phaser.Scenes.Events.UPDATE, () => this.#frame());
    this.wake();
  }

  /**
   * A phone short of memory, or a restarting driver, takes WebGL away, perhaps for good: the figure goes on as if it
   * had never been there.
   */
  #doWithoutWebGl(): void {
    // The canvas of a game that has ended loses its context too.
    if (this.#scene === null) return;
    this.#end();
    this.#game = this.#start(Phaser.CANVAS);
  }

  #frame(): void {
    if (this.#pen === null) return;
    this.#pen.clear();
    this.#moving = this.#draw?.(this.#pen, performance.now()) ?? false;
    if (!this.#moving) this.#game.loop.sleep();
  }
}
