/** A refusal as the matchmaker carries it to the client: the code is the message. */

import { ErrorCode, ServerError } from '@colyseus/core';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';

export function refusal(code: RefusalCode | ClassRefusalCode): ServerError {
  return new ServerError(ErrorCode.AUTH_FAILED, code);
}
