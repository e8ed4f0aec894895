import * as z from 'zod';
import { plainText } from '#kernel';
import { LONGEST_FILTER } from '../filter/parse-filter.js';
import { refused } from '../refused.js';

/** Maximum number of operations in one request. */
const MOST_OPERATIONS = 200;

const op = z
  .string()
  .transform((word) => word.toLowerCase())
  .pipe(z.enum(['add', 'remove', 'replace']));

/** A request to change a resource (RFC 7644, 3.5.2). Operation names are case-insensitive: Entra ID writes `Add`. */
const patchRequest = z.object({
  Operations: z
    .array(
      z.object({
        op,
        path: plainText({ max: LONGEST_FILTER, what: 'A path' })
          .nullish()
          .transform((path) => (path === '' ? undefined : (path ?? undefined))),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(MOST_OPERATIONS),
});

export type PatchOperation = z.output<typeof patchRequest>['Operations'][number];

/**
 * The operations of a request.
 *
 * @throws DomainError `scim.syntax_invalid`
 */
export function operationsIn(data: unknown): readonly PatchOperation[] {
  const { data: request, error } = patchRequest.safeParse(data);
  if (request !== undefined) return request.Operations;
  const { path = [], message = '' } = error.issues[0] ?? {};
  throw refused('invalidSyntax', `${path.map(String).join('.')}: ${message}.`);
}
