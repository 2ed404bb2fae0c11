/** A refusal as the matchmaker carries it to the client: the code is the message. */

import { ErrorCode, ServerError } from '@colyseus/core';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { ClassRefusalCode } from '../../shared/lesson/class-command.ts';

export function refusal(code: RefusalCode | ClassRefusalCode): ServerError {
  return new ServerError(ErrorCode.AUTH_FAILED, code);
}
