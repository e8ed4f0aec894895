import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';

/**
 * The tag of a revision. A compressing proxy turns it into a weak one (`W/"7"`): the same content in other bytes. A change is based on the
 * content, so both stand for the same revision, and changes through such a proxy work.
 */
const TAG = /^(?:W\/)?"(?<revision>[\w.-]{1,80})"$/;

/** Sends the client the revision of the content, as a strong entity tag (RFC 9110, 8.8.3). */
export function sendRevision(reply: FastifyReply, revision: number | string): void {
  void reply.header('etag', `"${String(revision)}"`);
}

/**
 * Injects the revision that a change is based on, from `If-Match` (RFC 9110, 13.1.1). Fails with 428 if it is missing: two people who edit
 * the same thing must not overwrite each other (RFC 6585, 3).
 */
export const IfMatch = createParamDecorator((_data: unknown, execution: ExecutionContext): string => {
  const header = execution.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const revision = TAG.exec(header?.trim() ?? '')?.groups?.['revision'];
  if (revision !== undefined) return revision;
  throw new DomainError('precondition_required', 'revision.missing', {
    detail: 'Send the ETag of the version that you have read as If-Match.',
  });
});

/** Describes the `If-Match` header of a route that uses `@IfMatch()`. */
export function NeedsRevision(): MethodDecorator & ClassDecorator {
  return ApiHeader({
    name: 'if-match',
    required: true,
    description: 'ETag of the answer that the change is based on',
  });
}

/**
 * Asserts that a change is based on the current state. Call it inside the transaction, after locking the row.
 *
 * @param given undefined: not based on a reading, as on the command line
 * @throws DomainError `revision.stale` (412) when somebody else has made a change in the meantime
 */
export function assertRevision(current: number | string, given: string | undefined): void {
  if (given === undefined || String(current) === given) return;
  throw new DomainError('precondition_failed', 'revision.stale', {
    detail: 'Somebody else changed this in the meantime. Load it again, then make your change.',
    facts: { revision: String(current) },
  });
}
