/**
 * Styles are written in px of a screen at arm's length, whose root is 16 px; the page gets them in rem, so that type, room
 * and controls grow with a large screen (base.css) and with the size of type that a reader has chosen in the browser.
 * Hair lines and strokes stay as they are, and so do pictures, which have a scale of their own.
 */

import { readFileSync } from 'node:fs';
import pxToRem from 'postcss-pxtorem';

/** Styles of what is laid out in px by a layout of its own. */
const PICTURES = /(figure\/(phaser|svg)\/[\w-]+|kit\/waves)\.css$/;

/** The screens that tokens.css names: `@media (--phone)` means the condition that `@custom-media --phone` gives. */
const SCREENS = new Map(
  [
    ...readFileSync(new URL('client/kit/tokens.css', import.meta.url), 'utf8').matchAll(
      /@custom-media (--[\w-]+) ([^;]+);/g,
    ),
  ].map(([, name, condition]) => [name, condition.replace(/\s+/g, ' ')]),
);

/** Ten lines instead of two packages: the conditions are in one file, and each style sheet is processed alone. */
const screens = {
  postcssPlugin: 'screens',
  Once(sheet) {
    sheet.walkAtRules('custom-media', (rule) => rule.remove());
    sheet.walkAtRules('media', (rule) => {
      rule.params = rule.params.replace(/\((--[\w-]+)\)/g, (_, name) => {
        const condition = SCREENS.get(name);
        if (condition === undefined) throw rule.error(`tokens.css has no screen ${name}`);
        return condition.startsWith('(') && !condition.includes(') ') ? condition : `(${condition})`;
      });
    });
  },
};

export default {
  plugins: [
    screens,
    pxToRem({
      rootValue: 16,
      unitPrecision: 10,
      propList: ['*', '!stroke*'],
      minPixelValue: 2.9,
      mediaQuery: true,
      exclude: PICTURES,
    }),
  ],
};
