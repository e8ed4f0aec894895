import * as z from 'zod';
import { plainText } from '#kernel';

/** Maximum number of operations in one request. */
export const MOST_BULK_OPERATIONS = 100;

/** A bulk request (RFC 7644, 3.7). */
export const bulkRequest = z.object({
  failOnErrors: z.int().min(1).optional(),
  Operations: z
    .array(
      z.object({
        method: z
          .string()
          .transform((word) => word.toUpperCase())
          .pipe(z.enum(['POST', 'PUT', 'PATCH', 'DELETE'])),
        bulkId: plainText({ min: 1, max: 200, what: 'A bulkId' }).optional(),
        version: plainText({ max: 100, what: 'A version' }).optional(),
        path: plainText({ max: 300, what: 'A path' }),
        data: z.unknown().optional(),
      }),
    )
    .min(1),
});

export type BulkRequest = z.output<typeof bulkRequest>;
export type BulkOperation = BulkRequest['Operations'][number];
