import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalForm } from './canonical-form.js';
import { sha256Text, signature, timeText } from './signed.js';

const place = z.strictObject({ sequence: z.int().nonnegative(), hash: sha256Text });

const about = {
  version: z.literal(1),
  tenant: z.uuid(),
  number: z.int().positive().describe('Position among the statements about this log: 1, 2, 3 and so on'),
  previous: sha256Text.describe('Hash of the previous statement; zeros for the first'),
  first: z.int().positive().describe('Oldest record that is kept'),
  before: sha256Text.describe('Hash of the record before that one; zeros if the log begins there'),
  sequence: z.int().nonnegative().describe('Last record of the log at that time'),
  hash: sha256Text.describe('Hash of that record'),
  madeAt: timeText,
  ...signature,
};

/** A signed statement about a log by a process with the key ring: the log's existence, its beginning, what happened to it, and why. */
export const statementDocument = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('founded'), ...about })
    .describe('The tenant was created, as record 1 states'),
  z
    .strictObject({ kind: z.literal('adopted'), ...about })
    .describe('An existing log is vouched for from now on'),
  z
    .strictObject({ kind: z.literal('cut'), ...about, retentionDays: z.int().positive() })
    .describe('Retention has moved the beginning of the log'),
  z
    .strictObject({
      kind: z.literal('restored'),
      ...about,
      reason: z.string(),
      since: z
        .int()
        .nonnegative()
        .describe(
          'What was signed before about records after this one is void: they were lost, or are others now',
        ),
      lost: place.nullable().describe('Newest record that is known to have existed; null: unknown'),
    })
    .describe('An operator has accepted that records were lost by a restore'),
  z
    .strictObject({ kind: z.literal('rekeyed'), ...about, publicKeys: z.string() })
    .describe('Keys that verify earlier signatures, as PEM'),
]);

export type Statement = Readonly<z.output<typeof statementDocument>>;

/** The hash by which the next statement and the head of the chain refer to this statement. */
export function statementHash(statement: Statement): string {
  return createHash('sha256').update(canonicalForm(statement), 'utf8').digest('hex');
}
