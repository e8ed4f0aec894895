import * as z from 'zod';
import { sha256Text, signature, timeText } from './signed.js';

/** A signed statement of a chain's end, its last statement and its policy. It is renewed with every batch of records. */
export const headDocument = z.strictObject({
  version: z.literal(1),
  kind: z.literal('head'),
  tenant: z.uuid(),
  sequence: z.int().nonnegative().describe('Last record of the log'),
  hash: sha256Text.describe('Hash of that record'),
  recordedAt: timeText.describe('When that record was sealed'),
  statement: z
    .strictObject({ number: z.int().positive(), hash: sha256Text })
    .describe('The newest statement about the log, which also covers all statements before it'),
  policy: z.int().positive().describe('Revision of the policy of the log'),
  ...signature,
});

export type Head = Readonly<z.output<typeof headDocument>>;
