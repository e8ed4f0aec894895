import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';

/**
 * The tag of a revision. A proxy that compresses makes it a weak one (`W/"7"`): the same content in other bytes. It stands for the
 * same revision here, as it is the content that a change is based on, so what came back through such a proxy can be changed, too.
 */
const TAG = /^(?:W\/)?"(?<revision>[\w.-]{1,80})"$/;

/** Tells a client the revision of what it gets, as a strong entity tag (RFC 9110, 8.8.3). */
export function sendRevision(reply: FastifyReply, revision: number | string): void {
  void reply.header('etag', `"${String(revision)}"`);
}

/**
 * Gives the revision that a change is based on, from `If-Match` (RFC 9110, 13.1.1). Fails with 428 when it is missing: two
 * people who edit the same thing must not overwrite each other (RFC 6585, 3).
 */
export const IfMatch = createParamDecorator((_data: unknown, execution: ExecutionContext): string => {
  const header = execution.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const revision = TAG.exec(header?.trim() ?? '')?.groups?.['revision'];
  if (revision !== undefined) return revision;
  throw new DomainError('precondition_required', 'revision.missing', {
    detail: 'Send the ETag of the version that you have read as If-Match.',
  });
});

/** Describes the `If-Match` header of a route that takes `@IfMatch()`. */
export function NeedsRevision(): MethodDecorator & ClassDecorator {
  return ApiHeader({
    name: 'if-match',
    required: true,
    description: 'ETag of the answer that the change is based on',
  });
}

/**
 * Asserts that a change is based on what is there now. Call it inside the transaction, once the thing is locked.
 *
 * @param given undefined: not based on a reading, as on the command line
 * @throws DomainError `revision.stale` (412) when somebody else has changed it meanwhile
 */
export function assertRevision(current: number | string, given: string | undefined): void {
  if (given === undefined || String(current) === given) return;
  throw new DomainError('precondition_failed', 'revision.stale', {
    detail: 'Somebody else changed this in the meantime. Load it again, then make your change.',
    facts: { revision: String(current) },
  });
}
