/** How a step of the path is begun: one press, and the bot is there. */

import type { Step } from '../../model/path.ts';
import type { AppParts } from '../app-context.ts';
import { useApp } from '../app-context.ts';
import { nameToPlay } from '../generated-name.ts';

/** Begins a step, out of whatever match there is. */
export function useStep(): (step: Step) => Promise<void> {
  const parts = useApp();
  return (step) => begin(parts, step);
}

/** A person alone plays against the chosen bot, with the choices that do not change what the step is. */
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
