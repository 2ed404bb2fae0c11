/** The callouts of the guided first duel by name: all that the page needs to know of them to lead back into it. */

/** All callouts, in the order in which a duel without a mistake reaches them. */
export const FIRST_STEPS = [
  'you',
  'close',
  'card',
  'fog',
  'ack',
  'wait',
  'half',
  'fin',
  'last',
  'ring',
  'port',
  'free',
] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
