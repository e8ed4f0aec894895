import { z } from 'zod';
import { defineEvent } from '#kernel';

/** Secrets of the tenant that were stored under other keys are encrypted with this one now. Told for each batch. */
export const SecretsReencrypted = defineEvent(
  'operations.secrets.reencrypted.v1',
  z.object({
    outcome: z.literal('success'),
    key: z.string().describe('Id of the key, as ENCRYPTION_KEYS names it'),
    place: z.string().describe('Table and column'),
    values: z.int(),
  }),
);
