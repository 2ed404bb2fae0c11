/** Beginning a step of the path: one press, and the bot is there. */

import type { Step } from './path.ts';
import type { AppParts } from '../../context/app-context.ts';
import { useApp } from '../../context/app-context.ts';
import { nameToPlay } from '../../context/generated-name.ts';

/** Begins a step, leaving any current match. */
export function useStep(): (step: Step) => Promise<void> {
  const parts = useApp();
  return (step) => begin(parts, step);
}

/** A single player plays against the chosen bot, with the options that do not change the step. */
async function begin({ actions, preferences, session }: AppParts, { levelId, compose }: Step): Promise<void> {
  const { name, bot, mode, pace, speed } = preferences;
  if (session.grant.value !== null) await actions.leave();
  await actions.create({
    name: nameToPlay(name.value),
    against: 'bot',
    bot: bot.value,
    options: { levelId, compose, mode: mode.value, pace: pace.value, speed: speed.value },
  });
}
