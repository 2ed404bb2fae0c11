/** The elements that must be whole in each kind of screen, and the screens. */

import type { Asked } from '../whole.ts';

/** Phones upright and on their side, tablets, laptops, large screens, and all but the phones at 200 %. */
export const SCREENS = [
  ...['320x568', '360x640', '384x512', '390x844', '512x384', '640x360', '683x384', '844x390', '960x540'],
  ...['768x1024', '1024x768'],
  ...['1280x720', '1366x625', '1366x768', '1920x1080', '3840x2160'],
];
export const PROJECTORS = ['800x600', '1024x768', '1280x720', '1920x1080', '3840x2160'];

/** Minimum visible px of the figure: its newest arrow with its words. */
export const FIGURE_LEAST = { width: 180, height: 48 };

/** The parts of a question; and the page's head, which must not squeeze them. */
export const QUESTION: Asked = {
  parts: [
    ...['.cause', '.question h2', '.time-left', '.card', '.control', '.flag-toggle', '.given', '.composer .field'],
    ...['.letters', '.composer .button', '.variables dl > div', '.feedback', '.hints li:last-child', '.coach'],
    ...['.fig-head .name', '.fig-head .end', '.fig-scroll', '.daily-budget'],
    ...['.top .player-name', '.top .score', '.top .icon-button'],
  ].join(),
  touched: '.panel button, .panel input, .panel summary, .top button',
  read: '.panel, .top, .fig-head',
};
/** The parts of a bet, beside which nothing else is asked. */
export const BET: Asked = { ...QUESTION, parts: `.bet-ask, .bet-option, .bet-terms .plain, ${QUESTION.parts}` };
export const OPENING: Asked = {
  parts: '.opening-asks :is(h2, p, .button), .opening-card, .opening-ways button, .top .icon-button',
  touched: '.opening button, .top button',
  read: '.opening',
};
export const GUIDED: Asked = {
  parts: [
    ...['.first-head', '.first-said p:last-child', '.first-dots', '.first-foot button', '.card', '.control'],
    ...['.cause', '.idle-card', '.fig-scroll', '.fig-head .name', '.top .icon-button'],
  ].join(),
  touched: '.panel button',
  read: '.first-callout, .panel, .fig-ring',
};
export const OVER: Asked = {
  parts: '.walk-sky, .transport :is(.before, .after), .scrub, .walk-heads b, .walk-head h1, .top .icon-button',
  touched: '.transport button, .walk-panel button',
};
export const DIALOG: Asked = {
  parts: '.docked[open], .docked[open] :is(.time-left, h2, button, label), .fig-scroll',
  touched: '.docked[open] :is(button, label)',
  read: '.docked[open]',
};
export const CLASS_QUESTION: Asked = {
  parts: [
    ...['.question-text', '.time-left', '.answer', '.order-list li', '.number-answer .input', '.answer-foot > *'],
    ...['.quiz-step', '.test-foot > .button', '.top .icon-button', '.top .player-name', '.top .score'],
  ].join(),
  touched: '.answer, .answer-foot button, .order-list button, .quiz-step, .test-foot > .button',
  read: '.ask-card',
};
export const REMOTE: Asked = {
  parts: '.desk-status h1, .desk-status .round-clock, .desk-controls .button, .top .icon-button',
  touched: '.desk :is(button, summary, a)',
  read: '.desk',
};
export const BOARD: Asked = {
  parts: [
    ...['.strip-title', '.strip-done', '.strip-code', '.round-clock', '.board-key', '.icon-button'],
    ...['.lobby-door', '.lobby-door > *'],
    ...['.lobby-count', '.lobby-names li', '.mini', '.duel-legend > span', '.large-heads', '.large-seat'],
    ...['.large-verdict', '.question-board > *', '.board-options li', '.answer-bars li', '.test-board > *'],
    ...['.huge-words', '.board-standings li', '.climb-most', '.climb-most > *', '.climb-rest', '.headline-words > *'],
    ...['.race-names b', '.race-figure', '.podium:not(.numbers) .step', '.podium-words'],
    ...['.heat th', '.heat td', '.order-key li'],
  ].join(),
  read: '.board',
  // The minimum height of letters legible from the last row.
  share: 0.0219,
};
