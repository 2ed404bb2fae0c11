/** Node's warnings about itself. Imports nothing, so that it can run before everything that makes Node warn. */

/**
 * Suppresses Node's notices of experimental features: the SQLite of some versions is one, and so is the JSON that
 * Colyseus imports. A teacher who starts the game can do nothing about them [NET150]. Every other warning is printed.
 */
export function silenceExperiments(): void {
  const emit = process.emitWarning;
  process.emitWarning = (...said: readonly unknown[]) => {
    if (said[1] !== 'ExperimentalWarning') Reflect.apply(emit, process, said);
  };
}
