/**
 * Styles are written in px of a screen at arm's length, whose root is 16 px; the page gets them in rem, so that type, room
 * and controls grow with a large screen (base.css) and with the size of type that a reader has chosen in the browser.
 * Hair lines and strokes stay as they are, and so do pictures, which have a scale of their own.
 */

import pxToRem from 'postcss-pxtorem';

/** Styles of what is laid out in px by a layout of its own. */
const PICTURES = /(figure|review-svg)\.css$/;
/** Words in pictures among other styles. */
const IN_PICTURES = ['.waves ', '.words '];

export default {
  plugins: [
    pxToRem({
      rootValue: 16,
      unitPrecision: 10,
      propList: ['*', '!stroke*'],
      minPixelValue: 2.9,
      mediaQuery: true,
      exclude: PICTURES,
      selectorBlackList: IN_PICTURES,
    }),
  ],
};
