/**
 * The Phaser game behind a figure: two layers of lines with the fog between them, sharp on any screen, asleep while
 * nothing moves. Knows nothing about the content.
 */

import Phaser from 'phaser';
import { fogPixels } from './fog.ts';
import { mixed, type Palette } from './palette.ts';

export type Pen = Phaser.GameObjects.Graphics;

/**
 * Draws a frame in px of the figure; `time` is performance.now().
 * @returns whether something still moves
 */
export type Draw = (far: Pen, near: Pen, time: number) => boolean;

export interface FogLook {
  /** Where the fog begins and ends, px of the figure. */
  readonly from: number;
  readonly to: number;
  /** Px of the figure per px of the texture: the coarser, the larger the clouds. */
  readonly grain: number;
  readonly palette: Palette;
}

/** The period of the fog's texture, in its px. */
const FOG_PERIOD = 384;
/** Texture columns beyond the far side of the figure: left empty, since the texture's sides blend into each other. */
const FOG_SPARE = 3;

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
  #game: Phaser.Game;
  readonly #host: HTMLElement;
  readonly #draw: Draw;
  /** Px of the canvas per px of the figure. */
  #ratio = ratioAt(1);
  #size = { width: 16, height: 16 };
  #scene: Phaser.Scene | null = null;
  #gone = false;
  #far: Pen | null = null;
  #near: Pen | null = null;
  #fog: Phaser.GameObjects.TileSprite[] = [];
  #look: FogLook | null = null;
  #fogTextures = 0;
  #scroll = 0;

  constructor(host: HTMLElement, draw: Draw) {
    this.#host = host;
    this.#draw = draw;
    this.#game = this.#start(Phaser.AUTO);
  }

  #start(type: number): Phaser.Game {
    const game = new Phaser.Game({
      type,
      parent: this.#host,
      transparent: true,
      antialias: true,
      banner: false,
      disableContextMenu: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      scale: { mode: Phaser.Scale.NONE, width: 16, height: 16, zoom: 1 / this.#ratio },
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

  /** The fog's place and colour. */
  setFog(look: FogLook): void {
    this.#look = look;
    this.#layFog();
    this.wake();
  }

  /** How far the figure has been scrolled, px of the figure, so that the clouds move along. */
  scrollFog(scroll: number): void {
    this.#scroll = scroll;
  }

  /** Draws frames until nothing moves. */
  wake(): void {
    if (this.#scene !== null && !this.#gone) this.#game.loop.wake();
  }

  /** Phaser destroys itself in its next frame, so one has to come even when it sleeps; after that none may. */
  destroy(): void {
    this.#game.destroy(true);
    this.wake();
    this.#gone = true;
  }

  #boot(): void {
    const scene = this.#game.scene.getScenes(false)[0] ?? null;
    if (scene === null) return;
    this.#scene = scene;
    this.#game.canvas.addEventListener('webglcontextlost', () => this.#doWithoutWebGl(), { once: true });
    if (drawsBySoftware(this.#game)) this.#game.loop.setFPSLimit(SPARING_FPS);
    this.#far = scene.add.graphics();
    this.#near = scene.add.graphics().setDepth(2);
    this.#fit();
    scene.events.on(Phaser.Scenes.Events.UPDATE, () => this.#frame());
    this.#layFog();
    this.wake();
  }

  /**
   * A phone short of memory, or a restarting driver, takes WebGL away, perhaps for good: the figure goes on as if it
   * had never been there.
   */
  #doWithoutWebGl(): void {
    if (this.#gone) return;
    const lost = this.#game;
    this.#scene = this.#far = this.#near = null;
    this.#fog = [];
    lost.destroy(true);
    // It destroys itself in its next frame.
    lost.loop.wake();
    this.#game = this.#start(Phaser.CANVAS);
  }

  #frame(): void {
    if (this.#far === null || this.#near === null) return;
    this.#far.clear();
    this.#near.clear();
    const time = performance.now();
    const moving = this.#draw(this.#far, this.#near, time);
    this.#fog.forEach((bank, index) => {
      bank.tilePositionY =
        (this.#scroll * (0.5 + 0.3 * index) + (time / 1000) * (index === 0 ? 5 : -3)) / (this.#look?.grain ?? 1);
    });
    if (!moving) this.#game.loop.sleep();
  }

  #layFog(): void {
    for (const bank of this.#fog) {
      const key = bank.texture.key;
      bank.destroy();
      this.#scene?.textures.remove(key);
    }
    this.#fog = [];
    if (this.#look === null || this.#scene === null) return;
    const { palette } = this.#look;
    this.#fog = [
      this.#bank(this.#scene, this.#look, mixed(palette.paper, palette.peer, 0.15), 0.96, 7),
      this.#bank(this.#scene, this.#look, mixed(palette.paper, palette.peer, 0.34), 0.55, 23),
    ];
  }

  #bank(
    scene: Phaser.Scene,
    look: FogLook,
    color: number,
    density: number,
    salt: number,
  ): Phaser.GameObjects.TileSprite {
    const seen = Math.max(2, Math.ceil((look.to - look.from) / look.grain));
    const width = seen + FOG_SPARE;
    const key = `fog-${this.#fogTextures++}`;
    const texture = scene.textures.createCanvas(key, width, FOG_PERIOD);
    const pixels = new ImageData(seen, FOG_PERIOD);
    pixels.data.set(fogPixels(seen, FOG_PERIOD, color, density, salt));
    texture?.putData(pixels, 0, 0);
    texture?.refresh();
    texture?.setFilter(Phaser.Textures.FilterMode.LINEAR);
    const height = this.#game.scale.height / this.#ratio;
    return scene.add
      .tileSprite(look.from, 0, width, Math.ceil(height / look.grain), key)
      .setOrigin(0, 0)
      .setScale(look.grain)
      .setDepth(1);
  }
}
