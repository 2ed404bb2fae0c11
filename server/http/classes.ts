/** The page's requests about a class from outside it, and the deletion of one. */

import type { Application } from 'express';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { CLASS_CODE_LENGTH, type ClassInvitation, type InstanceRules } from '../../shared/class-protocol.ts';
import { CODE_ALPHABET, normaliseCode } from '../../shared/protocol.ts';
import { sameHash } from '../rooms/class/key-ring.ts';
import { hashSeatKey } from '../rooms/seat-key.ts';
import { invitationOf } from '../rooms/class/admission.ts';
import type { Services } from '../rooms/services.ts';
import { addressOf } from '../sender.ts';
import { hearing } from './spending.ts';

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CLASS_CODE_LENGTH}}$`);
const DAY_MS = 24 * 3_600_000;

type ClassServices = Pick<Services, 'classes' | 'classrooms' | 'guesses' | 'settings' | 'log'>;
type Deleted = { readonly status: number; readonly body: { readonly ok: true } | { readonly error: ClassRefusalCode } };

/** @param app of the HTTP server */
export function serveClasses(app: Application, services: ClassServices): void {
  const { hostPassword, retentionMs, publicUrl } = services.settings;
  const rules: InstanceRules = {
    password: hostPassword !== undefined,
    retentionDays: retentionMs === null ? 0 : Math.round(retentionMs / DAY_MS),
    address: publicUrl ?? null,
  };
  app.get('/api/instance', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(rules);
  });
  app.get('/api/classes/:code', hearing(services.guesses), async (request, response) => {
    const invitation = await invitationTo(services, normaliseCode(request.params.code));
    if (invitation === null) await services.guesses.wrong(addressOf(request));
    response.set('Cache-Control', 'no-store').json(invitation);
  });
  app.delete(
    '/api/classes/:code',
    async (request, response, next) => {
      const code = normaliseCode(request.params.code);
      const address = addressOf(request);
      const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const { status, body } = await deleted(services, code, key);
      // [NET190] A right key is always accepted; a wrong one is a guess of the code.
      if (status !== 200) {
        if (!(await services.guesses.hears(code, address))) return next();
        await services.guesses.wrong(address);
      }
      response.set('Cache-Control', 'no-store').status(status).json(body);
    },
    hearing(services.guesses),
  );
}

/** Where a link to a class leads, even if it is over; null: there is no such class. */
async function invitationTo({ classes, classrooms }: ClassServices, code: string): Promise<ClassInvitation | null> {
  const open = classrooms.get(code);
  if (open != null) return invitationOf(open.shown);
  const stored = CODE.test(code) ? await classes.byCode(code) : null;
  // A class without a room cannot be joined, whatever its log says.
  return stored === null ? null : { ...invitationOf(replayClass(stored.events)), over: true };
}

async function deleted({ classes, classrooms }: ClassServices, code: string, key: string): Promise<Deleted> {
  const stored = CODE.test(code) ? await classes.byCode(code) : null;
  if (stored === null) return { status: 404, body: { error: 'no-such-class' } };
  if (!sameHash(stored.keyHash, hashSeatKey(key))) return { status: 403, body: { error: 'not-the-teacher' } };
  const open = classrooms.get(code);
  await (open == null ? classes.delete(stored.id) : open.delete());
  return { status: 200, body: { ok: true } };
}
