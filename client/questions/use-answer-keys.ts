/** The keys of a question: 1 to 9 an option, Enter the answer. They are shown on the controls. */

import { useKeys } from '../kit/use-keys.ts';

/** @param options how many can be picked */
export function useAnswerKeys(options: number, onPick: (option: number) => void, onSend: () => void): void {
  useKeys((key) => {
    if (key === 'Enter') return onSend;
    const option = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
    return option < 0 || option >= options ? null : () => onPick(option);
  });
}
