/**
 * The parts of Phaser that the figure uses, in place of the whole of it: no physics, loader, sound, input plugins,
 * tweens or 3D. Half of Phaser is never called here, and its package cannot be shaken out of its own bundle.
 */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src');
const ID = '\0phaser-parts';

/** What client/figure/phaser asks of Phaser by name. */
const NAMED = {
  // First: its modules need each other, and only in this order.
  WebGL: 'renderer/webgl/index',
  CONST: 'const',
  Game: 'core/Game',
  CoreEvents: 'core/events/index',
  ScaleModes: 'scale/const/index',
  Scene: 'scene/Scene',
  SceneEvents: 'scene/events/index',
};

/** What a scene finds by itself once it is loaded. */
const REGISTERED = [
  'cameras/2d/CameraManager',
  'events/EventEmitter',
  'gameobjects/DisplayList',
  'gameobjects/GameObjectCreator',
  'gameobjects/GameObjectFactory',
  'gameobjects/UpdateList',
  'gameobjects/graphics/GraphicsFactory',
  'scene/ScenePlugin',
];

/** What WebGL would make only when it is asked for, and is not asked for here: filters with their shaders, and tiles. */
const UNUSED =
  /\/renderNodes\/(?:filters\/Filter|\w+\/(?:Submitter|Texturer|Transformer)Tile|BatchHandler(?:TileSprite|PointLight))\w*\.js$/;

/** Switches of Phaser's own build, which replaces them in the same way. */
const SWITCHES = {
  WEBGL_RENDERER: true,
  CANVAS_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};

const MODULE = [
  ...Object.entries(NAMED).map(([name, path]) => `import ${name} from '${SOURCE}/${path}.js';`),
  ...REGISTERED.map((path) => `import '${SOURCE}/${path}.js';`),
  `export default {
    AUTO: CONST.AUTO, CANVAS: CONST.CANVAS, Game, Scene,
    Core: { Events: CoreEvents }, Scenes: { Events: SceneEvents }, Scale: { NONE: ScaleModes.SCALE_MODE.NONE },
    Renderer: { WebGL },
  };`,
].join('\n');

/** @returns the plugin; while developing the whole of Phaser is there */
export function phaserParts(): Plugin {
  return {
    name: 'phaser-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'phaser' ? ID : null),
    load: (id) => (id === ID ? MODULE : null),
    transform: (code, id) => {
      if (!id.startsWith(SOURCE)) return null;
      if (UNUSED.test(id)) return { code: 'module.exports = null;', map: null };
      const switched = Object.entries(SWITCHES).reduce(
        (text, [name, value]) => text.replaceAll(`typeof ${name}`, String(value)),
        code,
      );
      return { code: switched, map: null };
    },
  };
}
