import * as z from 'zod';
import { sha256Text, signature, timeText } from './signed.js';

/** A signed statement that at this time, the record with this sequence number had this hash. */
export const checkpointDocument = z.strictObject({
  version: z.literal(1),
  tenant: z.uuid(),
  sequence: z.int().positive(),
  hash: sha256Text.describe(
    'Hash of the record with this sequence number, which also covers all records before it',
  ),
  recordedAt: timeText.describe('When that record was sealed'),
  madeAt: timeText.describe('When the checkpoint was made'),
  ...signature,
});

export type Checkpoint = Readonly<z.output<typeof checkpointDocument>>;
